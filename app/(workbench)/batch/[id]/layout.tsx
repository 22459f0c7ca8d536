// Above every view of a run: that its rows were made up, where they were.
import type { ReactNode } from 'react'
import { SyntheticNotice } from '@/components/dataset/synthetic-mark'
import { readRun } from './read-run'

export default async function RunLayout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ id: string }>
}) {
  const run = await readRun((await params).id)
  return (
    <>
      {run?.synthetic === true && <SyntheticNotice of="run" className="mb-4" />}
      {children}
    </>
  )
}
