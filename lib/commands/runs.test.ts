import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { copyTemplate } from '@/lib/store/testing/test-database'
import { type ModelServer, startModelServer } from '../../e2e/model-server'
import type { RunSummary } from './runs-command'
import { type CommandHome, createCommandHome, poolCsv, usersCsv } from './testing.fixture'

const ROWS = 40
let home: CommandHome
let server: ModelServer
let dataDir = ''
let env: Record<string, string> = {}

beforeAll(async () => {
  home = createCommandHome()
  home.write('users.csv', usersCsv(ROWS))
  home.write('pool.csv', poolCsv)
  home.write('a.txt', '用户{{用户ID}}，需求{{需求}}。推荐 5 个产品。')
  dataDir = copyTemplate()
  server = await startModelServer()
  env = { ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: server.url }
})
afterAll(async () => {
  await server.close()
  rmSync(dataDir, { recursive: true, force: true })
  home.remove()
})

const onStored = (...args: string[]) => home.run([...args, '--data-dir', dataDir], { env })
const list = async (): Promise<RunSummary[]> => JSON.parse((await onStored('runs')).stdout)
const runIdOf = (stderr: string) => /^run (\S+)$/m.exec(stderr)?.[1] ?? ''

const evaluate = (...more: string[]) =>
  onStored(
    'eval',
    ...['--data', 'users.csv', '--label', '下一产品', '--prompt', 'a.txt', '--pool', 'pool.csv', '--pool-name', '产品'],
    ...['--model', 'anthropic:claude-haiku-5-5', '--base-url', server.url, '--all', '--out', 'report.json', ...more],
  )

it('lists runs, lets a capped one go on, and repeats it from kept answers', async () => {
  expect(await list()).toEqual([])
  const capped = await evaluate('--max-calls', '15')
  const id = runIdOf(capped.stderr)
  expect(await list()).toMatchObject([
    { id, status: 'stopped', rows: ROWS, trials: ROWS, done: 15, calls: 15, failed: 0, arms: [{ name: 'a.txt v1' }] },
  ])

  const same = await onStored('resume', id)
  expect(same.status).toBe(0)
  expect(same.stderr).toContain(`hitloop resume ${id}`)
  expect(JSON.parse(same.stdout)).toMatchObject({ status: 'stopped', calls: 15 })

  const whole = await onStored('resume', id, '--max-calls', '1000', '--out', 'whole.json', '--rows', 'whole.csv')
  expect(whole.status).toBe(0)
  expect(JSON.parse(whole.stdout)).toMatchObject({ id, status: 'completed', done: ROWS, calls: ROWS, reusedAnswers: 0 })
  expect(home.report('whole.json').versions[0]).toMatchObject({ name: 'a.txt v1', trials: ROWS })
  expect(home.read('whole.csv').trim().split('\n')).toHaveLength(ROWS + 1)
  expect(server.requests).toHaveLength(ROWS)

  const again = await onStored('repeat', id)
  expect(again.status).toBe(0)
  const repeated = JSON.parse(again.stdout) as RunSummary
  expect(repeated).toMatchObject({ number: 2, status: 'completed', calls: 0, reusedAnswers: ROWS, costUsd: 0 })
  expect(server.requests).toHaveLength(ROWS)
  expect((await list()).map((run) => run.id)).toEqual([repeated.id, id])
})

it('pauses what was interrupted, resumes it, and leaves alone what is over', async () => {
  const interruption = new AbortController()
  let asked = 0
  server.setBehaviour(() => {
    asked += 1
    if (asked > 10) interruption.abort(new Error('interrupted'))
    return asked > 10 ? { kind: 'slow' } : null
  })
  home.write('b.txt', '又来：用户{{用户ID}}，需求{{需求}}。推荐 5 个产品。')
  const broken = await home.run(
    [
      ...['eval', '--data', 'users.csv', '--label', '下一产品', '--prompt', 'b.txt', '--all', '--out', 'report.json'],
      ...['--model', 'anthropic:claude-haiku-5-5', '--base-url', server.url, '--data-dir', dataDir],
    ],
    { env, signal: interruption.signal },
  )
  expect(broken.status).toBe(130)
  server.setBehaviour(null)
  const id = runIdOf(broken.stderr)
  expect((await list())[0]).toMatchObject({ id, status: 'running', finishedAt: null })

  expect((await onStored('pause', id)).stderr).toContain(id)
  expect((await list())[0]).toMatchObject({ id, status: 'paused', reason: null })
  const before = server.requests.length
  const resumed = await onStored('resume', id)
  expect(resumed.status).toBe(0)
  const { done, status } = JSON.parse(resumed.stdout) as RunSummary
  expect({ done, status }).toEqual({ done: ROWS, status: 'completed' })
  expect(server.requests.length - before).toBeLessThanOrEqual(ROWS - 1)

  const over = await onStored('cancel', id)
  expect(over.status).toBe(0)
  expect(over.stderr).toContain('not under way')
  expect((await list())[0]?.status).toBe('completed')
})

it('refuses in words what it does not know', async () => {
  for (const command of ['pause', 'cancel', 'resume', 'repeat']) {
    const { status, stdout, stderr } = await onStored(command, 'nobody')
    expect({ command, status, stdout }).toEqual({ command, status: 2, stdout: '' })
    expect(stderr.trim()).not.toBe('')
  }
  expect((await onStored('pause')).stderr).toContain('RUN')
  expect((await onStored('resume', 'x', '--budget-usd', '0')).stderr).toContain('--budget-usd')
  expect((await onStored('resume', 'x', '--max-calls', '-3')).stderr).toContain('--max-calls')
  expect((await onStored('runs', '--limit', 'many')).stderr).toContain('--limit')
  expect((await onStored('resume', 'x', '--out', 'same', '--rows', 'same')).stderr).toContain('same')
})
