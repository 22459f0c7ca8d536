// Connections to vendors, each with its test, and the model that is always there.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { vendors } from '@/lib/core/run/choices'
import { isVendor, type Vendor } from '@/lib/core/run/connection'
import { getRuntime } from '@/lib/runtime'
import { ModelSettings } from './_components/model-settings'
import { VendorForm } from './_components/vendor-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function SettingsPage() {
  const [t, { modelSettings, listModels, usableVendors }] = await Promise.all([
    getTranslations('settings'),
    getRuntime(),
  ])
  const [stored, usable] = await Promise.all([modelSettings.list(), usableVendors()])
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        {vendors.map((vendor) => (
          <VendorCard key={vendor} vendor={vendor} />
        ))}
        <Card title={t('embeddedTitle')} aside={<Chip tint="hit">{t('alwaysThere')}</Chip>}>
          <p className="text-sm text-ink-2">{t('embeddedBody')}</p>
        </Card>
        <Card title={t('models.title')} className="xl:col-span-2">
          <ModelSettings
            stored={stored.filter(({ connection }) => isVendor(connection))}
            suggestions={Object.fromEntries(usable.map((vendor) => [vendor, listModels(vendor)]))}
          />
        </Card>
      </div>
    </>
  )
}

async function VendorCard({ vendor }: { vendor: Vendor }) {
  const { connections, vendorConnection } = await getRuntime()
  const [t, stored, { from, apiKey }] = await Promise.all([
    getTranslations('settings'),
    connections.find(vendor),
    vendorConnection(vendor),
  ])
  const status =
    from === null
      ? t('notConnected')
      : apiKey === null
        ? t('keyless')
        : from === 'settings'
          ? t('keyStored', { hint: stored?.keyHint ?? '' })
          : t('fromEnvironment', { variable: vendor === 'anthropic' ? 'ANTHROPIC_API_KEY' : 'OPENAI_API_KEY' })
  return (
    <Card title={t(`vendors.${vendor}.title`)} aside={<Chip tint={from === null ? 'plain' : 'hit'}>{status}</Chip>}>
      <VendorForm
        vendor={vendor}
        baseUrl={stored?.baseUrl ?? ''}
        header={stored?.header ?? 'bearer'}
        headers={stored?.headers ?? []}
        hasStoredKey={stored !== null && (stored.keyHint !== null || stored.keyLost)}
        keyLost={stored?.keyLost ?? false}
        canTest={from !== null}
      />
    </Card>
  )
}
