// A verdict in words: the headline of a run, the line of its interval, and the short form for lists.
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { armLetter } from '@/components/ui/chip'
import { classNames } from '@/components/ui/class-names'
import { useFigures } from './use-figures'
import { isBeyond, type RunVerdict } from './verdict'

const inks = ['text-arm-a', 'text-arm-b']

/** `titles` are the arms' names in order; a letter is coloured where its arm has a colour. */
export function VerdictHeadline({ verdict, titles }: { verdict: RunVerdict; titles: readonly string[] }): ReactNode {
  const t = useTranslations('result.verdict')
  const { percent, range } = useFigures()
  const arm = (at: number) => (
    <span className={classNames(inks[at], '[overflow-wrap:anywhere]')}>
      {t('arm', { letter: armLetter(at), name: titles[at] ?? '' })}
    </span>
  )
  switch (verdict.kind) {
    case 'better':
      return t.rich('better', { winner: () => arm(verdict.winner), gain: verdict.gain * 100 })
    case 'same':
      return t.rich('same', { a: () => arm(verdict.a), b: () => arm(verdict.b) })
    case 'undecided': {
      const pair = { a: () => arm(verdict.a), b: () => arm(verdict.b) }
      return verdict.moreRows === null
        ? t.rich('undecided', pair)
        : t.rich('undecidedMore', { ...pair, rows: verdict.moreRows })
    }
    case 'single':
      return t.rich('single', {
        arm: () => arm(verdict.arm),
        share: percent(verdict.share),
        range: range(verdict.interval),
      })
    default:
      return t(verdict.kind)
  }
}

interface VerdictDetailProps {
  verdict: RunVerdict
  /** Rows of the sample. */
  rows: number
  /** Of which these are a part; where told, it is said when they are too few. */
  datasetRows?: number
}

/** What the headline rests on. */
export function VerdictDetail({ verdict, rows, datasetRows }: VerdictDetailProps): ReactNode {
  const t = useTranslations('result.detail')
  const { points, range } = useFigures()
  switch (verdict.kind) {
    case 'better': {
      const { gain, interval, rows: seen, decidedAtRow } = verdict
      const sentence = t('better', { gain: points(gain), range: range(interval), rows: seen })
      return decidedAtRow === null ? sentence : `${sentence}${t('gap')}${t('decided', { row: decidedAtRow })}`
    }
    case 'same':
    case 'undecided': {
      const { a, b, difference, interval, rows: seen } = verdict
      const sentence = t('difference', {
        a: armLetter(a),
        b: armLetter(b),
        gain: points(difference),
        range: range(interval),
        rows: seen,
      })
      if (verdict.kind === 'same' && verdict.decidedAtRow !== null)
        return `${sentence}${t('gap')}${t('settled', { row: verdict.decidedAtRow })}`
      return datasetRows !== undefined && isBeyond(verdict, datasetRows)
        ? `${sentence}${t('gap')}${t('beyond', { rows: datasetRows })}`
        : sentence
    }
    case 'single':
      return t('single', { rows })
    case 'unscored':
      return t('unscored', { rows })
    default:
      return t('nothing')
  }
}

/** A few words for a list of runs. */
export function VerdictShort({ verdict }: { verdict: RunVerdict }): ReactNode {
  const t = useTranslations('result.short')
  const { percent, points, range } = useFigures()
  switch (verdict.kind) {
    case 'better':
      return t('better', {
        letter: armLetter(verdict.winner),
        gain: points(verdict.gain),
        range: range(verdict.interval),
      })
    case 'same':
    case 'undecided':
      return t(verdict.kind, { range: range(verdict.interval) })
    case 'single':
      return t('single', { share: percent(verdict.share), range: range(verdict.interval) })
    default:
      return t(verdict.kind)
  }
}
