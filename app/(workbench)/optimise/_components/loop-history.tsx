// All steps of the prompt on the right: what was said of each, what it became, and the way back to it.
'use client'

import { useTranslations } from 'next-intl'
import { TagList } from '@/components/prompt/tag-list'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { originKey } from '@/lib/core/prompt/version-origin'
import type { DeskVersion } from '../desk-side'
import { FoldedDiff } from './folded-diff'

interface LoopHistoryProps {
  /** Of one prompt, newest first. */
  versions: DeskVersion[]
  current: string
  onReturn: (version: DeskVersion, arm: 0 | 1) => void
}

export function LoopHistory({ versions, current, onReturn }: LoopHistoryProps) {
  const t = useTranslations('optimise.history')
  const [first] = versions
  if (first === undefined || versions.length < 2) return null
  return (
    <Card title={t('title', { name: first.promptName })} className="mt-4">
      <ol className="grid gap-4">
        {versions.map((version) => (
          <Step
            key={version.id}
            version={version}
            parent={versions.find(({ id }) => id === version.parentId)}
            isCurrent={version.id === current}
            onReturn={(arm) => onReturn(version, arm)}
          />
        ))}
      </ol>
    </Card>
  )
}

interface StepProps {
  version: DeskVersion
  parent: DeskVersion | undefined
  isCurrent: boolean
  onReturn: (arm: 0 | 1) => void
}

function Step({ version, parent, isCurrent, onReturn }: StepProps) {
  const t = useTranslations('optimise.history')
  const origins = useTranslations('prompts.origins')
  const { number, feedback, note } = version
  return (
    <li className="grid gap-1.5 border-l-2 pl-3 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-medium">v{number}</span>
        <span className="text-ink-3">
          {origins(originKey(version.origin))}
          {parent !== undefined && ` · ${t('from', { number: parent.number })}`}
        </span>
        <TagList tags={version.tags} />
        {isCurrent && <Chip tint="b">{t('onRight')}</Chip>}
        <span className="ml-auto inline-flex gap-2">
          <Button className="min-h-7 px-2 py-0.5" aria-label={t('toLeft', { number })} onClick={() => onReturn(0)}>
            {t('left')}
          </Button>
          <Button
            className="min-h-7 px-2 py-0.5"
            aria-label={t('toRight', { number })}
            disabled={isCurrent}
            onClick={() => onReturn(1)}
          >
            {t('right')}
          </Button>
        </span>
      </div>
      {feedback !== null && (
        <p className="break-words whitespace-pre-wrap">
          <span className="text-ink-3">{t('feedback')}</span> {feedback}
        </p>
      )}
      {note !== null && (
        <p className="break-words whitespace-pre-wrap text-ink-2">
          <span className="text-ink-3">{t('note')}</span> {note}
        </p>
      )}
      {parent !== undefined && <StepDiff version={version} parent={parent} />}
    </li>
  )
}

function StepDiff({ version, parent }: { version: DeskVersion; parent: DeskVersion }) {
  const t = useTranslations('optimise.history')
  const half = ({ number }: DeskVersion) => ({ heading: `v${number}`, label: t('textOf', { number }) })
  return (
    <FoldedDiff
      title={t('diff', { number: parent.number })}
      look="text-ink-2"
      before={parent.text.template}
      after={version.text.template}
      left={half(parent)}
      right={half(version)}
      changesIn={(changes) => t('changes', { changes })}
    />
  )
}
