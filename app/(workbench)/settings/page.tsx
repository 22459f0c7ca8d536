import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { getRuntime } from '@/lib/runtime'
import { AnthropicForm } from './_components/anthropic-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function SettingsPage() {
  const { connections, anthropicConnection } = await getRuntime()
  const [t, stored, { keyFrom }] = await Promise.all([
    getTranslations('settings'),
    connections.find('anthropic'),
    anthropicConnection(),
  ])
  const status =
    keyFrom === 'settings'
      ? t('keyStored', { hint: stored?.keyHint ?? '' })
      : keyFrom === 'environment'
        ? t('keyFromEnvironment')
        : t('noKey')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="grid max-w-3xl gap-4">
        <Card title={t('anthropicTitle')} aside={<Chip tint={keyFrom === null ? 'plain' : 'hit'}>{status}</Chip>}>
          <AnthropicForm
            baseUrl={stored?.baseUrl ?? ''}
            header={stored?.header ?? 'bearer'}
            hasStoredKey={stored !== null && (stored.keyHint !== null || stored.keyLost)}
            keyLost={stored?.keyLost ?? false}
            canTest={keyFrom !== null}
          />
        </Card>
        <Card title={t('embeddedTitle')} aside={<Chip tint="hit">{t('alwaysThere')}</Chip>}>
          <p className="text-sm text-ink-2">{t('embeddedBody')}</p>
        </Card>
      </div>
    </>
  )
}
