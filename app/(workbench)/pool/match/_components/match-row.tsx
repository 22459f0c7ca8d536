// One product that a name may mean: the degree drawn against the threshold, and why it is what it is.
import { useFormatter, useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { classNames } from '@/components/ui/class-names'
import type { NameFacts } from '@/lib/core/matching/explain-match'
import type { ExplainedMatch } from '@/lib/usecases/match-names'

export function MatchRow({ match, theta }: { match: ExplainedMatch; theta: number }) {
  const t = useTranslations('match')
  const format = useFormatter()
  const { name, degree, alias, reason } = match
  const shown = format.number(degree, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const counts = degree >= theta
  const withPackage = reason.wanted.specs.length + reason.found.specs.length > 0
  return (
    <li className="grid gap-x-6 gap-y-1.5 border-t py-2.5 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <span className="min-w-0 font-medium break-words">{name}</span>
          <Chip>{t(`grade.${reason.grade}`)}</Chip>
          {alias !== null && <Chip>{t('alias', { alias })}</Chip>}
          {withPackage && (
            <Chip tint={reason.packages === 'differ' ? 'warn' : 'plain'}>{t(`packages.${reason.packages}`)}</Chip>
          )}
        </p>
        <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-sm text-ink-2">
          <dt className="text-ink-3">{t('wanted')}</dt>
          <dd>
            <ComparedName {...reason.wanted} />
          </dd>
          <dt className="text-ink-3">{t('found')}</dt>
          <dd>
            <ComparedName {...reason.found} />
          </dd>
        </dl>
      </div>
      <div className="flex items-center gap-3">
        <span
          role="img"
          aria-label={t('degreeOf', { degree: shown, theta })}
          className="relative h-1.5 w-28 shrink-0 rounded-full bg-line"
        >
          <span
            className={classNames('absolute inset-y-0 left-0 rounded-full', counts ? 'bg-hit' : 'bg-baseline')}
            style={{ width: `${degree * 100}%` }}
          />
          <span className="absolute -inset-y-1 w-px bg-ink" style={{ left: `${theta * 100}%` }} />
        </span>
        <span className="grid sm:w-40 sm:text-right">
          <span className="text-sm font-medium">{shown}</span>
          <span className={classNames('text-xs', counts ? 'text-hit' : 'text-ink-3')}>
            {t(counts ? 'counts' : 'countsNot')}
          </span>
        </span>
      </div>
    </li>
  )
}

function ComparedName({ name, specs }: NameFacts) {
  const t = useTranslations('match')
  const format = useFormatter()
  let at = 0
  return (
    <span className="break-words">
      {name.map(({ text, shared }) => {
        const key = at
        at += text.length
        return shared ? (
          <mark
            key={key}
            className="bg-transparent text-ink underline decoration-line-strong decoration-2 underline-offset-4"
          >
            {text}
          </mark>
        ) : (
          <span key={key} className="text-ink-3">
            {text}
          </span>
        )
      })}
      {specs.length > 0 && (
        <span className="ml-2 text-xs text-ink-3">
          {t('specs', { specs: format.list(specs, { type: 'conjunction' }) })}
        </span>
      )}
    </span>
  )
}
