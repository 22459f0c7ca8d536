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
  run: () => (node(args, env) ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }),
})

/** A test runner that writes a JSON report, from which its tests are counted. */
const counted = (name, args, env, file, count) => ({
  name,
  run: () => {
    mkdirSync(reports, { recursive: true })
    const report = join(reports, file)
    rmSync(report, { force: true })
    const fine = node(args(report), env(report))
    let result = { passed: 0, failed: 0, skipped: 0 }
    try {
      result = count(JSON.parse(readFileSync(report, 'utf8')))
    } catch {
      say(`${name}: no report was written`)
    }
    // A runner that fails as a whole (a file that can't be loaded, no test at all) is a failure, too.
    if ((!fine || result.passed === 0) && result.failed === 0) result.failed = 1
    return result
  },
})

export const format = whole('format and lint', [local('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '.'])
export const types = whole('types', [local('typescript/bin/tsc'), '--noEmit', '--incremental', 'false', '-p', '.'])
export const unused = whole('unused code', [local('knip/bin/knip.js')])
export const units = counted(
  'unit and store tests',
  (report) => [
    local('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  () => ({}),
  'units.json',
  ({ numPassedTests, numFailedTests, numPendingTests }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests,
  }),
)
export const journeys = counted(
  'browser journeys',
  () => [local('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
  (report) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
  'journeys.json',
  ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }),
)

/** Runs the steps in order, all of them, and returns the sums. */
export function runSteps(steps) {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const { name, run } of steps) {
    say(`\n— ${name}`)
    const result = run()
    for (const key of Object.keys(sum)) sum[key] += result[key]
    say(
      `  ${result.failed > 0 ? '✗' : '✓'} ${name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`,
    )
  }
  return sum
}

/** Prints the closing line and ends with the status that fits. */
export function close({ passed, failed, skipped }) {
  process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}
