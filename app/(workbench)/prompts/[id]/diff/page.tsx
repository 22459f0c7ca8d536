// Two versions of a prompt against each other; without a choice, the newest against the one before it.
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { countChanges, type DiffPart, diffText } from '@/components/prompt/diff-text'
import { DiffView } from '@/components/prompt/diff-view'
import { buttonClass } from '@/components/ui/button'
import { ArmTag } from '@/components/ui/chip'
import type { EmptyCells } from '@/lib/core/prompt/bind-template'
import { VersionPicker } from '../../_components/version-picker'
import { readPrompt, versionAt } from '../read-prompt'

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<{ a?: string | string[]; b?: string | string[] }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [{ name }, t] = await Promise.all([readPrompt((await params).id), getTranslations('prompts')])
  return { title: `${t('diffTitle')} · ${name}` }
}

export default async function DiffPage({ params, searchParams }: PageProps) {
  const [{ id }, { a, b }, t] = await Promise.all([params, searchParams, getTranslations('prompts')])
  const prompt = await readPrompt(id)
  const right = versionAt(prompt, b)
  const left = versionAt(prompt, a ?? prompt.versions.find(({ number }) => number < right.number)?.number.toString())
  const template = diffText(left.template, right.template)
  const variables = diffText(left.variables, right.variables)
  const changes = countChanges(template) + countChanges(variables)
  const choice = (emptyCells: EmptyCells) => t(emptyCells === 'omit' ? 'chooseOmit' : 'chooseUnknown')
  const sameEmpty = left.emptyCells === right.emptyCells
  const names = { a: left.number, b: right.number }
  const side = (arm: number, number: number, text: string) => ({
    heading: (
      <>
        <ArmTag arm={arm} /> {t('versionLabel', { number })}
        <span className="text-xs font-normal text-ink-3">
          {arm === 0 ? '－' : '＋'} {t('onlyIn', { number })}
        </span>
      </>
    ),
    label: `${text} ${t('versionLabel', { number })}`,
  })
  const section = (title: string, parts: readonly DiffPart[]) => (
    <section className="mt-5">
      <h2 className="mb-2 text-base font-semibold">
        {title} {countChanges(parts) === 0 && <span className="text-sm font-normal text-ink-3">· {t('diffNone')}</span>}
      </h2>
      <DiffView
        parts={parts}
        left={side(0, left.number, title)}
        right={side(1, right.number, title)}
        blank={t('diffBlank')}
      />
    </section>
  )
  return (
    <>
      <PageHeader
        title={t('diffLead', { name: prompt.name, ...names })}
        lead={changes === 0 && sameEmpty ? t('diffSame') : t('diffSummary', { changes })}
        actions={
          <Link href={`/prompts/${prompt.id}`} className={buttonClass()}>
            {t('backToPrompt', { name: prompt.name })}
          </Link>
        }
      />
      <VersionPicker
        promptId={prompt.id}
        numbers={prompt.versions.map(({ number }) => number)}
        a={left.number}
        b={right.number}
      />
      {!sameEmpty && (
        <p className="mt-4 text-sm">
          {t('diffEmptyCells', { ...names, choiceA: choice(left.emptyCells), choiceB: choice(right.emptyCells) })}
        </p>
      )}
      {section(t('diffTemplate'), template)}
      {section(t('diffVariables'), variables)}
    </>
  )
}
