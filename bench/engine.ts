// What the engine and its storage cost over the calls themselves, beside a bare loop over the vendor's SDK in the same run.
// The model server is here; each measured loop runs in a process of its own.
// npm run bench -- engine [clean | fast | faults | memory | kills]; the first three unless one is named.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scheduledFault } from '../e2e/model-behaviour'
import { type ModelServer, type ModelServerOptions, startModelServer } from '../e2e/model-server'
import { firstLine, startSelf } from './engine/child'
import { bareLoop } from './engine/floor'
import { type CallWatch, killMany } from './engine/kills'
import { callsOf, isLoadName, type Load, type LoadName, loads } from './engine/load'
import { type Measured, measure, medians } from './engine/measure'
import { memoryRun } from './engine/memory-run'
import { prepareStored } from './engine/stored-run'

const modes = ['floor', 'engine', 'stored'] as const
type Mode = (typeof modes)[number]

const labels: Record<Mode, string> = {
  floor: 'bare SDK loop (floor)',
  engine: 'engine, memory ledger',
  stored: 'whole product, embedded database',
}

const verdict = (reached: boolean) => (reached ? 'reached' : 'MISSED')

const serve = ({ server }: Load, onCall?: NonNullable<ModelServerOptions['onCall']>): Promise<ModelServer> =>
  startModelServer({ ...server, log: false, ...(onCall ? { onCall } : {}) })

/** Calls that the server met with a fault and those that it answered or cut off half-way, of the first `calls`. */
function faultsOf({ server }: Load, calls: number) {
  const kinds = Array.from({ length: calls }, (_, i) => scheduledFault(server, 1, i + 1)?.kind)
  return { cut: kinds.filter((kind) => kind === 'cut').length, answered: kinds.filter((kind) => !kind).length }
}

interface Sample extends Measured {
  /** Calls that reached the server. */
  asked: number
}

async function measureIn(mode: Mode, name: LoadName): Promise<Sample> {
  const server = await serve(loads[name])
  try {
    const measured: Measured = JSON.parse(await firstLine(startSelf(mode, name, server.url)))
    return { ...measured, asked: server.calls }
  } finally {
    await server.close()
  }
}

type Results = Record<Mode, Measured & { asked: number }>

/** Alternately, so that what else the machine does falls on all. */
async function compare(name: LoadName, rounds: number): Promise<Results> {
  const samples: Record<Mode, Sample[]> = { floor: [], engine: [], stored: [] }
  for (let round = 0; round < rounds; round++) {
    for (const mode of modes) samples[mode].push(await measureIn(mode, name))
  }
  const of = (mode: Mode) => ({ ...medians(samples[mode]), asked: samples[mode].at(-1)?.asked ?? 0 })
  const results = { floor: of('floor'), engine: of('engine'), stored: of('stored') }
  const calls = callsOf(loads[name])
  const { latencyMs = 0 } = loads[name].server as { latencyMs?: number }
  console.log(
    `\n${name}: ${calls} calls, ${latencyMs} ms ± 30 %, ${loads[name].concurrency} at once; ${rounds === 1 ? 'one round' : `medians of ${rounds}`}`,
  )
  console.table(
    modes.map((mode) => ({
      '': labels[mode],
      'wall s': (results[mode].wallMs / 1000).toFixed(2),
      'calls/s': Math.round((1000 * calls) / results[mode].wallMs),
      'CPU ms/call': (results[mode].cpuMs / calls).toFixed(2),
      'peak RSS MB': results[mode].rssMb.toFixed(0),
      'longest stall ms': results[mode].stallMs.toFixed(0),
      'requests sent': results[mode].asked,
      'given up': results[mode].failed,
    })),
  )
  return results
}

function say(what: string, value: string, target: string, reached: boolean): void {
  console.log(`${what}: ${value} (target ${target}: ${verdict(reached)})`)
}

function sayFootprint({ rssMb, stallMs }: Measured): void {
  say('stored: peak', `${rssMb.toFixed(0)} MB`, '≤ 350', rssMb <= 350)
  say('stored: longest stall', `${stallMs.toFixed(0)} ms`, '≤ 100', stallMs <= 100)
}

async function clean(rounds: number): Promise<Results> {
  const results = await compare('clean', rounds)
  const { floor, stored } = results
  const calls = callsOf(loads.clean)
  const ratio = stored.wallMs / floor.wallMs
  say('stored / floor', `wall ${ratio.toFixed(2)}`, '≤ 1.25', ratio <= 1.25)
  say('stored', `CPU ${(stored.cpuMs / calls).toFixed(2)} ms a call`, '≤ 2.5', stored.cpuMs / calls <= 2.5)
  sayFootprint(stored)
  return results
}

async function fast(): Promise<void> {
  const { stored } = await compare('fast', 1)
  const perSecond = (1000 * callsOf(loads.fast)) / stored.wallMs
  say('stored', `${perSecond.toFixed(0)} calls/s`, '≥ 500', perSecond >= 500)
}

async function faults(cleanWallMs: number): Promise<void> {
  const { stored } = await compare('faults', 1)
  const ratio = stored.wallMs / cleanWallMs
  say('stored / clean stored', `wall ${ratio.toFixed(2)}`, '≤ 1.6', ratio <= 1.6)
  // The run throws unless every row is scored; so what the server answered beyond that was paid twice.
  const { cut, answered } = faultsOf(loads.faults, stored.asked)
  const twice = answered - callsOf(loads.faults)
  say('paid calls repeated', `${twice} beside ${cut} that were cut off`, '0', twice === 0)
}

async function kills(): Promise<void> {
  const load = loads.kills
  const watch: CallWatch = { open: 0, answeredAt: [] }
  const server = await serve(load, (phase) => {
    watch.open += phase === 'begun' ? 1 : -1
    if (phase === 'answered') watch.answeredAt.push(performance.now())
  })
  const folder = await mkdtemp(join(tmpdir(), 'hitloop-kills-'))
  try {
    const { kills, atRisk, asked } = await killMany(server, watch, folder, load)
    const again = asked - callsOf(load)
    console.log(`\nkills: ${callsOf(load)} calls, killed ${kills} times with -9; every trial scored at the end`)
    say('calls paid again', String(again), `≤ ${atRisk} in flight or answered less than 100 ms before`, again <= atRisk)
  } finally {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function act(mode: string, name: LoadName, url: string, folder: string, runId?: string) {
  const load: Load = loads[name]
  if (mode === 'floor') return () => bareLoop(url, load)
  if (mode === 'engine') return () => memoryRun(url, load)
  return await prepareStored(folder, url, load, runId)
}

const scenarios = {
  clean: () => clean(3),
  fast,
  faults: async () => faults((await measureIn('stored', 'clean')).wallMs),
  memory: async () => sayFootprint((await compare('memory', 1)).stored),
  kills,
} satisfies Record<LoadName, () => Promise<unknown>>

const [first, name, url = '', givenFolder, runId] = process.argv.slice(2)
if (first === undefined) {
  const { stored } = await clean(3)
  await fast()
  await faults(stored.wallMs)
} else if (isLoadName(first) && name === undefined) await scenarios[first]()
else if (isLoadName(name)) {
  const folder = givenFolder ?? (await mkdtemp(join(tmpdir(), 'hitloop-bench-')))
  try {
    console.log(JSON.stringify(await measure(await act(first, name, url, folder, runId))))
  } finally {
    if (givenFolder === undefined) await rm(folder, { recursive: true, force: true })
  }
} else {
  console.error(`npm run bench -- engine [${Object.keys(loads).join(' | ')}]`)
  process.exitCode = 2
}
