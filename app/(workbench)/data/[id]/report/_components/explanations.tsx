// What each figure means, a line each.
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'

const explained = [
  'coverage',
  'words',
  'distinct',
  'tokens',
  'entropy',
  'top',
  'information',
  'chance',
  'cramersV',
  'p',
] as const

export function Explanations() {
  const t = useTranslations('report')
  return (
    <Card title={t('explain.title')}>
      <dl className="grid grid-cols-1 gap-x-8 gap-y-3 text-sm lg:grid-cols-2">
        {explained.map((name) => (
          <div key={name}>
            <dt className="font-medium">{t(`figures.${name}`)}</dt>
            <dd className="text-ink-2">{t(`explain.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
