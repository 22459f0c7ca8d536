'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { TOUR_OVER, tourCookie, tourSteps } from '@/components/layout/tour/tour-steps'
import { formAction } from '@/lib/boundary/form-action'
import { AppError } from '@/lib/errors'
import { localeCookie, locales } from '@/lib/i18n/locale'
import { getRuntime } from '@/lib/runtime'
import { deleteScene } from '@/lib/usecases/delete-scene'
import { fillWithSamples } from '@/lib/usecases/seed-scene'
import { sceneCookie } from './current-scene'

const oneYear = { maxAge: 60 * 60 * 24 * 365, sameSite: 'lax', path: '/' } as const

const setScene = async (id: string) => {
  ;(await cookies()).set(sceneCookie, id, { ...oneYear, httpOnly: true })
}

const chooseSceneAction = formAction(z.object({ id: z.string() }), async ({ id }) => {
  const { scenes } = await getRuntime()
  if ((await scenes.find(id)) === null) throw new AppError('notFound.scene', {})
  await setScene(id)
  redirect('/')
})
export const chooseScene = async (input: { id: string }) => chooseSceneAction(input)

const createSceneAction = formAction(z.object({ name: z.string().trim().min(1).max(80) }), async ({ name }) => {
  const { scenes } = await getRuntime()
  await setScene((await scenes.create(name)).id)
  redirect('/')
})
export const createScene = async (input: { name: string }) => createSceneAction(input)

const renameSceneAction = formAction(
  z.object({ id: z.string(), name: z.string().trim().min(1).max(80) }),
  async ({ id, name }) => {
    const { scenes } = await getRuntime()
    if ((await scenes.find(id)) === null) throw new AppError('notFound.scene', {})
    await scenes.rename(id, name)
    revalidatePath('/', 'layout')
  },
)
export const renameScene = async (input: { id: string; name: string }) => renameSceneAction(input)

const sceneContentsAction = formAction(z.object({ id: z.string() }), async ({ id }) =>
  (await getRuntime()).scenes.contents(id),
)
export const sceneContents = async (input: { id: string }) => sceneContentsAction(input)

const removeSceneAction = formAction(z.object({ id: z.string() }), async ({ id }) => {
  await deleteScene(await getRuntime(), id)
  revalidatePath('/', 'layout')
  redirect('/')
})
export const removeScene = async (input: { id: string }) => removeSceneAction(input)

const chooseLocaleAction = formAction(z.object({ locale: z.enum(locales) }), async ({ locale }) => {
  ;(await cookies()).set(localeCookie, locale, oneYear)
})
export const chooseLocale = async (input: { locale: (typeof locales)[number] }) => chooseLocaleAction(input)

const moveTourAction = formAction(
  z.object({
    step: z
      .number()
      .int()
      .min(0)
      .max(tourSteps.length - 1)
      .nullable(),
  }),
  async ({ step }) => {
    ;(await cookies()).set(tourCookie, step === null ? TOUR_OVER : String(step), { ...oneYear, httpOnly: true })
    redirect(tourSteps[step ?? -1]?.href ?? '/')
  },
)
export const moveTour = async (input: { step: number | null }) => moveTourAction(input)

const loadSampleAction = formAction(z.object({ sceneId: z.string() }), async ({ sceneId }) => {
  const { samplesDir, ...stores } = await getRuntime()
  if ((await stores.scenes.find(sceneId)) === null) throw new AppError('notFound.scene', {})
  await fillWithSamples(stores, sceneId, samplesDir)
})
export const loadSample = async (input: { sceneId: string }) => loadSampleAction(input)
