// The editor with its heading. Until it has loaded its text stands in its place, at the same height.
'use client'

import type { EditorView } from '@codemirror/view'
import dynamic from 'next/dynamic'
import { type ReactNode, useCallback, useState } from 'react'
import type { CodeEditorProps } from './code-editor'

const CodeEditor = dynamic(async () => (await import('./code-editor')).CodeEditor, { ssr: false, loading: () => null })

/** `hint` explains below the editor, `aside` stands beside the heading. */
export function CodeField({
  hint,
  aside,
  onView,
  ...editor
}: CodeEditorProps & { hint?: ReactNode; aside?: ReactNode }) {
  const [loaded, setLoaded] = useState(false)
  const ready = useCallback(
    (view: EditorView) => {
      setLoaded(true)
      onView(view)
    },
    [onView],
  )
  return (
    <div>
      <div className="mb-1.5 flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h2 className="text-sm font-medium">{editor.label}</h2>
        {aside}
      </div>
      <div className="grid rounded-md border border-line-strong bg-card font-mono focus-within:outline-2 focus-within:outline-arm-a">
        <div className="col-start-1 row-start-1 min-w-0">
          <CodeEditor {...editor} onView={ready} />
        </div>
        {!loaded && (
          <div
            className="col-start-1 row-start-1 max-h-[60vh] min-w-0 overflow-hidden px-[11px] py-[9px] text-sm leading-[22px] whitespace-break-spaces [overflow-wrap:anywhere] [word-break:break-word] [line-break:after-white-space]"
            style={{ minHeight: editor.minHeight }}
          >
            {/* A break at the end of a block is not drawn, in an editor it is. */}
            {`${editor.value}\n`}
          </div>
        )}
      </div>
      {hint !== undefined && <p className="mt-1 text-xs text-ink-3">{hint}</p>}
    </div>
  )
}
