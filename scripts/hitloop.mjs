// npm run --silent hitloop -- …: sets up what is missing, then runs the command line in this process.
import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseEnv } from 'node:util'
import { root, setUp } from './setup.mjs'

// npm starts scripts in the package's folder and keeps the user's own in INIT_CWD; anywhere else we stand where they are.
const inPackage = relative(root, process.cwd()) === ''
process.env.INIT_CWD = inPackage ? process.env.INIT_CWD || process.cwd() : process.cwd()
process.chdir(root)
const file = join(root, '.env')
if (existsSync(file)) {
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) process.env[name] ??= value
}
setUp()
const { register } = await import('tsx/esm/api')
register()
await import(pathToFileURL(join(root, 'lib/commands/main.ts')).href)
