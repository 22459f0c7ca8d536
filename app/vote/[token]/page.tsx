// The voting page, for whoever has its link: a question, a user, two answers. It stands outside of the workbench.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readVoterKey } from '@/app/api/vote/voter-key'
import { SyntheticNotice } from '@/components/dataset/synthetic-mark'
import { AppError, type ErrorValue, errorValue } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { openVoting } from '@/lib/usecases/open-voting'
import { type Served, serveBattles } from '@/lib/usecases/serve-battles'
import { VotingDesk, type VotingRules } from './_components/voting-desk'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('vote')
  return { title: t('title'), robots: { index: false, follow: false } }
}

export default async function VotePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const [place, t] = await Promise.all([readPlace(token), getTranslations()])
  return (
    <main className="mx-auto min-h-screen max-w-[1080px] px-4 pt-5">
      {place.error !== undefined ? (
        <div className="grid gap-2 py-16 text-center">
          <h1 className="text-xl font-semibold">{t('vote.closedTitle')}</h1>
          <p className="mx-auto max-w-[48ch] text-ink-2">
            {t(`errors.${place.error.code}`, place.error.params as never)}
          </p>
        </div>
      ) : (
        <>
          {place.synthetic && <SyntheticNotice of="vote" className="mb-4" />}
          <VotingDesk token={token} rules={place.rules} initial={place.served} />
        </>
      )}
    </main>
  )
}

type Place =
  | { error: ErrorValue }
  | { error?: undefined; rules: VotingRules; served: Served | null; synthetic: boolean }

async function readPlace(token: string): Promise<Place> {
  const { voting: ports } = await getRuntime()
  try {
    const voting = await openVoting(ports, token, await readVoterKey())
    const { arena } = await ports.board.contextOf(voting.link.sessionId)
    const { question, showLabel, allowTie, allowBothBad, allowComments, synthetic } = arena
    const rules: VotingRules = {
      ...{ question, showLabel, allowTie, allowBothBad, allowComments },
      cap: voting.link.votesPerVoter,
    }
    return { synthetic, rules, served: voting.voter === null ? null : await serveBattles(ports, voting, []) }
  } catch (error) {
    if (error instanceof AppError) return { error: errorValue(error) }
    throw error
  }
}
