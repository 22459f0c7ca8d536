// The steps of `npm run check` and `npm test`, each with how it is run and how its outcome is counted.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from './setup.mjs'

const local = (file) => join(root, 'node_modules', file)
const reports = join(root, '.cache/reports')

function node(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...env },
  })
  return status === 0
}

/** A step that either passes or fails: one test. */
const whole = (name, args, env) => ({
  name,
  run: () => (node(args, env) ? { passed: 1, failed: [], skipped: 0 } : { passed: 0, failed: [name], skipped: 0 }),
})

/** A test runner that writes a JSON report, from which its tests are counted and those that failed are named. */
const counted = (name, args, env, file, count) => ({
  name,
  run: () => {
    mkdirSync(reports, { recursive: true })
    const report = join(reports, file)
    rmSync(report, { force: true })
    const fine = node(args, env(report))
    let result = { passed: 0, failed: [], skipped: 0, flaky: [] }
    try {
      result = count(JSON.parse(readFileSync(report, 'utf8')))
    } catch {
      say(`${name}: no report was written`)
    }
    // A runner that fails as a whole (no test at all, a set-up that broke) is a failure, too.
    if ((!fine || result.passed === 0) && result.failed.length === 0) result.failed.push(`${name}, as a whole`)
    return result
  },
})

export const format = whole('format and lint', [local('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '.'])
export const types = whole('types', [local('typescript/bin/tsc'), '--noEmit', '--incremental', 'false', '-p', '.'])
export const unused = whole('unused code', [local('knip/bin/knip.js')])
export const units = counted(
  'unit and store tests',
  [local('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=./scripts/unit-reporter.mjs'],
  (report) => ({ HITLOOP_UNIT_REPORT: report }),
  'units.json',
  (report) => report,
)

/** All tests below a suite of Playwright's report, each with the path of titles that leads to it. */
const testsBelow = (suite, path) => [
  ...(suite.suites ?? []).flatMap((inner) => testsBelow(inner, [...path, inner.title])),
  ...(suite.specs ?? []).flatMap(({ title, tests }) =>
    tests.map(({ status }) => ({ name: [...path, title].join(' › '), status })),
  ),
]

export const journeys = counted(
  'browser journeys',
  [local('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
  (report) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
  'journeys.json',
  (report) => {
    const tests = testsBelow(report, [])
    const named = (wanted) => tests.filter(({ status }) => status === wanted).map(({ name }) => name)
    const { expected, flaky, skipped } = report.stats
    return { passed: expected + flaky, failed: named('unexpected'), skipped, flaky: named('flaky') }
  },
)

/** Runs the steps in order, all of them, and returns the sums and the names of what failed or passed at the second try. */
export function runSteps(steps) {
  const sum = { passed: 0, failed: [], skipped: 0, flaky: [] }
  for (const { name, run } of steps) {
    say(`\n— ${name}`)
    const { passed, failed, skipped, flaky = [] } = run()
    sum.passed += passed
    sum.skipped += skipped
    sum.failed.push(...failed)
    sum.flaky.push(...flaky)
    say(`  ${failed.length > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed.length} failed, ${skipped} skipped`)
  }
  return sum
}

/** Names what failed, prints the closing line and ends with the status that fits. */
export function close({ passed, failed, skipped, flaky }) {
  for (const name of flaky) say(`passed at the second try: ${name}`)
  for (const name of failed) say(`failed: ${name}`)
  process.stdout.write(`${passed} passed, ${failed.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
  process.exitCode = failed.length > 0 || passed === 0 ? 1 : 0
}
