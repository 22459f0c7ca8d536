// The house's rules: who may import whom, no cycles, no rooms for the homeless, both languages with the same sentences.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { messagesOf } from './i18n/messages'

const root = resolve(import.meta.dirname, '..')
const tops = ['app', 'components', 'lib']

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sources(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

// Test suites and what only they use may reach anywhere.
const isTest = (path: string) =>
  /\.(test|fixture)\.tsx?$/.test(path) || /(^|\/)(testing\/|contract\.ts|ledger-contract\.ts|hand-clock\.ts)/.test(path)
const files = tops.flatMap(sources).filter((path) => !isTest(path))

interface Import {
  from: string
  target: string
  typeOnly: boolean
}

function importsOf(path: string): Import[] {
  const text = readFileSync(join(root, path), 'utf8')
  const statements =
    /^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm
  return [...text.matchAll(statements)].map((match) => {
    const specifier = match[2] ?? match[3] ?? ''
    const named = /^import\s+\{([^}]*)\}/.exec(match[0])?.[1]
    const allTypes = named?.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type ')) ?? false
    return { from: path, target: resolveImport(path, specifier), typeOnly: match[1] !== undefined || allTypes }
  })
}

function resolveImport(path: string, specifier: string): string {
  const base = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? relative(root, resolve(root, dirname(path), specifier))
      : null
  if (base === null) return specifier
  return (
    ['', '.ts', '.tsx', '/index.ts']
      .map((end) => base + end)
      .find((candidate) => /\.\w+$/.test(candidate) && existsSync(join(root, candidate))) ?? base
  )
}

/** The room of a file: the longest prefix that the table names. */
const rooms = [
  'lib/core',
  'lib/engine',
  'lib/models',
  'lib/store',
  'lib/files',
  'lib/usecases',
  'lib/boundary',
  'lib/i18n',
  'lib/commands',
  'components',
  'app',
]
const single = new Set(['lib/errors.ts', 'lib/env.ts', 'lib/runtime.ts'])
const roomOf = (path: string): string =>
  single.has(path) ? path : (rooms.find((room) => path.startsWith(`${room}/`)) ?? path)

/** What a room may import besides itself; `type:` means types alone. What is not listed is forbidden. */
const allowed: Record<string, string[]> = {
  'lib/errors.ts': [],
  'lib/env.ts': ['zod'],
  'lib/core': ['zod', 'lib/errors.ts'],
  'lib/engine': ['lib/core', 'lib/errors.ts', 'node:'],
  'lib/models': ['lib/core', 'lib/errors.ts', 'type:lib/engine', 'node:', '@anthropic-ai/sdk', 'openai'],
  'lib/files': [
    'lib/core',
    'lib/errors.ts',
    'node:',
    'opencc-js',
    '@zip.js/zip.js',
    'saxes',
    'hyparquet',
    'hyparquet-compressors',
    'yaml',
  ],
  'lib/store': [
    'lib/core',
    'lib/errors.ts',
    'type:lib/engine',
    'node:',
    'zod',
    '@prisma/',
    '@electric-sql/',
    'pglite-prisma-adapter',
    'pg',
  ],
  'lib/usecases': [
    'lib/core',
    'lib/engine',
    'lib/errors.ts',
    'lib/files',
    'type:lib/store',
    'type:lib/env.ts',
    'zod',
    'node:',
  ],
  'lib/boundary': ['lib/errors.ts', 'lib/i18n', 'lib/runtime.ts', 'lib/core', 'zod', 'next', 'node:', 'pino'],
  'lib/i18n': ['type:lib/core', 'type:lib/errors.ts', 'next', 'next-intl', 'use-intl'],
  'lib/runtime.ts': ['lib/', 'node:'],
  'lib/commands': ['lib/', 'commander', 'zod', 'node:'],
  components: [
    'lib/i18n',
    'lib/core',
    'type:lib/',
    'react',
    'next',
    'next-intl',
    'next-themes',
    'sonner',
    '@base-ui/',
    '@tanstack/',
    '@uiw/',
    '@codemirror/',
    'diff',
    '@zip.js/zip.js',
    'lib/errors.ts',
  ],
  app: [
    'components',
    'lib/runtime.ts',
    'lib/usecases',
    'lib/boundary',
    'lib/i18n',
    'lib/core',
    'lib/errors.ts',
    'lib/files',
    'type:lib/',
    'type:@codemirror/',
    'react',
    'next',
    'next-intl',
    'next-themes',
    'sonner',
    '@tanstack/',
    'zod',
    'node:',
  ],
}

function isAllowed({ from, target, typeOnly }: Import): boolean {
  const room = roomOf(from)
  if (roomOf(target) === room) return true
  return (allowed[room] ?? []).some((rule) => {
    const [kind, prefix] = rule.startsWith('type:') ? ['type', rule.slice(5)] : ['any', rule]
    const fits =
      target === prefix || target.startsWith(prefix.endsWith('/') || prefix.endsWith(':') ? prefix : `${prefix}/`)
    return fits && (kind === 'any' || typeOnly)
  })
}

const imports = files.flatMap(importsOf)

describe('the house', () => {
  it('imports only as the table allows', () => {
    const forbidden = imports.filter((one) => !isAllowed(one)).map((one) => `${one.from} → ${one.target}`)
    expect(forbidden).toEqual([])
  })

  it('notices a forbidden import', () => {
    expect(isAllowed({ from: 'lib/core/prompt/x.ts', target: 'lib/store/runs.ts', typeOnly: true })).toBe(false)
    expect(isAllowed({ from: 'lib/core/prompt/x.ts', target: 'node:fs', typeOnly: false })).toBe(false)
    expect(isAllowed({ from: 'lib/usecases/x.ts', target: 'lib/store/runs.ts', typeOnly: false })).toBe(false)
    expect(isAllowed({ from: 'lib/usecases/x.ts', target: 'lib/store/runs.ts', typeOnly: true })).toBe(true)
  })

  it('has no cycles', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter((one) => !one.typeOnly)
          .map((one) => one.target),
      ]),
    )
    const state = new Map<string, 'open' | 'done'>()
    const cycles: string[] = []
    const visit = (file: string, path: string[]): void => {
      if (state.get(file) === 'open') cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (state.has(file)) return
      state.set(file, 'open')
      for (const next of graph.get(file) ?? []) if (graph.has(next)) visit(next, [...path, file])
      state.set(file, 'done')
    }
    for (const file of files) visit(file, [])
    expect(cycles).toEqual([])
  })

  it('has no barrel and no room for the homeless', () => {
    const homeless = files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|types|index)(\/|\.tsx?$)/.test(file))
    expect(homeless).toEqual([])
  })
})

describe('the two languages', () => {
  const flatten = (value: unknown, path: string): [string, string][] =>
    typeof value === 'string'
      ? [[path, value]]
      : Object.entries(value as object).flatMap(([key, inner]) => flatten(inner, path === '' ? key : `${path}.${key}`))
  const zh = new Map(flatten(messagesOf('zh'), ''))
  const en = new Map(flatten(messagesOf('en'), ''))
  // Values that a sentence takes; the branches of plurals and choices look alike but follow a keyword.
  const values = (text: string | undefined) =>
    [
      ...new Set(
        [...(text ?? '').matchAll(/(\w+|=\d+)?\s*\{\s*(\w+)\s*[,}]/g)].flatMap(([, before, name]) =>
          before !== undefined && /^(zero|one|two|few|many|other|=?\d+)$/.test(before) ? [] : [name],
        ),
      ),
    ].sort()

  it('have the same sentences with the same values', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort())
    const differing = [...zh.keys()].filter((key) => values(zh.get(key)).join() !== values(en.get(key)).join())
    expect(differing).toEqual([])
  })

  it('leave nothing empty and nothing in the other language', () => {
    // What stands between two sentences is nothing in Chinese and a space in English.
    expect([...zh, ...en].filter(([key, text]) => text.trim() === '' && !key.endsWith('.gap'))).toEqual([])
    const chineseInEnglish = [...en].filter(([, text]) => /\p{Script=Han}/u.test(text.replace(/中文|未知/g, '')))
    expect(chineseInEnglish).toEqual([])
  })
})
