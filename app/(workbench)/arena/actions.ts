'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/lib/boundary/form-action'
import { wordsSchema } from '@/lib/core/arena/storable-words'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { type CreateArenaRequest, createArena as create, createArenaSchema } from '@/lib/usecases/create-arena'
import { type JudgeArenaInput, judgeArenaSchema } from '@/lib/usecases/judge-arena'
import { makeVoteLink as make, voteLinkSchema } from '@/lib/usecases/open-voting'
import { readCurrentScene } from '../current-scene'

const idSchema = z.object({ id: z.string().min(1) })

const readArena = async (id: string) => {
  const runtime = await getRuntime()
  const arena = await runtime.arenas.find(id)
  if (arena === null) throw new AppError('notFound.arena', {})
  return { ...runtime, arena }
}

const createArenaAction = formAction(createArenaSchema, async (input) => {
  const [{ ports, arenas, supervisor }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  const { id, startedRun } = await create({ ...ports, arenas }, scene.id, input)
  if (startedRun !== null) supervisor.start(startedRun)
  redirect(`/arena/${id}`)
})
export const createArena = async (input: CreateArenaRequest) => createArenaAction(input)

const makeLinkAction = formAction(voteLinkSchema, async (input) => {
  const { voting } = await readArena(input.arenaId)
  const token = await make(voting, input)
  revalidatePath(`/arena/${input.arenaId}`)
  return { token }
})
export const makeLink = async (input: z.input<typeof voteLinkSchema>) => makeLinkAction(input)

const revokeLinkAction = formAction(idSchema, async ({ id }) => {
  const { voters, voting } = await getRuntime()
  await voters.revokeLink(id)
  voting.forget()
})
export const revokeLink = async (input: { id: string }) => revokeLinkAction(input)

const reviveLinkAction = formAction(idSchema, async ({ id }) => {
  const { voters, voting } = await getRuntime()
  await voters.reviveLink(id)
  voting.forget()
})
export const reviveLink = async (input: { id: string }) => reviveLinkAction(input)

const excludeSchema = z.object({
  arenaId: z.string().min(1),
  voterId: z.string().min(1),
  /** Null: counted again. */
  reason: wordsSchema(1, 200).nullable(),
})
const excludeVoterAction = formAction(excludeSchema, async ({ arenaId, voterId, reason }) => {
  await (await getRuntime()).voters.exclude(arenaId, voterId, reason)
})
export const excludeVoter = async (input: z.input<typeof excludeSchema>) => excludeVoterAction(input)

const endArenaAction = formAction(idSchema, async ({ id }) => {
  const { arenas, voting } = await getRuntime()
  await arenas.end(id, 'person')
  voting.forget()
})
export const endArena = async (input: { id: string }) => endArenaAction(input)

const reopenArenaAction = formAction(idSchema, async ({ id }) => {
  const { arenas, arena, voting } = await readArena(id)
  await arenas.reopen(arena.id)
  voting.forget()
})
export const reopenArena = async (input: { id: string }) => reopenArenaAction(input)

const deleteArenaAction = formAction(idSchema, async ({ id }) => {
  const { arenas, voting } = await getRuntime()
  await arenas.delete(id)
  voting.forget()
  redirect('/arena')
})
export const deleteArena = async (input: { id: string }) => deleteArenaAction(input)

const askJudgeAction = formAction(judgeArenaSchema, async (input) => {
  const { judging, ports } = await readArena(input.arenaId)
  const nothing = { inputTokens: 0, outputTokens: 0 }
  if (input.budgetUsd !== null && (await ports.readModels()).costUsd(input.connection, input.model, nothing) === null)
    throw new AppError('run.noPriceForBudget', { model: input.model })
  judging.start(input)
})
export const askJudge = async (input: JudgeArenaInput) => askJudgeAction(input)

const stopJudgesAction = formAction(idSchema, async ({ id }) => {
  ;(await getRuntime()).judging.stop(id)
})
export const stopJudges = async (input: { id: string }) => stopJudgesAction(input)
