// The arenas of the scene that take votes now, with how far each has come.
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { MOST_VOTES } from '@/lib/core/arena/arena-limits'
import { getRuntime } from '@/lib/runtime'

const MOST_SHOWN = 3

export async function OpenVotes({ sceneId }: { sceneId: string }) {
  const [{ arenas }, t, arena] = await Promise.all([
    getRuntime(),
    getTranslations('home.openVotes'),
    getTranslations('arena'),
  ])
  const open = (await arenas.list(sceneId)).filter((one) => one.arena.endedAt === null)
  if (open.length === 0) return null
  return (
    <Card
      title={t('title')}
      className="self-start"
      aside={
        <Link href="/arena" className="underline underline-offset-2 hover:text-ink">
          {t('all')}
        </Link>
      }
    >
      <ul className="-mx-5 divide-y border-y">
        {open.slice(0, MOST_SHOWN).map(({ arena: { id, number, question, endVotes }, votes, voters }) => (
          <li key={id} className="relative grid gap-0.5 px-5 py-2.5 hover:bg-sunk">
            <Link
              href={`/arena/${id}`}
              aria-label={arena('open', { number })}
              className="min-w-0 text-sm font-medium [overflow-wrap:anywhere] after:absolute after:inset-0"
            >
              #{number} {question}
            </Link>
            <span className="text-xs text-ink-3">
              {endVotes === null || endVotes === MOST_VOTES
                ? t('counts', { votes, voters })
                : t('countsOf', { votes, voters, all: endVotes })}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm">
        <Link href="/arena/quick" className="underline underline-offset-2">
          {t('quick')}
        </Link>
      </p>
    </Card>
  )
}
