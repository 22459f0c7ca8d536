// One run of the list: what was compared, on which rows, and (as children, when it has been read) what came out.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SyntheticChip } from '@/components/dataset/synthetic-mark'
import { armTitles } from '@/components/run/arm-title'
import { Moment } from '@/components/run/moment'
import { SampleWords } from '@/components/run/sample-words'
import { StatusChip } from '@/components/run/status-chip'
import { ArmTag, Chip } from '@/components/ui/chip'
import type { Run } from '@/lib/store/runs'

const ARMS_SHOWN = 4

export function RunItem({ run, children }: { run: Run; children: ReactNode }) {
  const t = useTranslations('batch')
  const titles = armTitles(run.arms, { embedded: t('embedded') })
  return (
    <li className="relative grid gap-x-6 gap-y-2 px-5 py-3.5 hover:bg-sunk md:grid-cols-[minmax(0,1fr)_minmax(0,21rem)]">
      <div className="grid min-w-0 content-start gap-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/batch/${run.id}`}
            aria-label={t('open', { number: run.number })}
            className="font-semibold after:absolute after:inset-0"
          >
            #{run.number}
          </Link>
          <StatusChip status={run.status} />
          {run.arenas.length > 0 && (
            <Chip>{t('arenaMark', { arenas: run.arenas.map((number) => `#${number}`).join(' ') })}</Chip>
          )}
          {run.synthetic && <SyntheticChip />}
          {run.transport === 'batch' && <Chip>{t('batchMark')}</Chip>}
          <span className="text-xs text-ink-3">
            <Moment at={run.startedAt.toISOString()} />
          </span>
        </div>
        <ul className="flex min-w-0 flex-wrap gap-x-4 gap-y-1">
          {titles.slice(0, ARMS_SHOWN).map((title, arm) => (
            <li key={title} className="flex min-w-0 items-center gap-1.5 text-sm">
              <ArmTag arm={arm} />
              <span className="min-w-0 truncate">{title}</span>
            </li>
          ))}
          {titles.length > ARMS_SHOWN && <li className="text-sm text-ink-3">+{titles.length - ARMS_SHOWN}</li>}
        </ul>
        <p className="text-xs text-ink-3">
          <SampleWords run={run} />
        </p>
      </div>
      <div className="min-w-0 content-center">{children}</div>
    </li>
  )
}
