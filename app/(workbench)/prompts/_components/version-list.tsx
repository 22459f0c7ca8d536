// All versions of a prompt, newest first: where each came from, what it reached, what is said of it, and what can be done.
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { TagList } from '@/components/prompt/tag-list'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { classNames } from '@/components/ui/class-names'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { branchDepths } from '@/lib/core/prompt/lineage'
import { originKey } from '@/lib/core/prompt/version-origin'
import { getRuntime } from '@/lib/runtime'
import type { Prompt, PromptVersion } from '@/lib/store/prompts'
import { readScores } from '../read-scores'
import { ManageVersion } from './manage-version'
import { ScoreCell } from './score-cell'

export async function VersionList({ prompt, current }: { prompt: Prompt; current: number }) {
  const t = await getTranslations('prompts')
  const v = await getTranslations('versions')
  const head = 'py-1.5 font-medium'
  const leading = classNames(head, 'pr-4 text-left')
  const depths = branchDepths(prompt.versions)
  return (
    <Card
      title={t('versions')}
      aside={
        <span className="inline-flex flex-wrap gap-2">
          {prompt.versions.some(({ note }) => note?.startsWith('− ')) && <AblationLink promptId={prompt.id} />}
          <a href={`/api/prompts/${prompt.id}/export`} className={buttonClass('plain', 'min-h-8 px-2 py-1')} download>
            {v('export')}
          </a>
          <a
            href={`/api/prompts/${prompt.id}/promptfoo?v=${current}`}
            className={buttonClass('plain', 'min-h-8 px-2 py-1')}
            download
          >
            {v('promptfoo.export', { number: current })}
          </a>
          <a
            href={`/api/prompts/${prompt.id}/promptfoo?v=${current}&form=csv`}
            className={buttonClass('plain', 'min-h-8 px-2 py-1')}
            download
          >
            {v('promptfoo.exportTests')}
          </a>
        </span>
      }
      className="mt-4"
    >
      <ScrollRegion label={t('versions')} className="overflow-x-auto">
        <table className="w-full text-sm">
          <caption className="sr-only">{t('versionsCaption', { name: prompt.name })}</caption>
          <thead className="border-b text-xs text-ink-3">
            <tr>
              <th className={leading}>{t('columnVersion')}</th>
              <th className={leading}>{t('columnOrigin')}</th>
              <th className={leading}>{v('score')}</th>
              <th className={leading}>{v('note')}</th>
              <th className={leading}>{t('columnWhen')}</th>
              <th className={classNames(head, 'text-right')}>{t('columnActions')}</th>
            </tr>
          </thead>
          <tbody>
            {prompt.versions.map((version) => (
              <VersionRow
                key={version.id}
                prompt={prompt}
                version={version}
                current={current}
                depth={depths.get(version.id) ?? 0}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}

interface VersionRowProps {
  prompt: Prompt
  version: PromptVersion
  current: number
  /** Lines that it is away from the main one. */
  depth: number
}

const DEEPEST_SHOWN = 6

async function VersionRow({ prompt, version, current, depth }: VersionRowProps) {
  const [t, v, format] = await Promise.all([getTranslations('prompts'), getTranslations('versions'), getFormatter()])
  const { number, createdAt, note, feedback, tags } = version
  const parent = prompt.versions.find(({ id }) => id === version.parentId)
  const link = 'whitespace-nowrap underline underline-offset-2 hover:text-ink'
  const words = [feedback === null ? '' : v('feedbackIs', { feedback }), note ?? ''].filter((text) => text !== '')
  return (
    <tr className="h-[38px] border-b last:border-b-0">
      <td className="pr-4 font-medium whitespace-nowrap">
        <span style={{ paddingInlineStart: `${Math.min(depth, DEEPEST_SHOWN) * 14}px` }}>
          {depth > 0 && (
            <span aria-hidden="true" className="text-ink-3">
              └{' '}
            </span>
          )}
          {t('versionLabel', { number })}
        </span>
        {prompt.championId === version.id && (
          <Chip tint="hit" className="ml-2">
            ★ {v('champion')}
          </Chip>
        )}
      </td>
      <td className="pr-4 whitespace-nowrap text-ink-2">
        {t(`origins.${originKey(version.origin)}`)}
        {parent !== undefined && <span className="text-ink-3"> · {t('fromParent', { number: parent.number })}</span>}
      </td>
      <td className="pr-4">
        <Suspense fallback={<span className="text-ink-3">…</span>}>
          <Score promptId={prompt.id} versionId={version.id} />
        </Suspense>
      </td>
      <td className="max-w-72 pr-4 text-ink-2">
        <span className="line-clamp-2 break-words" title={words.join('\n')}>
          {words.join(' · ')}
        </span>
        <TagList tags={tags} />
      </td>
      <td className="pr-4 whitespace-nowrap text-ink-2">
        <time dateTime={createdAt.toISOString()}>{format.relativeTime(createdAt)}</time>
      </td>
      <td className="text-right text-ink-2">
        <span className="inline-flex items-center gap-4">
          {number === current ? (
            <Chip>{t('opened')}</Chip>
          ) : (
            <>
              <Link
                href={`/prompts/${prompt.id}?v=${number}`}
                aria-label={t('openVersion', { number })}
                className={link}
              >
                {t('openShort')}
              </Link>
              <Link
                href={`/prompts/${prompt.id}/diff?a=${Math.min(number, current)}&b=${Math.max(number, current)}`}
                aria-label={t('compareWith', { number, current })}
                className={link}
              >
                {t('compareShort', { current })}
              </Link>
            </>
          )}
          <ManageVersion
            version={{
              ...version,
              text: { template: version.template, variables: version.variables, emptyCells: version.emptyCells },
            }}
            championId={prompt.championId}
            newest={prompt.versions[0]?.id === version.id}
            only={prompt.versions.length === 1}
          />
        </span>
      </td>
    </tr>
  )
}

/** To the latest run that asks with versions of this prompt. */
async function AblationLink({ promptId }: { promptId: string }) {
  const [v, { prompts }] = await Promise.all([getTranslations('versions'), getRuntime()])
  const [latest] = await prompts.listUses(promptId)
  if (latest === undefined) return null
  return (
    <Link href={`/batch/${latest.runId}/ablation`} className={buttonClass('plain', 'min-h-8 px-2 py-1')}>
      {v('ablationOf', { number: latest.number })}
    </Link>
  )
}

async function Score({ promptId, versionId }: { promptId: string; versionId: string }) {
  const score = (await readScores(promptId)).get(versionId)
  return score === undefined ? <span className="text-ink-3">–</span> : <ScoreCell score={score} />
}
