// The run of an address, once a request, and what its versions are called on screen.
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { armTitles } from '@/components/run/arm-title'
import { getRuntime } from '@/lib/runtime'

export const readRun = cache(async (id: string) => (await getRuntime()).runs.find(id))

/** Answers with the page for what isn't there where the run is unknown. */
export async function openRun(id: string) {
  const [run, t] = await Promise.all([readRun(id), getTranslations('result')])
  if (run === null) notFound()
  return { run, titles: armTitles(run.arms, { embedded: t('setup.embedded') }) }
}

/** The title of a view of the run, with the run's number, which tells the views of several runs apart in a row of tabs. */
export async function viewTitle(id: string, view: string): Promise<Metadata> {
  const [run, t] = await Promise.all([readRun(id), getTranslations('result')])
  return { title: run === null ? view : `${view} · ${t('title', { number: run.number })}` }
}
