// One column of the sentence: words around it, what is done to its cells, what an empty one becomes, its place.
'use client'

import { useTranslations } from 'next-intl'
import { usePipeSentence } from '@/components/prompt/use-pipe-sentence'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { type ColumnPipeKind, type DraftItem, problemOf } from './builder-draft'
import { PipeChoice, PipeForm } from './pipe-form'

interface DraftItemCardProps {
  item: DraftItem
  /** The cell of the row that is looked at. */
  cell: string
  isFirst: boolean
  isLast: boolean
  onChange: (change: Partial<DraftItem>) => void
  onChoosePipe: (kind: ColumnPipeKind | null) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

export function DraftItemCard(props: DraftItemCardProps) {
  const { item, cell, isFirst, isLast, onChange, onChoosePipe, onMove, onRemove } = props
  const t = useTranslations('prompts.build')
  const pipeSentence = usePipeSentence()
  const { column, pipe } = item
  const problem = problemOf(item)
  return (
    <li className="grid min-w-0 gap-3 rounded-md border px-3.5 py-3">
      <div className="flex items-center justify-between gap-2">
        <h3 className="min-w-0 text-sm font-medium break-words">
          {column}{' '}
          <span className="font-normal text-ink-3">{cell.trim() === '' ? t('emptyCell') : shortened(cell)}</span>
        </h3>
        <div className="flex shrink-0">
          <Button
            look="quiet"
            className="px-2"
            disabled={isFirst}
            aria-label={t('moveUp', { column })}
            onClick={() => onMove(-1)}
          >
            ↑
          </Button>
          <Button
            look="quiet"
            className="px-2"
            disabled={isLast}
            aria-label={t('moveDown', { column })}
            onClick={() => onMove(1)}
          >
            ↓
          </Button>
          <Button look="quiet" className="px-2" aria-label={t('remove', { column })} onClick={onRemove}>
            ✕
          </Button>
        </div>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={t('before')}
            value={item.before}
            onChange={(event) => onChange({ before: event.target.value })}
          />
          <TextField
            label={t('after')}
            value={item.after}
            onChange={(event) => onChange({ after: event.target.value })}
          />
        </div>
        <div className="grid grid-cols-2 gap-3">
          <PipeChoice pipe={pipe} onChoose={onChoosePipe} />
          <TextField
            label={t('whenEmpty')}
            placeholder={t('asTheVersion')}
            value={item.empty}
            onChange={(event) => onChange({ empty: event.target.value })}
          />
        </div>
      </div>
      <PipeForm column={column} pipe={pipe} onChange={(changed) => onChange({ pipe: changed })} />
      {problem !== null && <Notice tint="problem">{pipeSentence(problem)}</Notice>}
    </li>
  )
}

const SHOWN_CHARACTERS = 40
const shortened = (cell: string): string =>
  cell.length > SHOWN_CHARACTERS ? `${cell.slice(0, SHOWN_CHARACTERS).toWellFormed()}…` : cell
