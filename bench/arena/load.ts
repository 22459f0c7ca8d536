// 200 voters at once on one server, 50 votes a second, with a kill -9 half-way: how long a vote takes, and whether one is lost
// or counted twice.
import { setTimeout as sleep } from 'node:timers/promises'
import { startWorkbench, type Workbench } from '../../e2e/workbench'
import { seededRandom } from '../../lib/core/sampling/random'
import { parseEnv } from '../../lib/env'
import { createRuntime } from '../../lib/runtime'
import { createArena, createArenaSchema } from '../../lib/usecases/create-arena'
import { makeVoteLink } from '../../lib/usecases/open-voting'

const VOTERS = 200
const VOTES_PER_S = 50
const SECONDS = 40
const P99_MS = 150

interface View {
  id: string
  attempt: number
}

/** A voter's browser: its cookie, and the battles at hand. */
interface Browser {
  cookie: string
  queue: View[]
}

interface Ballot {
  battleId: string
  choice: string
}

interface Watch {
  /** Of votes that came through at the first try, in milliseconds. */
  times: number[]
  retried: number
  /** What the server said is stored. */
  acknowledged: Ballot[]
}

/** Runs `act` with everything open on the workbench's folder, whose server is down meanwhile. */
async function within<T>(
  { dataDir }: Workbench,
  act: (runtime: Awaited<ReturnType<typeof createRuntime>>) => Promise<T>,
): Promise<T> {
  const runtime = await createRuntime({ env: parseEnv({ HITLOOP_DATA_DIR: dataDir }), watchRuns: false })
  try {
    return await act(runtime)
  } finally {
    await runtime.close()
  }
}

/** An arena of the sample scene with its answers; its id and the token of a link. */
const prepare = (workbench: Workbench) =>
  within(workbench, async (runtime) => {
    const [scene] = await runtime.scenes.list()
    const sceneId = scene?.id ?? ''
    const [datasets, prompts] = await Promise.all([runtime.datasets.list(sceneId), runtime.prompts.list(sceneId)])
    const input = createArenaSchema.parse({
      answers: {
        from: 'new',
        datasetId: datasets[0]?.id,
        versionIds: prompts.map(({ versions }) => versions[0]?.id),
        models: [{ connection: 'embedded', model: 'embedded' }],
        rows: 200,
        seed: 1,
      },
      rules: {
        ...{ question: 'Which is better?', showProfile: true, showLabel: false, allowComments: false },
        ...{ allowTie: true, allowBothBad: true, votesPerVoter: 200, endVotes: 1_000_000 },
      },
    })
    const { id, startedRun } = await createArena({ ...runtime.ports, arenas: runtime.arenas }, sceneId, input)
    await runtime.executeStoredRun(startedRun ?? '', { signal: new AbortController().signal })
    const token = await makeVoteLink(runtime.voting, { arenaId: id, note: '', votesPerVoter: 200, days: 1 })
    return { id, token }
  })

async function post<T>(url: string, cookie: string, body: object): Promise<{ data: T; cookie: string }> {
  const headers = { 'content-type': 'application/json', ...(cookie === '' ? {} : { cookie }) }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  const answer = (await response.json()) as { ok: boolean; data: T }
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return { data: answer.data, cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie }
}

async function vote(url: string, browser: Browser, choice: string, watch: Watch): Promise<void> {
  const battle = browser.queue[0]
  if (battle === undefined) return
  const have = browser.queue.slice(1).map(({ id }) => id)
  const body = { battleId: battle.id, attempt: battle.attempt, choice, comment: '', have }
  for (let tries = 0; ; tries++) {
    const start = performance.now()
    try {
      const { data } = await post<{ battles: View[] }>(`${url}/votes`, browser.cookie, body)
      if (tries === 0) watch.times.push(performance.now() - start)
      else watch.retried += 1
      watch.acknowledged.push({ battleId: battle.id, choice })
      browser.queue = [...browser.queue.slice(1), ...data.battles]
      return
    } catch (error) {
      if (tries > 300) throw error
      await sleep(200)
    }
  }
}

/** Votes of all voters at the rate for so many seconds. */
async function walk(url: string, browsers: Browser[], seconds: number, watch: Watch): Promise<void> {
  const random = seededRandom(browsers.length)
  const choices = ['left', 'right', 'tie', 'both_bad']
  const lines = browsers.map(() => Promise.resolve())
  const start = performance.now()
  for (let n = 0; n < seconds * VOTES_PER_S; n++) {
    await sleep(Math.max(0, start + (n * 1000) / VOTES_PER_S - performance.now()))
    const who = n % browsers.length
    const browser = browsers[who]
    const line = lines[who]
    const choice = choices[Math.floor(random() * choices.length)] ?? 'tie'
    // A person casts one vote after the other.
    if (browser !== undefined && line !== undefined) lines[who] = line.then(() => vote(url, browser, choice, watch))
  }
  await Promise.all(lines)
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(share * sorted.length)] ?? 0

function printTimes(name: string, { times }: Watch): void {
  const sorted = times.toSorted((a, b) => a - b)
  const figures = [0.5, 0.95, 0.99].map((share) => `p${share * 100} ${at(sorted, share).toFixed(0)} ms`)
  console.log(`  ${name.padEnd(30)}${figures.join('  ')}  of ${sorted.length} votes (p99 at most ${P99_MS})`)
}

export async function loadTable(): Promise<void> {
  console.log(`\n${VOTERS} voters, ${VOTES_PER_S} votes/s on one server, embedded database`)
  const workbench = await startWorkbench()
  try {
    await workbench.kill()
    const { id, token } = await prepare(workbench)
    await workbench.restart()
    const url = `${workbench.url}/api/vote/${token}`
    const browsers: Browser[] = []
    for (let n = 0; n < VOTERS; n++) {
      const { data, cookie } = await post<{ battles: View[] }>(url, '', { name: `voter ${n}` })
      browsers.push({ cookie, queue: data.battles })
    }
    const calm: Watch = { times: [], retried: 0, acknowledged: [] }
    await walk(url, browsers, SECONDS, calm)
    printTimes('without trouble', calm)

    const killed: Watch = { times: [], retried: 0, acknowledged: [] }
    const walking = walk(url, browsers, SECONDS / 2, killed)
    await sleep((SECONDS / 4) * 1000)
    await workbench.kill()
    await workbench.restart()
    await walking
    console.log(`  with kill -9: ${killed.retried} votes sent again, ${killed.acknowledged.length} acknowledged`)
    await workbench.kill()
    await within(workbench, (runtime) => count(runtime.votes, id, [...calm.acknowledged, ...killed.acknowledged]))
  } finally {
    await workbench.close()
  }
}

async function count(
  votes: Awaited<ReturnType<typeof createRuntime>>['votes'],
  arenaId: string,
  acknowledged: readonly Ballot[],
): Promise<void> {
  const stored = (await votes.listRecords(arenaId, 0, 1_000_000)).filter(({ automatic }) => !automatic)
  const byBattle = new Map<string, string[]>()
  for (const { battleId, choice } of stored) byBattle.set(battleId, [...(byBattle.get(battleId) ?? []), choice])
  const lost = acknowledged.filter(({ battleId, choice }) => byBattle.get(battleId)?.[0] !== choice).length
  const doubled = [...byBattle.values()].filter((choices) => choices.length > 1).length
  const unheard = stored.length - acknowledged.length
  console.log(
    `  ${stored.length} votes stored: ${lost} lost, ${doubled} doubled, ${unheard} stored but never acknowledged`,
  )
}
