// A fresh, migrated database for one test file, on each backend there is.
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { type Database, openDatabase } from '../database'

/** Runs the tests on PGlite, and on PostgreSQL where one could be started (else they are skipped with the reason). */
export function describeOnEachDatabase(name: string, tests: (database: () => Database) => void): void {
  const url = inject('postgresUrl')
  describe(`${name} (PGlite)`, () => withDatabase(openTemplate, tests))
  if (url === undefined)
    describe.skip(`${name} (PostgreSQL: ${inject('postgresMissing')})`, () => withDatabase(openTemplate, tests))
  else describe(`${name} (PostgreSQL)`, () => withDatabase(() => openOnServer(url), tests))
}

type Opened = { database: Database; remove: () => Promise<void> }

function withDatabase(open: () => Promise<Opened>, tests: (database: () => Database) => void): void {
  let opened: Opened | undefined
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(async () => {
    await opened?.remove()
  })
  tests(() => {
    if (opened === undefined) throw new Error('the database is opened before the tests run')
    return opened.database
  })
}

async function openTemplate(): Promise<Opened> {
  const dataDir = copyTemplate()
  const database = await openDatabase({ dataDir })
  return {
    database,
    remove: async () => {
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A data folder with an empty database inside, so that no test waits for initdb. */
export function copyTemplate(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'hitloop-test-'))
  cpSync(inject('pgliteTemplate'), join(dataDir, 'pg'), { recursive: true })
  return dataDir
}

/** A database of its own on a PostgreSQL server, empty. */
export async function createServerDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) }
}

async function openOnServer(server: string): Promise<Opened> {
  const { url, drop } = await createServerDatabase(server)
  const database = await openDatabase({ dataDir: tmpdir(), url })
  return {
    database,
    remove: async () => {
      await database.close()
      await drop()
    },
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}
