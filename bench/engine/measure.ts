// What one measured piece of work took: wall time, processor time, memory, and the longest pause of the event loop.
import { monitorEventLoopDelay } from 'node:perf_hooks'

export interface Measured {
  wallMs: number
  /** User and system time of this process. */
  cpuMs: number
  /** Peak resident memory of the process so far. */
  rssMb: number
  /** The longest time that nothing else could run. */
  stallMs: number
  /** Calls that ended without an answer. */
  failed: number
}

const resolutionMs = 5

/** `act` resolves to how many calls failed. */
export async function measure(act: () => Promise<number>): Promise<Measured> {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  delay.enable()
  const cpu = process.cpuUsage()
  const began = performance.now()
  const failed = await act()
  const { user, system } = process.cpuUsage(cpu)
  delay.disable()
  return {
    wallMs: performance.now() - began,
    cpuMs: (user + system) / 1000,
    rssMb: process.resourceUsage().maxRSS / 1024,
    stallMs: Math.max(0, delay.max / 1e6 - resolutionMs),
    failed,
  }
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

export function medians(runs: readonly Measured[]): Measured {
  const of = (key: keyof Measured) => median(runs.map((run) => run[key]))
  return { wallMs: of('wallMs'), cpuMs: of('cpuMs'), rssMb: of('rssMb'), stallMs: of('stallMs'), failed: of('failed') }
}
