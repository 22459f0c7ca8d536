// What the results of the scene come to: the best prompt, how each version fared, and the one next step.
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { armTitles } from '@/components/run/arm-title'
import { readStanding } from '../read-standing'
import { BestPrompt } from './best-prompt'
import { NextStep } from './next-step'
import { nextStepOf, type SceneState } from './next-step-of'
import { VersionHistory } from './version-history'

interface OverviewProps {
  sceneId: string
  state: Omit<SceneState, 'standing' | 'undecided'>
  /** Arenas that take votes now. */
  votes: ReactNode
  /** The last runs. */
  runs: ReactNode
  /** Beside the next step of a scene without data. */
  otherwise: ReactNode
}

export async function Overview({ sceneId, state, votes, runs, otherwise }: OverviewProps) {
  const [{ standing, undecided }, t] = await Promise.all([readStanding(sceneId), getTranslations('batch')])
  const step = nextStepOf({ ...state, standing, undecided })
  const titles = armTitles(standing?.measured ?? [], { embedded: t('embedded') })
  const best = standing === null ? -1 : standing.measured.indexOf(standing.best)
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      {standing !== null && (
        <>
          <BestPrompt standing={standing} title={titles[best] ?? standing.best.name} />
          <VersionHistory standing={standing} titles={titles} />
        </>
      )}
      <div className="grid grid-cols-1 content-start gap-4">
        <NextStep step={step} otherwise={step.kind === 'data' ? otherwise : undefined} />
        {votes}
      </div>
      {runs}
    </div>
  )
}

/** The outline of the same while results are read. */
export function OverviewSkeleton() {
  return (
    <div aria-hidden="true" className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      {[0, 1].map((card) => (
        <div key={card} className="h-72 rounded-lg border bg-card" />
      ))}
      {[2, 3].map((card) => (
        <div key={card} className="h-44 rounded-lg border bg-card" />
      ))}
    </div>
  )
}
