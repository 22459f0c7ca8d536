// All versions of a prompt, newest first; each can be opened, or compared with the one that is open.
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { classNames } from '@/components/ui/class-names'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { originKey } from '@/lib/core/prompt/prompt-version'
import type { Prompt, PromptVersion } from '@/lib/store/prompts'

export async function VersionList({ prompt, current }: { prompt: Prompt; current: number }) {
  const t = await getTranslations('prompts')
  const head = 'py-1.5 font-medium'
  const leading = classNames(head, 'pr-4 text-left')
  return (
    <Card title={t('versions')} className="mt-4">
      <ScrollRegion label={t('versions')} className="overflow-x-auto">
        <table className="w-full text-sm">
          <caption className="sr-only">{t('versionsCaption', { name: prompt.name })}</caption>
          <thead className="border-b text-xs text-ink-3">
            <tr>
              <th className={leading}>{t('columnVersion')}</th>
              <th className={leading}>{t('columnOrigin')}</th>
              <th className={leading}>{t('columnWhen')}</th>
              <th className={classNames(head, 'text-right')}>{t('columnActions')}</th>
            </tr>
          </thead>
          <tbody>
            {prompt.versions.map((version) => (
              <VersionRow key={version.id} prompt={prompt} version={version} current={current} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}

async function VersionRow({ prompt, version, current }: { prompt: Prompt; version: PromptVersion; current: number }) {
  const [t, format] = await Promise.all([getTranslations('prompts'), getFormatter()])
  const { number, createdAt } = version
  const parent = prompt.versions.find(({ id }) => id === version.parentId)
  const link = 'whitespace-nowrap underline underline-offset-2 hover:text-ink'
  return (
    <tr className="h-[38px] border-b last:border-b-0">
      <td className="pr-4 font-medium">{t('versionLabel', { number })}</td>
      <td className="pr-4 whitespace-nowrap text-ink-2">
        {t(`origins.${originKey(version.origin)}`)}
        {parent !== undefined && <span className="text-ink-3"> · {t('fromParent', { number: parent.number })}</span>}
      </td>
      <td className="pr-4 whitespace-nowrap text-ink-2">
        <time dateTime={createdAt.toISOString()}>{format.relativeTime(createdAt)}</time>
      </td>
      <td className="text-right text-ink-2">
        {number === current ? (
          <Chip>{t('opened')}</Chip>
        ) : (
          <span className="inline-flex gap-4">
            <Link href={`/prompts/${prompt.id}?v=${number}`} aria-label={t('openVersion', { number })} className={link}>
              {t('openShort')}
            </Link>
            <Link
              href={`/prompts/${prompt.id}/diff?a=${Math.min(number, current)}&b=${Math.max(number, current)}`}
              aria-label={t('compareWith', { number, current })}
              className={link}
            >
              {t('compareShort', { current })}
            </Link>
          </span>
        )}
      </td>
    </tr>
  )
}
