import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lockDataDir } from './lock'
import { tempFolders } from './testing/temp-folder'

const folder = tempFolders()

it('refuses a second opener, through a link too, and names the holder', async () => {
  const dir = folder()
  const lock = await lockDataDir(dir)
  await expect(lockDataDir(dir)).rejects.toMatchObject({
    code: 'dataDir.held',
    params: { dir, pid: String(process.pid) },
  })
  const link = join(folder(), 'link')
  symlinkSync(dir, link)
  await expect(lockDataDir(link)).rejects.toMatchObject({ code: 'dataDir.held' })
  await lock.release()
  await (await lockDataDir(dir)).release()
})

it('is dropped by the system when its holder is killed with -9', async () => {
  const dir = folder()
  const script = `import('./lib/store/lock.ts').then(async ({lockDataDir}) => { await lockDataDir(${JSON.stringify(dir)}); console.log('held'); setInterval(() => {}, 1000) })`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  await expect(lockDataDir(dir)).rejects.toMatchObject({ code: 'dataDir.held', params: { pid: String(child.pid) } })
  child.kill('SIGKILL')
  await once(child, 'exit')
  await (await lockDataDir(dir)).release()
})
