// The form of a new arena as values: what is chosen, what it amounts to, and the input that it makes.
import { type ModelChoices, modelsOf } from '@/components/run/model-choices'
import { MOST_ROWS } from '@/lib/core/arena/arena-limits'
import type { CreateArenaRequest } from '@/lib/usecases/create-arena'

export interface RunChoice {
  id: string
  number: number
  rows: number
  /** Its rows were made up. */
  synthetic: boolean
  arms: { arm: number; title: string }[]
}

/** Numbers are kept as typed. */
export interface ArenaChoices extends ModelChoices {
  from: 'run' | 'new'
  runId: string
  /** Arms of the run that take part. */
  arms: number[]
  datasetId: string
  versionIds: string[]
  rows: string
  seed: number
  question: string
  showProfile: boolean
  showLabel: boolean
  allowTie: boolean
  allowBothBad: boolean
  allowComments: boolean
  votesPerVoter: string
  end: 'votes' | 'stable'
  endVotes: string
}

/** Contenders, and users, that the choices amount to. */
export function sizeOf(choices: ArenaChoices, runs: readonly RunChoice[]): { contenders: number; rows: number } {
  if (choices.from === 'new') {
    const rows = Math.max(0, Math.floor(Number(choices.rows)) || 0)
    return { contenders: choices.versionIds.length * modelsOf(choices).length, rows }
  }
  const rows = runs.find(({ id }) => id === choices.runId)?.rows ?? 0
  return { contenders: choices.arms.length, rows: Math.min(rows, MOST_ROWS) }
}

export function arenaInputOf(choices: ArenaChoices): CreateArenaRequest {
  const { question, showProfile, showLabel, allowTie, allowBothBad, allowComments, votesPerVoter } = choices
  return {
    answers:
      choices.from === 'run'
        ? { from: 'run', runId: choices.runId, arms: choices.arms }
        : {
            from: 'new',
            datasetId: choices.datasetId,
            versionIds: choices.versionIds,
            models: modelsOf(choices),
            rows: Number(choices.rows),
            seed: choices.seed,
          },
    rules: {
      ...{ question, showProfile, showLabel, allowTie, allowBothBad, allowComments },
      votesPerVoter: Number(votesPerVoter),
      endVotes: choices.end === 'votes' ? Number(choices.endVotes) : null,
    },
  }
}
