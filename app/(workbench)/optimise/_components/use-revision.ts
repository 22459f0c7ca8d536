// A revision under way: what the writer says as it comes, and what became of it.
'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useLineStream } from '@/components/ui/use-line-stream'
import type { ReviseVersionInput, Revision } from '@/lib/usecases/revise-version'
import { type DeskVersion, toDeskVersion } from '../desk-side'

type Line = { text: string } | { done: Revision }

interface RevisionEnds {
  onRevised: (version: DeskVersion) => void
  onParent: (version: DeskVersion) => void
}

export function useRevision({ onRevised, onParent }: RevisionEnds) {
  const router = useRouter()
  const [text, setText] = useState('')
  const [revision, setRevision] = useState<Revision | null>(null)
  const [target, setTarget] = useState<string | null>(null)
  const stream = useLineStream<Line>(
    '/api/revise',
    (line) => {
      if ('text' in line) return setText((said) => said + line.text)
      const { done } = line
      setRevision(done)
      if (done.kind === 'saved') onRevised(toDeskVersion(done.version))
      else onParent(toDeskVersion(done.parent))
      router.refresh()
    },
    (line) => 'done' in line,
  )
  return {
    status: stream.status,
    error: stream.error,
    stop: stream.stop,
    text,
    /** What was asked for: an adaptation to this model, or, with null, a revision. */
    target,
    refused: revision?.kind === 'refused' ? revision : null,
    unchanged: revision?.kind === 'unchanged',
    /** Number of the version that was made. */
    saved: revision?.kind === 'saved' ? revision.version.number : null,
    start: (input: ReviseVersionInput) => {
      setText('')
      setTarget(input.target)
      setRevision(null)
      void stream.start(input)
    },
  }
}
