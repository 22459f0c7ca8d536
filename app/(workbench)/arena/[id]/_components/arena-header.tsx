// The conclusion in a sentence, how firm it is, and what can be done with the session.
'use client'

import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/layout/page-header'
import { RunDeed } from '@/components/run/run-deed'
import { buttonClass } from '@/components/ui/button'
import type { Result } from '@/lib/boundary/result'
import type { EndReason } from '@/lib/core/arena/arena'
import type { ArenaReport } from '@/lib/usecases/arena-report'
import { ArenaStatus } from '../../_components/arena-status'
import { type ContenderView, titleOf } from '../contender-view'
import { DeleteArena } from './delete-arena'

interface ArenaHeaderProps {
  arena: { id: string; number: number; question: string; endReason: EndReason | null }
  report: ArenaReport
  contenders: ContenderView[]
  sliceName: { column: string; value: string } | null
  /** What goes with the session when it is deleted. */
  lost: { votes: number; voters: number; links: number }
  deeds: Record<'onEnd' | 'onReopen' | 'onDelete', (input: { id: string }) => Promise<Result<unknown>>>
}

export function ArenaHeader({ arena, report, contenders, sliceName, lost, deeds }: ArenaHeaderProps) {
  const t = useTranslations('arena')
  const { ranked, votes, automatic } = report
  const allSame = votes > 0 && automatic === votes
  const first = ranked.filter(({ rank }) => rank === 1)
  const leader = first[0]
  const title =
    votes === 0 || leader === undefined
      ? t('verdict.none')
      : allSame
        ? t('verdict.allSame')
        : first.length === 1
          ? t('verdict.first', { name: titleOf(contenders, leader.arm) })
          : t('verdict.tied', { count: first.length })
  return (
    <PageHeader
      title={title}
      lead={
        <>
          <span className="mr-2 inline-flex flex-wrap items-center gap-1.5 align-bottom">
            #{arena.number} <ArenaStatus endReason={arena.endReason} />
          </span>
          {arena.question}
          {sliceName !== null && <span className="block">{t('verdict.slice', sliceName)}</span>}
          <span className="block">
            {votes === 0 ? (
              t('verdict.noneLead')
            ) : allSame ? (
              t('verdict.allSameLead', { votes })
            ) : (
              <Firmness {...{ report, contenders }} />
            )}
          </span>
        </>
      }
      actions={
        <>
          <a href={`/api/arenas/${arena.id}/votes.csv`} download className={buttonClass('quiet')}>
            {t('deeds.exportAll')}
          </a>
          <a href={`/api/arenas/${arena.id}/votes.csv?counted=1`} download className={buttonClass('quiet')}>
            {t('deeds.exportCounted')}
          </a>
          <RunDeed runId={arena.id} deed={arena.endReason === null ? deeds.onEnd : deeds.onReopen}>
            {t(arena.endReason === null ? 'deeds.end' : 'deeds.reopen')}
          </RunDeed>
          <DeleteArena id={arena.id} number={arena.number} lost={lost} onDelete={deeds.onDelete} />
        </>
      }
    />
  )
}

function Firmness({ report: { separate, flip }, contenders }: { report: ArenaReport; contenders: ContenderView[] }) {
  const t = useTranslations('arena.verdict')
  if (separate !== null && separate.votes !== 0) {
    const names = { first: titleOf(contenders, separate.first), second: titleOf(contenders, separate.second) }
    return separate.votes === null ? t('separateFar', names) : t('separate', { ...names, votes: separate.votes })
  }
  return flip === null ? t('firm') : t('flip', { votes: flip.votes, name: titleOf(contenders, flip.by) })
}
