// Tabs on Base UI: arrow keys move between them, one panel shows.
'use client'

import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

export interface Tab<Key extends string> {
  key: Key
  title: ReactNode
  panel: ReactNode
}

interface TabsProps<Key extends string> {
  label: string
  tabs: readonly Tab<Key>[]
  value: Key
  onChange: (key: Key) => void
}

export function Tabs<Key extends string>({ label, tabs, value, onChange }: TabsProps<Key>) {
  return (
    <Base.Root value={value} onValueChange={(key: Key) => onChange(key)}>
      <Base.List aria-label={label} className="flex gap-1 overflow-x-auto border-b px-2">
        {tabs.map(({ key, title }) => (
          <Base.Tab
            key={key}
            value={key}
            className="-mb-px min-h-9 border-b-2 border-transparent px-2.5 text-sm whitespace-nowrap text-ink-2 hover:text-ink aria-selected:border-ink aria-selected:font-medium aria-selected:text-ink"
          >
            {title}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map(({ key, panel }) => (
        <Base.Panel key={key} value={key} className="p-4">
          {panel}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
