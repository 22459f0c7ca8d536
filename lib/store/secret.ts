// Seals secrets at rest with AES-256-GCM. The key comes from HITLOOP_SECRET, else from a file that only the owner reads.
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Sealer {
  seal(text: string): string
  /** null when the text was sealed with another secret or was changed. */
  open(sealed: string): string | null
}

/** Loads or makes the secret of a data folder. `phrase` (HITLOOP_SECRET) goes before the file. */
export async function createSealer(dataDir: string, phrase: string | undefined): Promise<Sealer> {
  const secret = phrase ?? (await secretFile(join(dataDir, 'secret')))
  const key = scryptSync(secret, 'hitloop sealed keys', 32)
  return {
    seal: (text) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
    },
    open: (sealed) => {
      try {
        const bytes = Buffer.from(sealed, 'base64')
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        decipher.setAuthTag(bytes.subarray(12, 28))
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}

async function secretFile(path: string): Promise<string> {
  const existing = await readFile(path, 'utf8').catch(() => undefined)
  if (existing !== undefined) return existing
  const made = randomBytes(32).toString('base64')
  // 'wx': of two processes that start together on a shared folder, one writes and the other reads what was written.
  await writeFile(path, made, { mode: 0o600, flag: 'wx' }).catch(() => undefined)
  return await readFile(path, 'utf8')
}
