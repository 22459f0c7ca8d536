// The curve, and what it says for the window that is chosen.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ShareCurve } from '@/components/chart/share-curve'
import { Explained } from '@/components/run/explained'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { SelectField } from '@/components/ui/field'
import type { CoveragePoint } from '@/lib/core/dataset/coverage-curve'

const USUAL_WINDOW = 7

export function CoverageCard({ curve }: { curve: readonly CoveragePoint[] }) {
  const t = useTranslations('coverage')
  const { percent } = useFigures()
  const [window, setWindow] = useState(Math.min(USUAL_WINDOW, curve.length))
  const point = curve.find((one) => one.window === window)
  return (
    <Card title={<Explained figure="dayCoverage">{t('title')}</Explained>} aside={t('aside')}>
      {point !== undefined && (
        <p aria-live="polite" className="mb-3 text-base font-semibold">
          {t('sentence', { window, share: percent(point.share) })}{' '}
          <span className="text-sm font-normal text-ink-2">
            {t('parts', {
              user: percent(point.byUser),
              input: percent(point.byInput),
              low: percent(point.low),
              high: percent(point.high),
              days: point.days,
            })}
          </span>
        </p>
      )}
      <SelectField
        label={t('window')}
        value={window}
        onChange={(event) => setWindow(Number(event.target.value))}
        className="mb-3 max-w-60"
      >
        {curve.map((one) => (
          <option key={one.window} value={one.window}>
            {t('days', { days: one.window })}
          </option>
        ))}
      </SelectField>
      <ShareCurve
        caption={t('title')}
        headings={{ x: t('window'), share: t('share'), range: t('range') }}
        points={curve.map(({ window: x, share, low, high }) => ({ x, share, low, high }))}
        marked={window}
        xWords={(days) => t('days', { days })}
        percent={percent}
      />
      <p className="mt-2 text-xs text-ink-3">{t('explain')}</p>
    </Card>
  )
}
