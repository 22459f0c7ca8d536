import { expect, it } from 'vitest'
import type { CallRecord } from '@/lib/engine/ports'
import { createProgress } from './progress'
import { createSession } from './session'

const score = {
  outcome: 'scored',
  products: [],
  poolProducts: [],
  hitRank: 0,
  bestProduct: '',
  degree: 0,
} as const

const record = (trials: number, costUsd: number | null): CallRecord => ({
  requestHash: 'h',
  answer: { text: '', stop: 'end', inputTokens: 1, outputTokens: 1, latencyMs: 1, costUsd, attempts: 1 },
  reused: false,
  error: null,
  trials: Array.from({ length: trials }, (_, i) => ({
    id: `${i}`,
    score: { ...score, products: [], poolProducts: [] },
  })),
})

function shown(terminal: boolean) {
  const out = { text: '', time: 0 }
  const session = createSession({
    stdout: () => undefined,
    stderr: (text) => {
      out.text += text
    },
    terminal,
    env: {},
    cwd: '/',
    signal: new AbortController().signal,
    now: () => out.time,
  })
  return { out, progress: createProgress(session) }
}

it('writes a line about every five seconds where stderr is no terminal', () => {
  const { out, progress } = shown(false)
  progress.begin(100, 20)
  for (let i = 0; i < 12; i++) {
    out.time += 1000
    progress.add([record(2, 0.03)])
  }
  progress.end()
  expect(out.text).toBe('30/100, 0 failed, cost $0.15\n40/100, 0 failed, cost $0.30\n')
})

it('writes one line over in a terminal, and leaves it', () => {
  const { out, progress } = shown(true)
  progress.begin(2, 0)
  progress.add([record(1, null)])
  out.time += 100
  progress.add([{ ...record(1, 0), answer: null, error: { code: 'model.cutBody', params: {} } }])
  progress.end()
  const line = '\r\u001b[2K2/2, 1 failed, cost unknown'
  expect(out.text).toBe(`${line}${line}\n`)
})
