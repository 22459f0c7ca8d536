import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Behaviour } from '../../e2e/model-behaviour'
import { type ModelServer, type ModelServerOptions, startModelServer } from '../../e2e/model-server'
import { type CommandHome, createCommandHome, poolCsv, usersCsv } from './testing.fixture'

let home: CommandHome
let server: ModelServer | undefined
beforeEach(() => {
  home = createCommandHome()
  home.write('users.csv', usersCsv(40))
  home.write('pool.csv', poolCsv)
  home.write('a.txt', '用户性别{{性别}}。推荐 5 个产品，每行一个，格式为“序号. 产品名”。')
  home.write('b.txt', '用户的情况：{{NEED}}。推荐 5 个产品，每行一个，格式为“序号. 产品名”。')
  home.write('v.txt', 'NEED: 性别{{性别}}，年龄{{年龄}}，需求{{需求}}\n')
})
afterEach(async () => {
  await server?.close()
  server = undefined
  home.remove()
})

const files = ['--data', 'users.csv', '--label', '下一产品', '--out', 'report.json']
const a = ['--prompt', 'a.txt']
const b = ['--prompt', 'b.txt', '--variables', 'v.txt']
const evaluate = (args: readonly string[], options?: Parameters<CommandHome['run']>[1]) =>
  home.run(['eval', ...files, ...args], options)
const key = { env: { ANTHROPIC_API_KEY: 'test-key' } }
const vendor = (url: string) => ['--model', 'anthropic:claude-haiku-5-5', '--base-url', url]
const start = async (options: ModelServerOptions = {}) => {
  server = await startModelServer(options)
  return server
}

/** The cells of rows.csv as objects; no cell of these tests holds a comma. */
function rowsCsv(name = 'rows.csv') {
  const [header = '', ...lines] = home.read(name).trim().split('\r\n')
  const names = header.replace('\uFEFF', '').split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at], cell])))
}

describe('a judge in the grey zone', () => {
  const said = (call: { prompt: string }): Behaviour => {
    const names = '1. 龙胆泻肝丸\n2. 新褪黑素片'
    if (!call.prompt.includes('<first_name>')) return { kind: 'answer', text: names }
    return { kind: 'answer', text: `{"relation":"${call.prompt.includes('褪黑素') ? 'same' : 'different'}"}` }
  }
  const judge = ['--match', 'judge', '--judge', 'anthropic:claude-haiku-5-5', '--judge-zone', '0.3:0.99']

  it('decides it once the run is over, and the report and the rows say so', async () => {
    const { url, requests, setBehaviour } = await start()
    setBehaviour(said)
    const plain = [...b, '--all', '--theta', '0.95', '--rows', 'rows.csv', ...vendor(url)]
    expect((await evaluate(plain, key)).status).toBe(0)
    expect(home.report().versions[0]?.hitAt).toEqual({ 1: 0, 3: 0, 5: 0 })
    const before = requests.length
    const { status, stderr } = await evaluate([...plain, ...judge], key)
    expect(status).toBe(0)
    const { run, judging, versions } = home.report()
    expect(run.match).toBe('judge')
    expect(judging).toMatchObject({ connection: 'anthropic', low: 0.3, high: 0.99, pairs: 2, byJudge: 2, open: 0 })
    expect(requests.length - before).toBe(before + 4)
    expect(versions[0]?.hitAt).toEqual({ 1: 0, 3: 0.25, 5: 0.25 })
    expect(judging?.versions).toEqual([{ gained: 10, lost: 0 }])
    expect(rowsCsv().filter(({ hit_rank }) => hit_rank === '2')).toHaveLength(10)
    expect(stderr).toContain('10 hits gained, 0 lost')

    const capped = await evaluate([...plain, ...judge, '--judge-calls', '2'], key)
    expect([capped.status, home.report().judging]).toEqual([0, expect.objectContaining({ byJudge: 1, open: 1 })])
    expect(capped.stderr).toContain('cap of 2 calls')
  })

  it('leaves what it could not say to f, and fails', async () => {
    const { url, setBehaviour } = await start()
    setBehaviour(({ prompt }) =>
      prompt.includes('<first_name>')
        ? { kind: 'error', status: 401, type: 'authentication_error', message: 'no longer' }
        : said({ prompt }),
    )
    const { status, stderr } = await evaluate([...b, '--all', '--rows', 'rows.csv', ...vendor(url), ...judge], key)
    expect(status).toBe(1)
    expect(stderr).toContain('could not be judged to its end')
    expect(home.report().judging).toMatchObject({ byJudge: 0, open: 2 })
  })

  it.each([
    [['--match', 'judge'], '--match judge needs --judge'],
    [['--judge', 'anthropic:m'], '--judge needs --match judge'],
    [['--match', 'judge', '--judge', 'embedded'], 'can’t judge'],
    [['--match', 'judge', '--judge', 'anthropic:m', '--judge-zone', '0.9:0.1'], '--judge-zone'],
    [['--match', 'judge', '--judge', 'anthropic:m'], 'ANTHROPIC_API_KEY'],
  ])('refuses %j', async (options, words) => {
    const { status, stderr } = await evaluate([...a, ...options])
    expect([status, stderr]).toEqual([2, expect.stringContaining(words)])
  })
})

describe('the embedded model', () => {
  it('finds the best of several within a budget, and reports what it was confirmed on', async () => {
    home.write('users.csv', usersCsv(400))
    home.write('c.txt', '年龄{{年龄}}。推荐 5 个产品。')
    const prompts = [...a, ...b, '--prompt', 'c.txt']
    const { status, stderr } = await evaluate([...prompts, '--best-of', '400', '--k', '1', '--rows', 'rows.csv'])
    expect(status).toBe(0)
    const { bestOf, versions, comparisons, run } = home.report()
    expect(bestOf).toMatchObject({ budget: 400, rounds: [{ arms: 3 }, { arms: 2 }], winner: 1, confirmRows: 50 })
    expect(versions[1]).toMatchObject({ name: 'b.txt', trials: 50 })
    expect(versions.map(({ trials }) => trials).sort()).toEqual([0, 50, 50])
    expect(comparisons).toHaveLength(1)
    expect(run.sampledRows).toBe(175)
    expect(rowsCsv().length).toBeLessThanOrEqual(400)
    expect(stderr).toContain('Best of 3: b.txt, confirmed against')

    // Against the one that fell out first, or, where it is the winner itself, the second.
    const first = bestOf?.search.find(({ round }) => round === 1)?.arm ?? -1
    const named = (await evaluate([...prompts, '--best-of', '400', '--k', '1', '--against', `${'abc'[first]}.txt`]))
      .status
    expect([named, home.report().bestOf]).toEqual([0, expect.objectContaining({ winner: 1, opponent: first })])
    await evaluate([...prompts, '--best-of', '400', '--k', '1', '--against', 'b.txt'])
    expect(home.report().bestOf).toMatchObject({ winner: 1, opponent: bestOf?.opponent })
    expect((await evaluate([...prompts, '--against', 'a.txt'])).stderr).toContain('--against needs --best-of')
    const unknown = await evaluate([...prompts, '--best-of', '400', '--against', 'd.txt'])
    expect([unknown.status, unknown.stderr]).toEqual([
      2,
      expect.stringContaining('“d.txt” is none of a.txt, b.txt, c.txt'),
    ])

    const refused = await evaluate([...a, ...b, '--best-of', '400'])
    expect(refused.status).toBe(2)
    expect(refused.stderr).toContain('three versions')
    expect((await evaluate([...prompts, '--best-of', '10'])).stderr).toContain('too small')
  })

  it('tells which prompt names the label more often, in a report and in rows', async () => {
    const pool = ['--pool', 'pool.csv', '--pool-name', '产品', '--user', '用户ID', '--time', '请求时间']
    const { status, stdout, stderr } = await evaluate([...a, ...b, ...pool, '--all', '--k', '1', '--rows', 'rows.csv'])
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    const { run, versions, comparisons, baselines } = home.report()
    expect(run).toMatchObject({
      status: 'completed',
      seed: 1,
      sampledRows: 40,
      datasetRows: 40,
      theta: 0.8,
      match: 'lexical',
    })
    expect(versions.map(({ name, model, trials }) => [name, model, trials])).toEqual([
      ['a.txt', 'embedded', 40],
      ['b.txt', 'embedded', 40],
    ])
    expect(versions[1]?.hitAt['1']).toBeGreaterThan(0.8)
    expect(comparisons).toMatchObject([{ a: 'a.txt', b: 'b.txt', metric: 'hitAt1', rows: 40 }])
    expect(comparisons[0]?.difference).toBeGreaterThan(0.3)
    expect(baselines.map(({ name }) => name)).toEqual(['popularity', 'segment', 'repeat', 'i2i', 'ease', 'nearest'])
    expect(versions[0]?.costUsd).toBe(0)
    expect(stderr).toContain('Label column: 下一产品; user column: 用户ID; time column: 请求时间.')

    const rows = rowsCsv()
    expect(rows).toHaveLength(80)
    const hits = rows.filter((row) => row.version === 'b.txt' && row.hit_rank === '1')
    expect(hits.length / 40).toBe(versions[1]?.hitAt['1'])
    const users = usersCsv(40).trim().split('\n').slice(1)
    for (const { row, label } of rows) expect(users[Number(row)]).toMatch(new RegExp(`,${label}$`))
    expect(readdirSync(home.dir).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('gives the same figures for the same seed, and finds user and time by their headers', async () => {
    const first = await evaluate([...b, '--sample', '20', '--seed', '7'])
    expect(first.status).toBe(0)
    const { versions } = home.report()
    expect(versions[0]?.trials).toBe(20)
    await evaluate([...b, '--sample', '20', '--seed', '7', '--user', '用户ID', '--time', '请求时间'])
    expect(home.report().versions).toEqual(versions)
  })

  it('counts the aliases of the pool’s file', async () => {
    // The last user took it under its other name.
    const [early, late] = [usersCsv(40).slice(0, -200), usersCsv(40).slice(-200)]
    home.write('users.csv', early + late.replaceAll('褪黑素片', '睡前软糖'))
    const pool = ['--pool', 'pool.csv', '--pool-name', '产品', '--all', '--rows', 'rows.csv']
    home.write('pool.csv', '产品,别名\n褪黑素片,睡前软糖\n龙胆泻肝片,\n阿胶糕,\n叶黄素软糖,\n')
    await evaluate([...b, ...pool])
    const hits = rowsCsv().filter(({ label, hit_rank }) => label === '睡前软糖' && hit_rank === '1')
    expect(hits.length).toBeGreaterThan(0)
    home.write('pool.csv', poolCsv)
    await evaluate([...b, ...pool])
    expect(rowsCsv().filter(({ label, hit_rank }) => label === '睡前软糖' && hit_rank !== '0')).toEqual([])
  })

  it('takes one row, one class, GB18030, and labels no pool has', async () => {
    // 需求,下一产品 / 助眠,褪黑素片 in GB18030, by `iconv -f utf-8 -t gb18030`.
    const bytes = 'd0e8c7f32ccfc2d2bbb2fac6b70ad6fac3df2ccdcabadacbd8c6ac0a'
    home.write('users.csv', Buffer.from(bytes, 'hex'))
    home.write('a.txt', '需求：{{需求}}')
    for (const strategy of ['uniform', 'latest', 'stratified:需求']) {
      expect((await evaluate([...a, '--strategy', strategy])).status).toBe(0)
      const { run, versions } = home.report()
      expect(run).toMatchObject({ status: 'completed', sampledRows: 1, datasetRows: 1 })
      expect(versions[0]).toMatchObject({ trials: 1, catalogueCoverage: null })
    }
  })

  it('tells prompts of one base name apart by their path', async () => {
    mkdirSync(join(home.dir, 'old'))
    home.write('old/a.txt', '年龄{{年龄}}')
    expect((await evaluate([...a, '--prompt', 'old/a.txt', '--sample', '8'])).status).toBe(0)
    expect(home.report().versions.map(({ name }) => name)).toEqual(['a.txt', 'old/a.txt'])
  })

  it('warns of a prompt that shows the label, and of variables that none uses', async () => {
    home.write('a.txt', '他买了{{下一产品}}')
    const { status, stderr } = await evaluate([...a, '--variables', 'v.txt', '--sample', '4'])
    expect(status).toBe(0)
    expect(stderr).toContain('the prompt “a.txt” shows the column 下一产品')
    expect(stderr).toContain('no prompt uses these variables: NEED')
  })
})

describe('refusals before the first call', () => {
  it.each([
    [['--k', '0'], '--k must be a whole number from 1 to 20, not “0”'],
    [['--theta', '2'], '--theta must be'],
    [['--sample', '0'], '--sample must be'],
    [['--sample', '5', '--all'], '--sample and --all'],
    [['--seed', 'x'], '--seed must be'],
    [['--concurrency', '0'], '--concurrency must be'],
    [['--budget-usd', '-1'], '--budget-usd must be a number above 0, not “-1”'],
    [['--max-calls', '0'], '--max-calls must be'],
    [['--match', 'fuzzy'], '--match must be one of exact | lexical | judge'],
    [['--strategy', 'stratified'], '--strategy must be one of'],
    [['--strategy', 'stratified:没有'], 'no column “没有”'],
    [['--label', '没有'], 'no column “没有”'],
    [['--user', '下一产品'], 'given two roles'],
    [['--data', 'none.csv'], 'none.csv does not exist'],
    [['--prompt', 'none.txt'], 'none.txt does not exist'],
    [['--prompt', './a.txt'], 'a.txt was given twice'],
    [['--prompt', 'empty.txt'], 'The prompt “empty.txt” is empty'],
    [['--variables', 'none.txt'], 'none.txt does not exist'],
    [['--pool', 'pool.csv'], '--pool needs --pool-name'],
    [['--pool-name', '产品'], '--pool-name needs --pool'],
    [['--pool', 'pool.csv', '--pool-name', '名'], 'no column “名”'],
    [['--resume', 'x'], '--resume needs --data-dir'],
    [['--model', 'other:gpt'], '“other:gpt” is not a model that can be used here'],
    [['--model', 'anthropic:new-model', '--budget-usd', '1'], 'The price of new-model is not known'],
    [['--base-url', 'ftp://x'], 'Nothing answers at ftp://x'],
    [['--api-key-env', 'OTHER'], 'the environment variable OTHER is empty'],
    [['--out', 'no/report.json'], 'report.json can’t be written'],
    [['--rows', 'report.json'], '--rows names report.json, which --out already uses'],
    [['--rows', 'users.csv'], '--rows names users.csv, which --data already uses'],
    [['--prompt', 'b.txt'], 'The prompt “b.txt” uses variables that are bound to nothing: NEED'],
    [['--data-dir', 'data', '--prompt', 'b.txt'], 'bound to nothing'],
  ])('%j', async (args, sentence) => {
    const { url, requests } = await start()
    home.write('empty.txt', ' \n')
    home.write('report.json', 'kept')
    const { status, stdout, stderr } = await evaluate([...a, ...vendor(url), ...args], key)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(stderr).not.toContain('    at ')
    expect(requests).toEqual([])
    expect(home.read('report.json')).toBe('kept')
    expect(readdirSync(home.dir).sort()).toEqual(
      ['a.txt', 'b.txt', 'empty.txt', 'pool.csv', 'report.json', 'users.csv', 'v.txt'].sort(),
    )
  })
})

describe('a vendor’s model over HTTP', () => {
  it('counts calls, tokens and cost, and asks identical texts once', async () => {
    const { url, requests } = await start()
    const { status } = await evaluate([...a, '--all', '--rows', 'rows.csv', ...vendor(`${url}/v1`)], key)
    expect(status).toBe(0)
    // a.txt shows the sex alone: two texts.
    expect(requests).toHaveLength(2)
    const [version] = home.report().versions
    expect(version).toMatchObject({ model: 'claude-haiku-5-5', trials: 40, calls: 2, reusedAnswers: 38 })
    expect(version?.tokens.input).toBeGreaterThan(0)
    expect(version?.costUsd).toBeGreaterThan(0)
    const asked = rowsCsv().filter((row) => row.input_tokens !== '')
    expect(asked.map((row) => Number(row.input_tokens)).reduce((sum, tokens) => sum + tokens)).toBe(
      version?.tokens.input,
    )
    expect(asked).toHaveLength(2)
  })

  it('takes the key from the named variable', async () => {
    const { url, requests } = await start({ apiKey: 'another' })
    const options = { env: { MY_KEY: 'another', ANTHROPIC_BASE_URL: url } }
    const model = ['--model', 'anthropic:claude-haiku-5-5', '--api-key-env', 'MY_KEY']
    expect((await evaluate([...a, ...model], options)).status).toBe(0)
    expect(requests).toHaveLength(2)
  })

  it('asks a server that speaks OpenAI’s protocol, whose price is unknown', async () => {
    const { url, requests } = await start({ models: ['qwen-plus'] })
    const model = ['--model', 'openai:qwen-plus', '--base-url', url]
    expect((await evaluate([...a, ...model], { env: { OPENAI_API_KEY: 'test-key' } })).status).toBe(0)
    expect(requests.map(({ path }) => path)).toEqual(['/v1/chat/completions', '/v1/chat/completions'])
    expect(home.report().versions[0]).toMatchObject({ model: 'qwen-plus', calls: 2, costUsd: null })
    const keyless = await evaluate([...a, '--model', 'openai:gpt'])
    expect(keyless.status).toBe(2)
    expect(keyless.stderr).toContain('OPENAI_API_KEY')
  })

  it('fails on a wrong key with the vendor’s words, and says so in the report', async () => {
    const { url } = await start()
    const { status, stderr } = await evaluate([...b, '--sample', '9', ...vendor(url)], {
      env: { ANTHROPIC_API_KEY: 'no' },
    })
    expect(status).toBe(1)
    expect(stderr).toContain('did not accept the key: invalid bearer token')
    expect(home.report().run).toMatchObject({ status: 'failed' })
  })

  it('stops at the cap on calls with exit 0 and keeps what was done', async () => {
    const { url, requests } = await start()
    const { status, stderr } = await evaluate(
      [...b, '--all', '--max-calls', '10', '--rows', 'rows.csv', ...vendor(url)],
      key,
    )
    expect(status).toBe(0)
    expect(requests).toHaveLength(10)
    const { run, versions } = home.report()
    expect(run.status).toBe('stopped')
    expect(versions[0]).toMatchObject({ trials: 10, calls: 10 })
    expect(rowsCsv()).toHaveLength(10)
    expect(stderr).toContain('Stopped at the limit')
  })

  it('ends with 1 where not one call was answered, and keeps the report', async () => {
    const { url, setBehaviour } = await start()
    setBehaviour(() => ({ kind: 'error', status: 400, type: 'invalid_request_error', message: 'too long' }))
    const { status, stderr } = await evaluate([...b, '--sample', '3', '--rows', 'rows.csv', ...vendor(url)], key)
    expect(status).toBe(1)
    expect(stderr).toContain('Not a single call was answered')
    expect(home.report().run.status).toBe('completed')
    expect(home.report().versions[0]?.outcomes).toMatchObject({ scored: 0, failed: 3 })
  })

  it('keeps failed, refused and unparseable rows in the denominator', async () => {
    const { url, setBehaviour } = await start()
    setBehaviour(({ number }) => {
      if (number === 1) return { kind: 'error', status: 400, type: 'invalid_request_error', message: 'too long' }
      if (number === 2) return { kind: 'answer', text: '', stop: 'refusal' }
      return number === 3 ? { kind: 'answer', text: '' } : null
    })
    const serial = ['--concurrency', '1', '--sample', '10', '--rows', 'rows.csv']
    expect((await evaluate([...b, ...serial, ...vendor(url)], key)).status).toBe(0)
    expect(home.report().versions[0]).toMatchObject({
      trials: 10,
      outcomes: { scored: 7, unparseable: 1, refused: 1, failed: 1 },
    })
    expect(
      rowsCsv()
        .map((row) => row.error)
        .filter(Boolean),
    ).toEqual(['model.badRequest: too long'])
  })

  it('ends with 130 when interrupted, and writes no report', async () => {
    const { url, setBehaviour } = await start()
    const interruption = new AbortController()
    setBehaviour(({ number }) => {
      if (number === 5) interruption.abort(new Error('interrupted'))
      return number >= 5 ? { kind: 'slow' } : null
    })
    const { status, stderr } = await evaluate([...b, '--all', ...vendor(url)], { ...key, signal: interruption.signal })
    expect(status).toBe(130)
    expect(stderr).toContain('Run with --data-dir')
    expect(readdirSync(home.dir)).not.toContain('report.json')
  })
})
