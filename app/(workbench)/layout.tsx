// The workbench's shell: scenes and rooms at the left, what runs now at the top.
import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Brand } from '@/components/layout/brand'
import { OfflineBanner } from '@/components/layout/offline-banner'
import { PaletteButton } from '@/components/layout/palette/palette-button'
import { Preferences } from '@/components/layout/preferences'
import { Rail } from '@/components/layout/rail'
import { RunPill } from '@/components/layout/run-pill'
import { SceneSwitcher } from '@/components/layout/scene-switcher'
import { TourBar } from '@/components/layout/tour/tour-bar'
import { tourSteps } from '@/components/layout/tour/tour-steps'
import { getRuntime } from '@/lib/runtime'
import { chooseLocale, chooseScene, createScene, moveTour, removeScene, renameScene, sceneContents } from './actions'
import { readActiveRuns } from './active-runs'
import { readCurrentScene, readScenes } from './current-scene'
import { readTour } from './read-tour'

export default async function WorkbenchLayout({ children, trail }: { children: ReactNode; trail: ReactNode }) {
  const scene = await readCurrentScene()
  const [{ scenes }, counts, active, tour, t] = await Promise.all([
    readScenes(),
    readCounts(scene.id),
    readActiveRuns(),
    readTour(),
    getTranslations('shell'),
  ])
  const step = typeof tour === 'number' ? tour : undefined
  return (
    <div
      data-tour-at={tourSteps[step ?? -1]?.key}
      className="min-h-screen md:grid md:grid-cols-[204px_minmax(0,1fr)] print:block"
    >
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-ink focus:px-3 focus:py-2 focus:text-paper"
      >
        {t('skip')}
      </a>
      <header className="flex flex-wrap print:hidden items-center gap-x-3 gap-y-2 border-b bg-sunk px-3 py-2 md:sticky md:top-0 md:h-screen md:flex-col md:flex-nowrap md:items-stretch md:gap-3 md:border-r md:border-b-0 md:py-3">
        <div className="grow px-2 py-1 md:grow-0">
          <Brand />
        </div>
        {/* At the foot by itself: the rooms, which push it there too, may come a moment after it. */}
        <div className="md:order-last md:mt-auto">
          <Preferences onLocale={chooseLocale} />
        </div>
        <div className="basis-full md:basis-auto">
          <SceneSwitcher
            scenes={scenes.length > 0 ? scenes : [scene]}
            currentId={scene.id}
            onChoose={chooseScene}
            onCreate={createScene}
            onRename={renameScene}
            onContents={sceneContents}
            onDelete={removeScene}
          />
        </div>
        <div className="min-w-0 basis-full md:basis-auto md:grow">
          <Rail counts={counts} />
        </div>
      </header>
      <div className="min-w-0">
        <section
          aria-label={t('now')}
          className="flex min-h-12 items-center justify-between gap-4 border-b border-line px-4 md:pr-[max(1.75rem,calc(100%-1640px+1.75rem))] md:pl-7 print:hidden"
        >
          {trail}
          <div className="flex shrink-0 items-center gap-3">
            <RunPill initial={active} />
            <PaletteButton onLocale={chooseLocale} onScene={chooseScene} onTour={moveTour} />
          </div>
        </section>
        <main id="content" className="max-w-[1640px] px-4 pt-6 pb-12 md:px-7">
          {children}
        </main>
        {step !== undefined && <TourBar step={step} onMove={moveTour} />}
        <OfflineBanner />
      </div>
    </div>
  )
}

async function readCounts(sceneId: string) {
  const { datasets, pools, prompts, runs, arenas } = await getRuntime()
  const [format, data, pool, texts, tests, sessions] = await Promise.all([
    getFormatter(),
    datasets.list(sceneId),
    pools.findCurrent(sceneId),
    prompts.list(sceneId),
    runs.count(sceneId),
    arenas.count(sceneId),
  ])
  const count = (n: number) => (n > 0 ? format.number(n) : undefined)
  const entries = {
    data: count(data.length),
    pool: count(pool?.products ?? 0),
    prompts: count(texts.length),
    batch: count(tests),
    arena: count(sessions),
  }
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined))
}
