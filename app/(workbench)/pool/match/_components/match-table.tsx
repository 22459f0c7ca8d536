// What was found for many names, the first of them.
import { useFormatter, useTranslations } from 'next-intl'
import { ScrollTable } from '@/components/dataset/scroll-table'
import type { PoolMatch } from '@/lib/core/matching/alias-matcher'
import type { NameMatches } from '@/lib/usecases/match-names'

const SHOWN = 200

interface Line {
  key: string
  /** '' where the line before is of the same name. */
  input: string
  rank: number | null
  match: PoolMatch | null
}

export function MatchTable({ found }: { found: readonly NameMatches[] }) {
  const t = useTranslations('match.many')
  const tMatch = useTranslations('match')
  const format = useFormatter()
  const degree = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const lines = found
    .slice(0, SHOWN)
    .flatMap(({ input, matches }, name): Line[] =>
      matches.length === 0
        ? [{ key: `${name}`, input, rank: null, match: null }]
        : matches.map((match, at) => ({ key: `${name} ${at}`, input: at === 0 ? input : '', rank: at + 1, match })),
    )
  return (
    <>
      {found.length > SHOWN && <p className="text-sm text-ink-2">{t('shown', { shown: SHOWN })}</p>}
      <ScrollTable label={t('table')}>
        <thead>
          <tr>
            <th scope="col">{t('input')}</th>
            <th scope="col" className="text-right!">
              {t('rank')}
            </th>
            <th scope="col">{t('product')}</th>
            <th scope="col" className="text-right!">
              {tMatch('degree')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, input, rank, match }) => (
            <tr key={key}>
              <td className="min-w-36 break-words">{input}</td>
              <td className="text-right">{rank ?? ''}</td>
              <td className="min-w-36 break-words">
                {match === null ? <span className="text-ink-3">{t('none')}</span> : match.name}
              </td>
              <td className="text-right">{match === null ? '' : degree(match.degree)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  )
}
