// What stands in the way of a run, and what makes its figures doubtful, each with the place where it is mended.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { VersionChoice } from '@/components/run/version-choices'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { DatasetChoice } from '../start-choices'
import { isBlocking, type VersionProblem } from '../version-problems'

const linkTo = (href: string) => (chunks: ReactNode) => (
  <Link href={href} className="font-medium underline underline-offset-2">
    {chunks}
  </Link>
)

interface ProblemListProps {
  dataset: DatasetChoice | undefined
  versions: VersionChoice[]
  noModel: boolean
}

export function ProblemList({ dataset, versions, noModel }: ProblemListProps) {
  const t = useTranslations('batch')
  const all = versions.flatMap((version) =>
    (dataset?.problems[version.id] ?? []).map((problem) => ({ version, problem })),
  )
  const ofDataset =
    dataset === undefined ? null : dataset.labelled === null ? 'noLabel' : dataset.labelled === 0 ? 'noLabelled' : null
  const shown = (wanted: (problem: VersionProblem) => boolean) =>
    all
      .filter(({ problem }) => wanted(problem))
      .map(({ version, problem }) => (
        <li key={`${version.id} ${problem.kind}`}>
          <ProblemSentence version={version} problem={problem} />
        </li>
      ))
  const problems = [
    ...(versions.length === 0 ? [<li key="version">{t('needVersion')}</li>] : []),
    ...(noModel ? [<li key="model">{t('needModel')}</li>] : []),
    ...(ofDataset === null
      ? []
      : [
          <li key="dataset">
            {t.rich(ofDataset, { dataset: dataset?.name ?? '', link: linkTo(`/data/${dataset?.id ?? ''}`) })}
          </li>,
        ]),
    ...shown(isBlocking),
  ]
  const leaks = shown(({ kind }) => kind === 'leak')
  const unused = shown(({ kind }) => kind === 'unused')
  return (
    <>
      {problems.length > 0 && (
        <Notice tint="problem">
          <p className="font-medium">{t('problems')}</p>
          <ul className="list-disc pl-5 [overflow-wrap:anywhere]">{problems}</ul>
        </Notice>
      )}
      {leaks.length > 0 && (
        <Notice tint="attention">
          <ul className="grid gap-1 [overflow-wrap:anywhere]">{leaks}</ul>
        </Notice>
      )}
      {unused.length > 0 && (
        <Notice>
          <ul className="grid gap-1 [overflow-wrap:anywhere]">{unused}</ul>
        </Notice>
      )}
    </>
  )
}

function ProblemSentence({
  version: { promptId, promptName, number },
  problem,
}: {
  version: VersionChoice
  problem: VersionProblem
}) {
  const t = useTranslations('batch')
  const sentence = useErrorSentence()
  const common = {
    version: t('version', { name: promptName, number }),
    link: linkTo(`/prompts/${promptId}?v=${number}`),
  }
  switch (problem.kind) {
    case 'empty':
      return t.rich('empty', common)
    case 'malformed':
      return t.rich('malformed', { ...common, sentence: sentence(problem.error) })
    case 'unbound': {
      const hint = problem.near.map(({ name, nearest }) => t('near', { name, nearest: nearest.join(' / ') })).join('')
      return t.rich('unbound', { ...common, variables: problem.variables.join(', '), hint })
    }
    case 'leak':
      return t.rich('leak', { ...common, columns: problem.columns.join(', ') })
    case 'unused':
      return t('unused', { version: common.version, variables: problem.variables.join(', ') })
  }
}
