// An arena whose answers are there, without a model: for tests of what goes on in it.
import type { VoteChoice } from '@/lib/core/rating/vote'
import { seededRandom } from '@/lib/core/sampling/random'
import { createArenaStore } from '@/lib/store/arenas'
import { createDatasetStore } from '@/lib/store/datasets'
import type { PrismaClient } from '@/lib/store/generated/client'
import { createPromptStore } from '@/lib/store/prompts'
import { createRunStore } from '@/lib/store/runs'
import { createSceneStore } from '@/lib/store/scenes'
import { createTrialStore } from '@/lib/store/trials'
import { createVoterStore } from '@/lib/store/voters'
import { createVoteStore } from '@/lib/store/votes'
import { createArenaBoard } from '../arena-board'
import { castVote } from '../cast-vote'
import { joinVoting, makeVoteLink, type Voting } from '../open-voting'
import { serveBattles } from '../serve-battles'
import { createVoterDesks } from '../voter-desks'

const columns = (['user', 'feature', 'label'] as const).map((role, at) => ({
  ...{ name: ['用户', '性别', '下一产品'][at] ?? '', role, kind: 'category' as const },
  ...{ coverage: 1, distinct: 2, topValues: [] },
}))
export const products = ['甲片', '乙片', '丙片']

export interface Settings {
  rows?: number
  prompts?: number
  /** The answer of a prompt on a row; null where there is none. */
  answer?: (arm: number, row: number) => string | null
  rules?: Partial<{ showProfile: boolean; showLabel: boolean; allowTie: boolean; endVotes: number | null }>
}

/** A session whose answers are there, and a clock and a chance of its own. */
export async function prepareArena(prisma: PrismaClient, { rows = 4, prompts = 2, answer, rules }: Settings = {}) {
  const scene = await createSceneStore(prisma).create('健康频道')
  const datasets = createDatasetStore(prisma)
  const datasetId = await datasets.begin({ sceneId: scene.id, name: '七月', fileName: 'july.csv' })
  const cells = (row: number) => [`u${row}`, row % 2 ? '女' : '男', products[row % 3] ?? '']
  await datasets.insertRows(
    datasetId,
    Array.from({ length: rows }, (_, index) => ({ index, cells: cells(index) })),
  )
  await datasets.publish(datasetId, {
    ...{ format: 'csv', encoding: 'utf-8', delimiter: ',', sha256: 'x', rowCount: rows, rejected: 0, columns },
  })
  const promptStore = createPromptStore(prisma)
  const version = { template: 'x', variables: '', emptyCells: 'omit', origin: 'written', parentId: null } as const
  const arms = await Promise.all(
    Array.from({ length: prompts }, async (_, arm) => {
      const prompt = await promptStore.create(scene.id, `提示词${arm}`, version)
      const promptVersionId = prompt.versions[0]?.id ?? ''
      const parameters = { maxTokens: 100 }
      return { arm, name: `提示词${arm} v1`, promptVersionId, connection: 'embedded', model: 'embedded', parameters }
    }),
  )
  const runs = createRunStore(prisma)
  const planned = Array.from({ length: rows }, (_, position) =>
    arms.map(({ arm }) => ({
      ...{ arm, position, rowIndex: position, requestHash: `${datasetId} ${arm} ${position}`, leads: true },
    })),
  ).flat()
  const runId = await runs.create(
    {
      ...{ sceneId: scene.id, datasetId, poolId: null, sample: { strategy: 'uniform', size: rows, seed: 1 } },
      ...{ roles: { label: 2, user: 0, time: null }, theta: 0.8, match: 'lexical', concurrency: 1, maxTokens: 100 },
      ...{ maxCalls: null, budgetUsd: null, sampledRows: rows, repeats: 1, reuse: true, transport: 'live' },
      ...{ stopAtGain: null, bestOf: null, baselines: [], arms },
    },
    planned,
  )
  const said = answer ?? ((arm: number, row: number) => `1. 片剂${arm}${row}：按提示词${arm}的思路`)
  await prisma.completion.createMany({
    data: planned.flatMap(({ arm, position, requestHash }) => {
      const text = said(arm, position)
      const call = { model: 'm', stop: 'end', inputTokens: 0, outputTokens: 0, latencyMs: 1, attempts: 1 }
      return text === null ? [] : [{ requestHash, text, ...call }]
    }),
  })
  await prisma.trial.updateMany({ where: { runId }, data: { state: 2, outcome: 'scored' } })
  await prisma.run.update({ where: { id: runId }, data: { status: 'completed', finishedAt: new Date() } })

  const [arenas, voters, votes] = [createArenaStore(prisma), createVoterStore(prisma), createVoteStore(prisma)]
  const arenaId = await arenas.create({
    ...{ sceneId: scene.id, runId, rows, question: '哪一组更好？', votesPerVoter: 40 },
    ...{
      showProfile: true,
      showLabel: false,
      allowTie: true,
      allowBothBad: true,
      allowComments: true,
      endVotes: 1000,
    },
    ...rules,
    contenders: arms.map(({ parameters: _, ...arm }) => arm),
  })
  const clock = { ms: Date.now() }
  const now = () => clock.ms
  const random = seededRandom(3)
  const board = createArenaBoard({ arenas, runs, datasets, votes, now })
  const trials = createTrialStore(prisma)
  const desks = createVoterDesks({ votes, now })
  const ports = { arenas, voters, votes, trials, board, desks, now, random }
  const link = (votesPerVoter = 40) => makeVoteLink(ports, { arenaId, note: '', votesPerVoter, days: 7 })
  const join = async (token: string, name = '张三') => (await joinVoting(ports, token, null, name)).voting
  const vote = async (voting: Voting, choice: VoteChoice, have: string[] = []) => {
    const [battle] = (await serveBattles(ports, voting, [])).battles
    if (battle === undefined) throw new Error('there is a battle')
    return castVote(ports, voting, { battleId: battle.id, attempt: battle.attempt, choice, comment: '好', have })
  }
  const run = await runs.find(runId)
  if (run === null) throw new Error('the run is there')
  return { ...ports, ports, arenaId, run, runId, clock, link, join, vote, prisma }
}
