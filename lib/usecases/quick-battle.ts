// The arena without a session: two versions on one row or on words of one's own, judged blind by who asked for them.
import { z } from 'zod'
import { areIdentical, type LevelledAnswers, levelAnswers } from '@/lib/core/arena/level-answers'
import { createMask } from '@/lib/core/arena/mask-names'
import { contenderKey, drawSides, QUICK_PROPENSITY } from '@/lib/core/arena/quick-battle'
import type { QuickSide } from '@/lib/core/arena/quick-side'
import { wordsSchema } from '@/lib/core/arena/storable-words'
import { voteChoiceSchema } from '@/lib/core/rating/vote'
import type { Random } from '@/lib/core/sampling/random'
import type { KeptAnswer, KeptQuestion } from '@/lib/engine/ask-kept'
import { AppError } from '@/lib/errors'
import type { PromptStore, PromptVersion } from '@/lib/store/prompts'
import type { QuickBattle, QuickBattleStore, QuickVote, VotedQuickBattle } from '@/lib/store/quick-battles'
import { type PreparedTry, type PrepareTryPorts, prepareTry, scoreTry } from './prepare-try'
import { modelChoiceSchema } from './start-run'

const contenderSchema = z.object({ versionId: z.string().min(1), ...modelChoiceSchema.shape })

export const quickBattleSchema = z.object({
  contenders: z.tuple([contenderSchema, contenderSchema]),
  /** With values or words the dataset is only what the embedded model learns from. */
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('row'), datasetId: z.string().min(1), rowIndex: z.number().int().min(0) }),
    z.object({
      kind: z.literal('values'),
      datasetId: z.string().min(1).nullable(),
      values: wordsSchema(1, 20_000),
    }),
    z.object({
      kind: z.literal('words'),
      datasetId: z.string().min(1).nullable(),
      words: wordsSchema(1, 20_000),
    }),
  ]),
  /** Whether a tie of two like answers, which nobody votes on, goes into the scene's rating. */
  counted: z.boolean(),
})
export type QuickBattleInput = z.output<typeof quickBattleSchema>

export const quickVoteSchema = z.object({
  choice: voteChoiceSchema,
  comment: wordsSchema(0, 1000).default(''),
  /** Said before the vote, so that no outcome decides what counts. */
  counted: z.boolean(),
})

/** A side once the vote is cast. */
export type ShownSide = Pick<QuickSide, 'versionId' | 'name' | 'connection' | 'model' | 'hitRank'>

export interface QuickReveal extends Pick<QuickVote, 'choice' | 'automatic' | 'counted'> {
  left: ShownSide
  right: ShownSide
  label: string
  /** This voter's votes on these two so far, whichever side they were on. */
  tally: { left: number; right: number; ties: number }
}

export interface QuickView {
  id: string
  answers: LevelledAnswers
  /** Null before the vote: nothing tells till then who wrote what. */
  reveal: QuickReveal | null
}

export interface QuickPorts extends PrepareTryPorts {
  prompts: Pick<PromptStore, 'list'>
  quickBattles: Pick<QuickBattleStore, 'open' | 'find' | 'cast' | 'listOfVoter'>
  askKept: (question: KeptQuestion) => Promise<KeptAnswer>
  random: Random
}

/**
 * Asks both, which answers at once where the answers are kept, and shows them on random sides. Two answers that read the same
 * are a tie by themselves. Asked again, the battle comes back as it was, with its vote. Throws 'quick.sameContender',
 * 'quick.noAnswer', 'notFound.prompt', what prepareTry throws, and what a model throws.
 */
export async function openQuickBattle(
  ports: QuickPorts,
  sceneId: string,
  voterKey: string,
  { contenders, source, counted }: QuickBattleInput,
): Promise<QuickView> {
  const [one, other] = contenders
  if (contenderKey(one) === contenderKey(other)) throw new AppError('quick.sameContender', {})
  const versions = new Map(
    (await ports.prompts.list(sceneId)).flatMap(({ versions: all }) => all.map((v) => [v.id, v])),
  )
  const prepared = await Promise.all(
    contenders.map(async (contender) => {
      const version = versions.get(contender.versionId)
      if (version === undefined) throw new AppError('notFound.prompt', {})
      return { contender, version, ready: await prepare(ports, sceneId, contender, version, source) }
    }),
  )
  const answered = await Promise.all(prepared.map((each) => answer(ports, each)))
  const [first, second] = answered
  if (first === undefined || second === undefined) throw new RangeError('two are asked')
  const opened = await ports.quickBattles.open({
    ...{ sceneId, voterKey, propensity: QUICK_PROPENSITY, label: first.label },
    ...(source.kind === 'row'
      ? { datasetId: source.datasetId, rowIndex: source.rowIndex, input: '' }
      : { datasetId: null, rowIndex: null, input: source.kind === 'values' ? source.values : source.words }),
    ...drawSides(first.side, second.side, ports.random),
  })
  const texts = new Map(answered.map(({ side, text }) => [side.requestHash, text]))
  const textOf = ({ requestHash }: QuickSide) => texts.get(requestHash) ?? ''
  const answers = levelAnswers(textOf(opened.left), textOf(opened.right), maskOf(prepared))
  if (opened.vote === null && areIdentical(answers))
    await ports.quickBattles.cast(opened.id, { choice: 'tie', comment: '', automatic: true, counted })
  return { id: opened.id, answers, reveal: await revealOf(ports, opened.id, voterKey) }
}

/** Casts the vote, unless there is one already: that one stays, and is what is shown. Throws 'notFound.battle'. */
export async function castQuickVote(
  ports: Pick<QuickPorts, 'quickBattles'>,
  sceneId: string,
  voterKey: string,
  battleId: string,
  vote: z.output<typeof quickVoteSchema>,
): Promise<QuickReveal> {
  const battle = await ports.quickBattles.find(battleId, voterKey)
  if (battle?.sceneId !== sceneId) throw new AppError('notFound.battle', {})
  await ports.quickBattles.cast(battleId, { ...vote, automatic: false })
  const reveal = await revealOf(ports, battleId, voterKey)
  if (reveal === null) throw new AppError('notFound.battle', {})
  return reveal
}

type Contender = QuickBattleInput['contenders'][number]
interface Prepared {
  contender: Contender
  version: PromptVersion
  ready: PreparedTry
}

const nameOf = ({ promptName, number }: PromptVersion): string => `${promptName} v${number}`

async function prepare(
  ports: QuickPorts,
  sceneId: string,
  { connection, model, parameters }: Contender,
  version: PromptVersion,
  source: QuickBattleInput['source'],
): Promise<PreparedTry> {
  const { template, variables, emptyCells } = version
  const input = {
    ...{ name: nameOf(version), template, variables, emptyCells, connection, model, parameters },
    values: source.kind === 'values' ? source.values : '',
    datasetId: source.datasetId,
    rowIndexes: source.kind === 'row' ? [source.rowIndex] : [],
  }
  return await prepareTry(ports, sceneId, input, version.id, source.kind === 'words' ? source.words : undefined)
}

async function answer(
  { askKept }: QuickPorts,
  { contender, version, ready: { evaluation, rows, client } }: Prepared,
): Promise<{ side: QuickSide; text: string; label: string }> {
  const [row] = rows
  if (row === undefined) throw new RangeError('one row is asked about')
  const request = evaluation.requestOf(0, row)
  const { requestHash, answer } = await askKept({
    ...{ client, request, costUsd: (given) => evaluation.costUsd(0, given) },
  })
  const name = nameOf(version)
  if (answer.text.trim() === '') throw new AppError('quick.noAnswer', { name })
  const label = evaluation.labelsOf(row).join(' | ')
  const hitRank = label === '' ? null : (await scoreTry(evaluation, row, answer)).hitRank
  const { versionId, connection, model } = contender
  return { side: { versionId, name, connection, model, requestHash, hitRank }, text: answer.text, label }
}

const maskOf = (prepared: readonly Prepared[]) =>
  createMask(prepared.flatMap(({ contender, version }) => [nameOf(version), version.promptName, contender.model]))

async function revealOf(
  { quickBattles }: Pick<QuickPorts, 'quickBattles'>,
  battleId: string,
  voterKey: string,
): Promise<QuickReveal | null> {
  const battle = await quickBattles.find(battleId, voterKey)
  if (battle === null || battle.vote === null) return null
  const { left, right, label, vote } = battle
  const { choice, automatic, counted } = vote
  const own = await quickBattles.listOfVoter(battle.sceneId, voterKey)
  return { choice, automatic, counted, left: shown(left), right: shown(right), label, tally: tallyOf(battle, own) }
}

const shown = ({ versionId, name, connection, model, hitRank }: QuickSide): ShownSide => ({
  ...{ versionId, name, connection, model, hitRank },
})

function tallyOf({ left, right }: QuickBattle, battles: readonly VotedQuickBattle[]): QuickReveal['tally'] {
  const [leftKey, rightKey] = [contenderKey(left), contenderKey(right)]
  const tally = { left: 0, right: 0, ties: 0 }
  for (const battle of battles) {
    const keys = [contenderKey(battle.left), contenderKey(battle.right)]
    if (!keys.includes(leftKey) || !keys.includes(rightKey)) continue
    const { choice } = battle.vote
    const winner = choice === 'left' ? keys[0] : choice === 'right' ? keys[1] : null
    if (winner === null) tally.ties += 1
    else if (winner === leftKey) tally.left += 1
    else tally.right += 1
  }
  return tally
}
