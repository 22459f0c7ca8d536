// A prompt that is not saved yet.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReadingNotes } from '@/components/dataset/reading-notes'
import type { EditorSubject } from '@/components/prompt/prompt-text'
import { getRuntime } from '@/lib/runtime'
import { readCurrentScene } from '../../current-scene'
import { readPreview } from '../../read-preview'
import { PromptEditor } from '../_components/prompt-editor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('prompts'))('newTitle') }
}

export default async function NewPromptPage() {
  const [{ usableVendors, datasets }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  const [sample, usable, readings] = await Promise.all([
    readPreview(scene.id),
    usableVendors(),
    datasets.listReadings(scene.id),
  ])
  const subject: EditorSubject = {
    sceneId: scene.id,
    promptId: null,
    name: '',
    versionId: null,
    number: 0,
    newest: 0,
    text: { template: '', variables: '', emptyCells: 'omit' },
  }
  return (
    <>
      <ReadingNotes readings={readings} />
      <PromptEditor subject={subject} sample={sample} usable={usable} />
    </>
  )
}
