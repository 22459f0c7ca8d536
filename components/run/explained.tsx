// A figure's name that explains itself: what it is, how it is counted, why it matters.
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Explain } from '@/components/ui/explain'
import type { Messages } from '@/lib/i18n/messages'

export type ExplainedFigure = keyof Messages['explain']['figures']

export function Explained({ figure, children }: { figure: ExplainedFigure; children: ReactNode }) {
  const t = useTranslations('explain')
  return (
    <Explain
      explanation={
        <>
          <span className="block">{t(`figures.${figure}.what`)}</span>
          <span className="mt-1.5 block text-ink-2">
            <b className="font-medium text-ink">{t('formula')}</b> {t(`figures.${figure}.formula`)}
          </span>
          <span className="mt-1.5 block text-ink-2">
            <b className="font-medium text-ink">{t('why')}</b> {t(`figures.${figure}.why`)}
          </span>
        </>
      }
    >
      {children}
    </Explain>
  )
}
