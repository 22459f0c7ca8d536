// No output may be a file that the same command reads or writes otherwise.
import { basename } from 'node:path'
import { UsageError } from './session'

export interface NamedFile {
  option: string
  /** Full path, or null where the option was not given. */
  path: string | null
}

/** Throws UsageError 'sameFile' naming both options. */
export function checkDistinct(inputs: readonly NamedFile[], outputs: readonly NamedFile[]): void {
  const used = new Map<string, string>()
  for (const { option, path } of inputs) if (path !== null) used.set(path, option)
  for (const { option, path } of outputs) {
    if (path === null) continue
    const other = used.get(path)
    if (other !== undefined) throw new UsageError('sameFile', { option, file: basename(path), other })
    used.set(path, option)
  }
}
