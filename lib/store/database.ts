// Opens the one database behind every store: PGlite in the data folder, or the PostgreSQL server of DATABASE_URL.
import { chmod, mkdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { AppError } from '@/lib/errors'
import { PrismaClient } from './generated/client'
import { type Lock, lockDataDir } from './lock'
import { applyMigrations, type ScriptConnection } from './migrate'
import { openPglite } from './pglite'

export interface Database {
  prisma: PrismaClient
  backend: 'pglite' | 'postgres'
  close(): Promise<void>
}

const migrationsFolder = () => resolve(process.cwd(), 'prisma/migrations')

/** Makes the data folder (readable by its owner alone). Throws 'dataDir.unusable'. */
export async function prepareDataDir(dir: string): Promise<string> {
  const path = resolve(dir)
  try {
    await makeFolders(path)
    await chmod(path, 0o700)
    return path
  } catch (error) {
    throw new AppError('dataDir.unusable', {
      dir: path,
      detail: (error as NodeJS.ErrnoException).code ?? (error as Error).message,
    })
  }
}

/** mkdir -p, step by step: Node's own reports a read-only disk as a missing folder, and in /proc it never ends. */
async function makeFolders(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && dirname(path) !== path) {
      await makeFolders(dirname(path))
      await mkdir(path, { mode: 0o700 })
    } else if (!(await isFolder(path))) throw error
  }
}

const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}

/**
 * Opens and migrates. `dataDir` is prepared by prepareDataDir; with `url` it holds files alone and is not locked.
 * Throws 'dataDir.held', 'dataDir.unusable', 'database.address', 'database.unreachable'.
 */
export async function openDatabase({ dataDir, url }: { dataDir: string; url?: string | undefined }): Promise<Database> {
  return url === undefined ? await openEmbedded(dataDir) : await openServer(url)
}

async function openEmbedded(dataDir: string): Promise<Database> {
  const lock: Lock = await lockDataDir(dataDir).catch((error) => {
    throw openingFailure(error, dataDir)
  })
  try {
    const pglite = await openPglite(join(dataDir, 'pg'))
    await applyMigrations(
      { exec: (sql) => pglite.exec(sql), query: (sql, values) => pglite.query(sql, values) },
      migrationsFolder(),
    )
    const prisma = new PrismaClient({ adapter: new PrismaPGlite(pglite) })
    return {
      prisma,
      backend: 'pglite',
      close: async () => {
        await prisma.$disconnect()
        await pglite.close()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw openingFailure(error, dataDir)
  }
}

/** What a disk may refuse while a database is made or opened. */
const systemTrouble = /\b(?:ENOSPC|EDQUOT|EROFS|EACCES|EPERM|EIO)\b/
/** The same as the embedded database's own files tell it, by WASI's numbers. */
const wasiTrouble: Readonly<Record<string, string>> = {
  2: 'EACCES',
  19: 'EDQUOT',
  29: 'EIO',
  51: 'ENOSPC',
  63: 'EPERM',
  69: 'EROFS',
}

/** 'dataDir.unusable' where the disk is the reason, else the error itself. */
export function openingFailure(error: unknown, dir: string): unknown {
  if (error instanceof AppError || typeof error !== 'object' || error === null) return error
  const { message = '', errno } = error as { message?: string; errno?: number }
  const number = /\berrno: (\d+)\b/.exec(message)?.[1] ?? String(errno ?? '')
  const trouble = systemTrouble.exec(message)?.[0] ?? wasiTrouble[number]
  return trouble === undefined ? error : new AppError('dataDir.unusable', { dir, detail: trouble }, { cause: error })
}

async function openServer(url: string): Promise<Database> {
  // Not repeated in the message: it may hold a password.
  if (!/^postgres(?:ql)?:\/\//i.test(url)) throw new AppError('database.address', {})
  await migrateServer(url)
  // Prisma hands times over without a zone; the session must read them as UTC.
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, options: '-c TimeZone=UTC', max: 10 }),
  })
  return { prisma, backend: 'postgres', close: () => prisma.$disconnect() }
}

async function migrateServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' })
  try {
    await client.connect()
  } catch (error) {
    throw new AppError('database.unreachable', {
      detail: withoutSecrets((error as Error).message || String((error as { code?: string }).code), url),
    })
  }
  try {
    const connection: ScriptConnection = {
      exec: (sql) => client.query(sql),
      query: async (sql, values) => await client.query(sql, values),
    }
    await applyMigrations(connection, migrationsFolder())
  } finally {
    await client.end()
  }
}

function withoutSecrets(message: string, url: string): string {
  const password = URL.canParse(url) ? decodeURIComponent(new URL(url).password) : ''
  return password === '' ? message : message.replaceAll(password, '…')
}
