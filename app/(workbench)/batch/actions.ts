'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/lib/boundary/form-action'
import { getRuntime } from '@/lib/runtime'
import { cancelRun as cancel } from '@/lib/usecases/cancel-run'
import { deleteRun as remove } from '@/lib/usecases/delete-run'
import { pauseRun as pause } from '@/lib/usecases/pause-run'
import { repeatRun as repeat } from '@/lib/usecases/repeat-run'
import { type ResumeRunInput, resumeRun as resume, resumeRunSchema } from '@/lib/usecases/resume-run'
import { retryFailed as retry } from '@/lib/usecases/retry-failed'
import { type StartRunRequest, startRun as start, startRunSchema } from '@/lib/usecases/start-run'
import { readCurrentScene } from '../current-scene'

const startRunAction = formAction(startRunSchema, async (input) => {
  const [{ ports, supervisor }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  const id = await start(ports, scene.id, input)
  supervisor.start(id)
  redirect(`/batch/${id}`)
})
export const startRun = async (input: StartRunRequest) => startRunAction(input)

const cancelRunAction = formAction(z.object({ id: z.string() }), async ({ id }) => {
  await cancel(await getRuntime(), id)
})
export const cancelRun = async (input: { id: string }) => cancelRunAction(input)

const pauseRunAction = formAction(z.object({ id: z.string() }), async ({ id }) => {
  await pause(await getRuntime(), id)
})
export const pauseRun = async (input: { id: string }) => pauseRunAction(input)

const retryFailedAction = formAction(z.object({ id: z.string() }), async ({ id }) => {
  await retry(await getRuntime(), id)
})
export const retryFailed = async (input: { id: string }) => retryFailedAction(input)

const deleteRunAction = formAction(z.object({ id: z.string() }), async ({ id }) => {
  await remove(await getRuntime(), id)
  redirect('/batch')
})
export const deleteRun = async (input: { id: string }) => deleteRunAction(input)

const repeatRunAction = formAction(z.object({ id: z.string() }), async ({ id }) => {
  const { ports, supervisor } = await getRuntime()
  const again = await repeat(ports, id)
  supervisor.start(again)
  redirect(`/batch/${again}`)
})
export const repeatRun = async (input: { id: string }) => repeatRunAction(input)

const resumeRunAction = formAction(resumeRunSchema, async (input) => {
  await resume(await getRuntime(), input)
})
export const resumeRun = async (input: ResumeRunInput) => resumeRunAction(input)
