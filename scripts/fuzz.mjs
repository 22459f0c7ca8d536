// npm run fuzz -- [ROUNDS] [CASES]: the property tests on other seeds, CASES (1,000) cases each, until one fails or the rounds (10) are over.
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, root, say, setUp } from './setup.mjs'

process.chdir(root)
const [rounds = 10, cases = 1000] = process.argv.slice(2).map(Number)
if (!(rounds >= 1 && cases >= 1)) fail('npm run fuzz -- [ROUNDS] [CASES]', 2)
setUp()
const files = ['lib', 'components', 'app', 'e2e', 'samples'].flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(folder, file))
    .filter((file) => readFileSync(file, 'utf8').includes("from 'fast-check'")),
)
for (let round = 1; round <= rounds; round += 1) {
  const seed = randomInt(2 ** 31)
  say(`round ${round} of ${rounds}: ${files.length} files, HITLOOP_SEED=${seed} HITLOOP_CASES=${cases}`)
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--retry=0', '--testTimeout=600000', ...files],
    { stdio: 'inherit', env: { ...process.env, HITLOOP_SEED: String(seed), HITLOOP_CASES: String(cases) } },
  )
  if (status !== 0) process.exit(status ?? 1)
}
