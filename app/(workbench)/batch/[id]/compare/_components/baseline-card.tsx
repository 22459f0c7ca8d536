// Whether each version is better than what needs no language model, in words and with the differences drawn.
import { useTranslations } from 'next-intl'
import { DifferenceCell, DifferenceTicks, reachOf } from '@/components/chart/difference-cell'
import { useBaselineName } from '@/components/run/use-baseline-name'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ArmTag, armLetter, Chip } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { type Challenge, verdictOnBaselines } from '@/lib/core/scoring/compare-champion'

export interface ArmAgainstBaselines {
  arm: number
  title: string
  /** The arm as champion, challenged by the baselines in their order. */
  challenges: readonly Challenge[]
}

interface BaselineCardProps {
  baselines: readonly string[]
  arms: readonly ArmAgainstBaselines[]
}

const cell = 'px-2 py-1.5 align-middle text-left first:pl-0 last:pr-0'

export function BaselineCard({ baselines, arms }: BaselineCardProps) {
  const t = useTranslations('scores.compare.baselines')
  const name = useBaselineName()
  const { points, range } = useFigures()
  const reach = reachOf(arms.flatMap(({ challenges }) => challenges.map(({ interval }) => interval)))
  return (
    <Card title={t('title')} aside={t('aside')}>
      <ul className="mb-3 grid gap-1 text-sm">
        {arms.map(({ arm, title, challenges }) => {
          const strongest = [...challenges].sort((x, y) => y.difference - x.difference)[0]
          return (
            <li key={arm} className="flex items-start gap-2">
              <ArmTag arm={arm} />
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {t(verdictOnBaselines(challenges), { name: title })}
                {strongest !== undefined &&
                  t('strongest', {
                    name: name(baselines[strongest.challenger] ?? ''),
                    gain: points(-strongest.difference),
                  })}
              </span>
            </li>
          )
        })}
      </ul>
      <ScrollRegion label={t('title')} className="relative overflow-x-auto">
        <table className="w-full text-sm sm:min-w-[40rem]">
          <thead>
            <tr className="text-xs text-ink-3">
              <th scope="col" className={`${cell} font-medium whitespace-nowrap`}>
                {t('version')}
              </th>
              <th scope="col" className={`${cell} font-medium`}>
                {t('baseline')}
              </th>
              <td className={`${cell} w-64 max-sm:hidden 2xl:w-96`}>
                <DifferenceTicks reach={reach} />
              </td>
              <th scope="col" className={`${cell} font-medium`}>
                {t('gain')}
              </th>
              <th scope="col" className={`${cell} font-medium`}>
                {t('verdict')}
              </th>
            </tr>
          </thead>
          <tbody>
            {arms.flatMap(({ arm, title, challenges }) =>
              challenges.map(({ challenger, difference, interval: [low, high], verdict }) => (
                <tr key={`${arm} ${challenger}`} className="border-t">
                  <th scope="row" className={`${cell} font-normal`}>
                    <ArmTag arm={arm} />
                    <span className="sr-only">{title}</span>
                  </th>
                  <td className={cell}>{name(baselines[challenger] ?? '')}</td>
                  <td className={`${cell} max-sm:hidden`}>
                    <DifferenceCell value={-difference} interval={[-high, -low]} reach={reach} />
                  </td>
                  <td className={`${cell} sm:whitespace-nowrap`}>
                    <span className="font-medium">{points(-difference)}</span>{' '}
                    <span className="text-xs whitespace-nowrap text-ink-3">{range([-high, -low])}</span>
                  </td>
                  <td className={`${cell} whitespace-nowrap`}>
                    <Chip tint={verdict === 'a_better' ? 'hit' : verdict === 'b_better' ? 'miss' : 'plain'}>
                      {t(`verdicts.${verdict}`, { letter: armLetter(arm) })}
                    </Chip>
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="mt-2 max-w-[78ch] text-xs text-ink-3">{t('note', { baselines: baselines.length })}</p>
    </Card>
  )
}
