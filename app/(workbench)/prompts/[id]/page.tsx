// The editor on a version of a prompt: the newest, or the one in ?v=.
import type { Metadata } from 'next'
import { ReadingNotes } from '@/components/dataset/reading-notes'
import { getRuntime } from '@/lib/runtime'
import { readPreview } from '../../read-preview'
import { PromptEditor } from '../_components/prompt-editor'
import { VersionList } from '../_components/version-list'
import { readPrompt, versionAt } from './read-prompt'

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<{ v?: string | string[] }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await readPrompt((await params).id)).name }
}

export default async function PromptPage({ params, searchParams }: PageProps) {
  const [{ id }, { v }, { usableVendors, datasets }] = await Promise.all([params, searchParams, getRuntime()])
  const prompt = await readPrompt(id)
  const version = versionAt(prompt, v)
  const [sample, usable, readings] = await Promise.all([
    readPreview(prompt.sceneId, { version }),
    usableVendors(),
    datasets.listReadings(prompt.sceneId),
  ])
  const { template, variables, emptyCells, number } = version
  const subject = {
    sceneId: prompt.sceneId,
    promptId: prompt.id,
    name: prompt.name,
    versionId: version.id,
    number,
    newest: prompt.versions[0]?.number ?? number,
    text: { template, variables, emptyCells },
  }
  return (
    <>
      <ReadingNotes readings={readings} />
      <PromptEditor subject={subject} sample={sample} usable={usable}>
        <VersionList prompt={prompt} current={number} />
      </PromptEditor>
    </>
  )
}
