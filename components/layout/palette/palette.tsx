// Go anywhere, do anything: one field, and below it what fits, by the keyboard or a tap. Loaded when it is first opened.
'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { memo, useCallback, useDeferredValue, useState, useTransition } from 'react'
import { SyntheticChip } from '@/components/dataset/synthetic-mark'
import { type PaletteDeeds, type PaletteGroup, type PaletteItem, useEntries } from './use-entries'
import { useFound } from './use-found'

interface PaletteProps extends PaletteDeeds {
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function Palette({ open, onOpenChange, ...deeds }: PaletteProps) {
  const t = useTranslations('palette')
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup
          aria-label={t('title')}
          className="fixed top-[10vh] left-1/2 z-50 flex h-[min(34rem,80dvh)] w-[min(94vw,40rem)] -translate-x-1/2 flex-col overflow-hidden rounded-lg border bg-card text-ink"
        >
          <PaletteBody deeds={deeds} onDone={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const nothing: PaletteGroup[] = []

function PaletteBody({ deeds, onDone }: { deeds: PaletteDeeds; onDone: () => void }) {
  const t = useTranslations('palette')
  const [query, setQuery] = useState('')
  const [, startTransition] = useTransition()
  const { things, failed } = useFound(query.trim())
  const groups = useEntries(query, things, deeds)
  // The field is drawn at once, at every key too; the list follows in pieces, so that a slow machine still types.
  const listed = useDeferredValue(groups, nothing)
  const count = groups.reduce((sum, { items }) => sum + items.length, 0)
  const choose = useCallback(
    (item: PaletteItem) => {
      onDone()
      startTransition(() => item.act())
    },
    [onDone],
  )
  return (
    <Autocomplete.Root
      open
      inline
      items={listed}
      mode="none"
      value={query}
      onValueChange={setQuery}
      itemToStringValue={(item: PaletteItem) => item.label}
      autoHighlight="always"
      keepHighlight
    >
      <Autocomplete.Input
        aria-label={t('title')}
        placeholder={t('placeholder')}
        onKeyDown={(event) => {
          // Faster than the list: what is typed counts, not what is still shown.
          const first = groups[0]?.items[0]
          if (event.key !== 'Enter' || listed === groups || first === undefined) return
          event.preventDefault()
          event.preventBaseUIHandler()
          choose(first)
        }}
        className="min-h-12 w-full shrink-0 border-b bg-transparent px-4 text-base outline-none placeholder:text-ink-3 focus-visible:outline-offset-[-2px]"
      />
      <Autocomplete.Status className="sr-only">{t('found', { count })}</Autocomplete.Status>
      {failed && <p className="px-4 pt-3 text-sm text-miss">{t('failed')}</p>}
      <Autocomplete.Empty>
        {groups.length === 0 && <p className="px-4 py-6 text-sm text-ink-2">{t('none')}</p>}
      </Autocomplete.Empty>
      <PaletteList label={t('title')} onChoose={choose} />
      <p className="shrink-0 border-t px-4 py-2 text-xs text-ink-3 max-md:hidden">{t('keys')}</p>
    </Autocomplete.Root>
  )
}

/** Drawn anew where the items change, and not at every key. */
const PaletteList = memo(function PaletteList({
  label,
  onChoose,
}: {
  label: string
  onChoose: (item: PaletteItem) => void
}) {
  return (
    <Autocomplete.List aria-label={label} className="min-h-0 grow overflow-y-auto overscroll-contain p-1.5 empty:p-0">
      {(group: PaletteGroup) => (
        <Autocomplete.Group key={group.key} items={group.items} className="not-last:mb-1">
          <Autocomplete.GroupLabel className="px-2.5 py-1 text-xs text-ink-3">{group.label}</Autocomplete.GroupLabel>
          <Autocomplete.Collection>
            {(item: PaletteItem) => (
              <Autocomplete.Item
                key={item.key}
                value={item}
                onClick={() => onChoose(item)}
                className="flex min-h-9 cursor-pointer scroll-my-1 items-center justify-between gap-4 rounded-md px-2.5 text-sm data-highlighted:bg-sunk data-highlighted:ring-1 data-highlighted:ring-line"
              >
                <span className="min-w-0 truncate">{item.label}</span>
                <span className="flex shrink-0 items-center gap-2">
                  {item.synthetic === true && <SyntheticChip />}
                  {item.detail !== undefined && <span className="text-xs text-ink-3">{item.detail}</span>}
                </span>
              </Autocomplete.Item>
            )}
          </Autocomplete.Collection>
        </Autocomplete.Group>
      )}
    </Autocomplete.List>
  )
})
