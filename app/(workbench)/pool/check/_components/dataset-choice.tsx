// Which dataset the pool is checked against; it stands in the address.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { DatasetOption } from '@/components/dataset/dataset-option'
import { SelectField } from '@/components/ui/field'

export function DatasetChoice({
  datasets,
  chosen,
}: {
  datasets: readonly { id: string; name: string; synthetic: boolean }[]
  chosen: string
}) {
  const t = useTranslations('pool.check')
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  return (
    <SelectField
      label={t('dataset')}
      className="max-w-sm"
      value={chosen}
      disabled={pending}
      onChange={(event) => {
        const dataset = event.target.value
        startTransition(() => router.replace(`/pool/check?${new URLSearchParams({ dataset })}`, { scroll: false }))
      }}
    >
      {datasets.map(({ id, name, synthetic }) => (
        <DatasetOption key={id} id={id} name={name} synthetic={synthetic} />
      ))}
    </SelectField>
  )
}
