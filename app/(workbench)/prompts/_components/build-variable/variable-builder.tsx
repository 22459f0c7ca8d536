// Makes a variable of columns: which ones, in which order, with which words, and what becomes of their cells.
'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { isInsertable, type PreviewDataset, type PromptText } from '@/components/prompt/prompt-text'
import { SidePanel } from '@/components/prompt/side-panel'
import type { LookedAtRow } from '@/components/prompt/use-row'
import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { outcomeRoles } from '@/lib/core/dataset/choices'
import { type ColumnSentence, sentenceEnds, sentenceSeparators } from '@/lib/core/prompt/column-sentence'
import type { VariableDefinition } from '@/lib/core/prompt/parse-variables'
import { setVariable } from '@/lib/core/prompt/set-variable'
import {
  type BuilderDraft,
  type DraftItem,
  newDraft,
  newItem,
  problemOf,
  readDraft,
  suggestPipe,
  writeDraft,
} from './builder-draft'
import { DraftItemCard } from './draft-item'
import { SentencePreview } from './sentence-preview'

interface VariableBuilderProps {
  text: PromptText
  definitions: readonly VariableDefinition[]
  /** The definition to open; null begins a new one, called `newName`. */
  editing: string | null
  newName: string
  looked: LookedAtRow & { dataset: PreviewDataset }
  onInsert: (variables: string) => void
  onClose: () => void
}

export function VariableBuilder(props: VariableBuilderProps) {
  const { text, definitions, editing, newName, looked, onInsert, onClose } = props
  const t = useTranslations('prompts.build')
  const tPage = useTranslations('prompts')
  const { columns } = looked.dataset
  const opened = definitions.find((definition) => definition.name === editing)
  const [draft, setDraft] = useState<BuilderDraft | null>(() =>
    opened === undefined
      ? newDraft(newName, columns)
      : readDraft(
          opened.name,
          opened.value,
          columns.map((column) => column.name),
        ),
  )
  const [refused, setRefused] = useState(false)
  const title = opened === undefined ? t('title') : t('titleEdit', { name: opened.name })
  const close = <Button onClick={onClose}>{tPage('cancel')}</Button>
  if (draft === null)
    return (
      <SidePanel
        title={title}
        closeLabel={t('close')}
        onClose={onClose}
        foot={<div className="flex justify-end">{close}</div>}
      >
        <Notice>{t('editedAsText')}</Notice>
        <p className="mt-3 rounded-md bg-sunk px-3 py-2.5 font-mono text-sm break-words whitespace-pre-wrap">
          {opened?.value}
        </p>
      </SidePanel>
    )

  const name = draft.name.trim()
  const replaces = definitions.some((definition) => definition.name === name)
  const complete = name !== '' && draft.items.length > 0 && draft.items.every((item) => problemOf(item) === null)
  const change = (part: Partial<BuilderDraft>) => {
    setDraft({ ...draft, ...part })
    setRefused(false)
  }
  const insert = () => {
    const variables = setVariable(text.variables, name, writeDraft(draft))
    setRefused(variables === null)
    if (variables === null) return
    onInsert(variables)
    onClose()
  }
  return (
    <SidePanel
      title={title}
      closeLabel={t('close')}
      onClose={onClose}
      foot={
        <div className="grid gap-2.5">
          {refused && <Notice tint="problem">{t('notReadable', { name })}</Notice>}
          <SentencePreview name={name} draft={draft} emptyCells={text.emptyCells} looked={looked} />
          <div className="flex flex-wrap justify-end gap-2">
            {close}
            <Button look="primary" disabled={!complete} onClick={insert}>
              {replaces ? t('replace', { name }) : t('insert')}
            </Button>
          </div>
        </div>
      }
    >
      <div className="grid gap-4">
        <div className="grid gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
          <TextField
            label={t('name')}
            hint={opened === undefined && replaces ? t('replacesHint') : undefined}
            value={draft.name}
            readOnly={opened !== undefined}
            maxLength={120}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => change({ name: event.target.value })}
          />
          <SignChoice
            label={t('separator')}
            signs={sentenceSeparators}
            value={draft.separator}
            onChange={(separator) => change({ separator })}
          />
          <SignChoice label={t('end')} signs={sentenceEnds} value={draft.end} onChange={(end) => change({ end })} />
        </div>
        <Items draft={draft} looked={looked} onChange={(items) => change({ items })} />
      </div>
    </SidePanel>
  )
}

type Sign = ColumnSentence['separator'] | ColumnSentence['end']

function SignChoice<S extends Sign>({
  label,
  signs,
  value,
  onChange,
}: {
  label: string
  signs: readonly S[]
  value: S
  onChange: (sign: S) => void
}) {
  const t = useTranslations('prompts.build')
  const wordOf = (sign: Sign) => (sign === '' ? t('noEnd') : sign === '\n' ? t('newLine') : sign)
  return (
    <SelectField
      label={label}
      value={value}
      onChange={(event) => {
        const chosen = signs.find((sign) => sign === event.target.value)
        if (chosen !== undefined) onChange(chosen)
      }}
    >
      {signs.map((sign) => (
        <option key={sign} value={sign}>
          {wordOf(sign)}
        </option>
      ))}
    </SelectField>
  )
}

function Items({
  draft: { items },
  looked: { dataset, row, rows },
  onChange,
}: {
  draft: BuilderDraft
  looked: VariableBuilderProps['looked']
  onChange: (items: DraftItem[]) => void
}) {
  const t = useTranslations('prompts.build')
  const { columns } = dataset
  const nextId = useMemo(() => Math.max(-1, ...items.map((item) => item.id)) + 1, [items])
  const unused = columns.filter(({ name }) => isInsertable(name) && !items.some((item) => item.column === name))
  const set = (id: number, part: Partial<DraftItem>) =>
    onChange(items.map((item) => (item.id === id ? { ...item, ...part } : item)))
  const move = (at: number, by: -1 | 1) => {
    const moved = items[at]
    if (moved !== undefined) onChange(items.filter((item) => item !== moved).toSpliced(at + by, 0, moved))
  }
  return (
    <>
      {items.length === 0 && <p className="text-sm text-ink-3">{t('noItems')}</p>}
      <ol className="grid min-w-0 gap-2.5 empty:hidden">
        {items.map((item, i) => (
          <DraftItemCard
            key={item.id}
            item={item}
            cell={row?.cells[columns.findIndex(({ name }) => name === item.column)] ?? ''}
            isFirst={i === 0}
            isLast={i === items.length - 1}
            onChange={(part) => set(item.id, part)}
            onChoosePipe={(kind) =>
              set(item.id, { pipe: kind === null ? null : suggestPipe(kind, item.column, columns, rows) })
            }
            onMove={(by) => move(i, by)}
            onRemove={() => onChange(items.filter((other) => other !== item))}
          />
        ))}
      </ol>
      {unused.length > 0 && (
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t('add')}</legend>
          <div className="flex flex-wrap gap-1.5">
            {unused.map(({ name, role }) => {
              const isLabel = outcomeRoles.includes(role)
              return (
                <button
                  key={name}
                  type="button"
                  aria-label={t('addColumn', { name })}
                  onClick={() => onChange([...items, newItem(nextId, name)])}
                  className={
                    isLabel
                      ? 'min-h-8 rounded-[5px] border border-warn bg-warn-soft px-2 text-left text-xs break-all text-warn'
                      : 'min-h-8 rounded-[5px] border bg-sunk px-2 text-left text-xs break-all text-ink-2 hover:border-line-strong hover:text-ink'
                  }
                >
                  ＋ {name}
                  {isLabel && ` · ${t('isLabel')}`}
                </button>
              )
            })}
          </div>
        </fieldset>
      )}
    </>
  )
}
