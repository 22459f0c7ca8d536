// npm run bench -- NAME: runs one benchmark of bench/ and prints its table; without a name, says which there are.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fail, root, setUp } from './setup.mjs'

process.chdir(root)
setUp()
const names = readdirSync('bench')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
const [name, ...rest] = process.argv.slice(2)
if (!names.includes(name)) fail(`npm run bench -- ${names.join(' | ')}`, 2)
const { status } = spawnSync(process.execPath, ['--import', 'tsx', `bench/${name}.ts`, ...rest], { stdio: 'inherit' })
process.exit(status ?? 1)
