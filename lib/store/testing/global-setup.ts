// Once before all unit tests: an empty PGlite folder to copy, and a PostgreSQL server where initdb and pg_ctl are found.
import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    pgliteTemplate: string
    /** undefined where no server could be started; `postgresMissing` then says why. */
    postgresUrl: string | undefined
    postgresMissing: string
  }
}

export default function setup(project: TestProject): () => void {
  project.provide('pgliteTemplate', pgliteTemplate())
  const server = startPostgres()
  project.provide('postgresUrl', 'url' in server ? server.url : undefined)
  project.provide('postgresMissing', 'url' in server ? '' : server.missing)
  return () => 'url' in server && server.stop()
}

function pgliteTemplate(): string {
  const { version } = JSON.parse(readFileSync('node_modules/@electric-sql/pglite/package.json', 'utf8')) as {
    version: string
  }
  const folder = resolve('.cache', `pglite-${version}`)
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync('.cache', { recursive: true })
    execFileSync(process.execPath, ['scripts/init-database.mjs', folder])
  }
  return folder
}

type Server = { url: string; stop: () => void } | { missing: string }

function startPostgres(): Server {
  const bin = (name: string) =>
    spawnSync('sh', ['-c', `command -v ${name} || ls /usr/lib/postgresql/*/bin/${name}`], {
      encoding: 'utf8',
    }).stdout.split('\n')[0]
  const initdb = bin('initdb')
  const pgCtl = bin('pg_ctl')
  if (!initdb || !pgCtl) return { missing: 'initdb and pg_ctl are not on this machine' }
  const folder = mkdtempSync(join(tmpdir(), 'hitloop-pg-'))
  const run = asServerUser(folder)
  if (run === null) return { missing: 'PostgreSQL refuses root, and there is no user "postgres"' }
  const data = join(folder, 'data')
  const port = 20000 + (process.pid % 20000)
  try {
    run(initdb, ['-D', data, '-U', 'hitloop', '--auth=trust', '-E', 'UTF8', '--no-sync'])
    // Another time zone than ours, so that a time sent without its zone would be caught.
    const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c timezone=Asia/Shanghai -c fsync=off`
    run(pgCtl, ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'])
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    return { missing: `PostgreSQL did not start: ${(error as Error).message}` }
  }
  return {
    url: `postgresql://hitloop@127.0.0.1:${port}/postgres`,
    stop: () => {
      run(pgCtl, ['-D', data, '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Runs a command as the user `postgres` when we are root, as ourselves otherwise; null where neither will do. */
function asServerUser(folder: string): ((command: string, args: string[]) => void) | null {
  const options = { stdio: 'ignore', cwd: folder } as const
  if (process.getuid?.() !== 0) return (command, args) => void execFileSync(command, args, options)
  const id = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' })
  const group = spawnSync('id', ['-g', 'postgres'], { encoding: 'utf8' })
  if (id.status !== 0) return null
  const [uid, gid] = [Number(id.stdout), Number(group.stdout)]
  chownSync(folder, uid, gid)
  return (command, args) => void execFileSync(command, args, { ...options, uid, gid })
}
