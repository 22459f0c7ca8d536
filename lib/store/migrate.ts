// Applies prisma/migrations at boot and keeps `_prisma_migrations` as Prisma's own command does, so that either may be used.
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A connection that runs scripts of several statements; each call is one implicit transaction unless it says BEGIN. */
export interface ScriptConnection {
  exec(sql: string): Promise<unknown>
  query(sql: string, values: unknown[]): Promise<{ rows: unknown[] }>
}

const migrationsTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`

// One number for all Hitloop servers on a database: only one migrates at a time, the others wait here.
const advisoryLock = 'SELECT pg_advisory_lock(7248551)'
const advisoryUnlock = 'SELECT pg_advisory_unlock(7248551)'

/** Applies what is not applied yet, in order of name, each in one transaction; returns the names applied now. */
export async function applyMigrations(connection: ScriptConnection, folder: string): Promise<string[]> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  await connection.exec(advisoryLock)
  try {
    await connection.exec(migrationsTable)
    const { rows } = await connection.query(
      'SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
      [],
    )
    const done = new Set((rows as { migration_name: string }[]).map((row) => row.migration_name))
    const pending = names.filter((name) => !done.has(name)).sort()
    for (const name of pending)
      await applyOne(connection, name, await readFile(join(folder, name, 'migration.sql'), 'utf8'))
    return pending
  } finally {
    await connection.exec(advisoryUnlock)
  }
}

async function applyOne(connection: ScriptConnection, name: string, sql: string): Promise<void> {
  const checksum = createHash('sha256').update(sql).digest('hex')
  await connection.exec('BEGIN')
  try {
    await connection.exec(sql)
    await connection.query(
      'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)',
      [randomUUID(), checksum, name],
    )
    await connection.exec('COMMIT')
  } catch (error) {
    await connection.exec('ROLLBACK')
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}
