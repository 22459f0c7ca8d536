import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('is what every statement reads rows by', () => {
  const folder = import.meta.dirname
  const reads = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      return [...text.matchAll(/(?<!DELETE )(FROM|JOIN) "DatasetRow"[^`]{0,160}/g)].map(([statement]) => ({
        file,
        statement,
      }))
    })
  expect(reads.length).toBeGreaterThan(3)
  const straight = reads.filter(({ statement }) => !statement.includes('rowsOf('))
  expect(straight).toEqual([])
})
