// Brings a checkout to where it can run: Node is new enough, packages are installed, the database client is generated.
// Each step is skipped when what it depends on has not changed. Uses nothing but Node.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Messages go to stderr: stdout belongs to what a command was asked for. */
export const say = (text) => process.stderr.write(`${text}\n`)

const chinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')
/** Picks the sentence of the terminal's language. */
export const inTongue = (en, zh) => (chinese ? zh : en)

/** Ends the process with a sentence. */
export function fail(sentence, status = 1) {
  say(`\n${sentence}\n`)
  process.exit(status)
}

/** SHA-256 over names and contents of files and folders (those that exist), relative to the checkout. */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  const visit = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort())
        if (name !== 'generated' && name !== 'node_modules') visit(join(path, name))
    } else hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
  }
  for (const path of paths) visit(path)
  return hash.digest('hex')
}

/** Does `work` unless the stamp of an earlier success says that it was done for this very fingerprint. */
export function once(stampFile, print, isThere, work) {
  const stamp = join(root, stampFile)
  if (isThere() && existsSync(stamp) && readFileSync(stamp, 'utf8') === print) return false
  work()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, print)
  return true
}

/** Runs a program of ours to its end with its output on stderr; ends the process when it fails. */
export function run(command, args, { env = {}, failure }) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32' && command === 'npm',
  })
  if (error || status !== 0) fail(failure)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(
    inTongue(
      `Hitloop needs Node 20.19 or newer; this is ${process.versions.node}.`,
      `Hitloop 需要 Node 20.19 或更新的版本；现在是 ${process.versions.node}。`,
    ),
  )
}

function installPackages() {
  const print = fingerprint(['package-lock.json'])
  once(
    'node_modules/.hitloop-installed',
    print,
    () => existsSync(join(root, 'node_modules')),
    () => {
      say(inTongue('Installing packages (about a minute, once)…', '正在安装依赖（约一分钟，只需一次）……'))
      run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
        failure: inTongue(
          'Installing packages failed; the lines above say why. Is the package registry reachable?',
          '安装依赖失败，原因见上面几行。能连上软件包仓库吗？',
        ),
      })
    },
  )
}

function generateClient() {
  const print = fingerprint(['prisma/schema.prisma', 'node_modules/prisma/package.json'])
  once(
    '.cache/generated',
    print,
    () => existsSync(join(root, 'lib/store/generated/client.ts')),
    () => {
      say(inTongue('Generating the database client…', '正在生成数据库客户端……'))
      // `generate` starts no engine, but the command refuses to run without one: any executable will do.
      const env = {
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      }
      try {
        execFileSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
          cwd: root,
          stdio: 'pipe',
          env: { ...process.env, ...env },
        })
      } catch (error) {
        fail(
          `${error.stdout ?? ''}${error.stderr ?? ''}\n${inTongue('Generating the database client failed.', '生成数据库客户端失败。')}`,
        )
      }
    },
  )
}

const sources = [
  'app',
  'components',
  'lib',
  'prisma',
  'next.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'tsconfig.json',
  'package-lock.json',
]

/** Builds the pages for `npm start` when a source has changed since the last build. */
export function buildPages() {
  once(
    '.next/hitloop-built',
    fingerprint(sources),
    () => existsSync(join(root, '.next/BUILD_ID')),
    () => {
      say(
        inTongue(
          'Building the pages (about half a minute, after each change)…',
          '正在构建页面（约半分钟，改动后才需要）……',
        ),
      )
      run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
        env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
        failure: inTongue('Building the pages failed; the lines above say where.', '构建页面失败，位置见上面几行。'),
      })
    },
  )
}

export function setUp() {
  checkNode()
  installPackages()
  generateClient()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp()
