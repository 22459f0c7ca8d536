// An exclusive lock on a data folder that the kernel drops with the process, kill -9 included.
// Linux: a name in the abstract socket space made of the folder's device and inode (so that links and mounts of one
// folder share it). macOS: open(2) with O_EXLOCK. Windows: a named pipe. All three are taken in one atomic step; a
// file with a process id is kept beside it for the message alone and decides nothing.
import { createHash } from 'node:crypto'
import { type FileHandle, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { AppError } from '@/lib/errors'

export interface Lock {
  release(): Promise<void>
}

/** Takes the folder for this process. Throws AppError 'dataDir.held' with the holder's process id where another has it. */
export async function lockDataDir(dir: string): Promise<Lock> {
  const note = join(dir, 'holder.pid')
  const held = await (process.platform === 'darwin'
    ? lockFile(join(dir, 'holder.lock'))
    : listenOnName(await lockName(dir)))
  if (held === null) {
    const pid = (await readFile(note, 'utf8').catch(() => '')).trim()
    throw new AppError('dataDir.held', { dir, pid: pid === '' ? '?' : pid })
  }
  await writeFile(note, `${process.pid}\n`)
  return {
    release: async () => {
      await rm(note, { force: true })
      await held()
    },
  }
}

async function lockName(dir: string): Promise<string> {
  const { dev, ino } = await stat(dir, { bigint: true })
  const id = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 24)
  return process.platform === 'win32' ? `\\\\.\\pipe\\hitloop-${id}` : `\0hitloop-${id}`
}

type Release = () => Promise<void>

function listenOnName(name: string): Promise<Release | null> {
  const server: Server = createServer((socket) => socket.destroy())
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    )
    server.listen({ path: name, exclusive: true }, () => {
      server.unref()
      resolve(() => new Promise<void>((done) => server.close(() => done())))
    })
  })
}

const O_RDWR = 0x2
const O_NONBLOCK = 0x4
const O_EXLOCK = 0x20
const O_CREAT = 0x200

async function lockFile(path: string): Promise<Release | null> {
  try {
    const file: FileHandle = await open(path, O_RDWR | O_CREAT | O_EXLOCK | O_NONBLOCK)
    return () => file.close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return null
    throw error
  }
}
