// Configurations of promptfoo: prompts and test cases of theirs as prompts and a table of ours, and the other way round.
// Source: promptfoo.dev/docs/configuration (prompts, vars, tests, assert), and Nunjucks, in which its templates are written.
import { z } from 'zod'
import { splitLabels } from '../scoring/score-answer'
import { parseTemplate } from './parse-template'

/** What a configuration has and we don't take: files beside it, checks of other kinds than "names the product", template logic. */
export type PromptfooLeft = 'files' | 'checks' | 'logic'

export interface PromptfooImport {
  prompts: { name: string; template: string }[]
  /** The test cases; null where there are none. `label` is the column of what an answer should name, null without any. */
  table: { columns: string[]; rows: string[][]; label: string | null } | null
  left: PromptfooLeft[]
}

const assertSchema = z.object({ type: z.string(), value: z.unknown() })
const varsSchema = z.record(z.string(), z.unknown())
const testSchema = z.object({ vars: varsSchema.optional(), assert: z.array(z.unknown()).optional() })
const promptSchema = z.union([
  z.string(),
  z.object({ raw: z.string().optional(), label: z.string().optional(), id: z.string().optional() }),
])
const listOf = <T extends z.ZodType>(one: T) => z.union([one.transform((value) => [value]), z.array(one)])
const configSchema = z.object({
  description: z.string().optional(),
  prompts: listOf(promptSchema).optional(),
  tests: z.union([z.string().transform((file) => [file]), z.array(z.union([z.string(), testSchema]))]).optional(),
  defaultTest: testSchema.optional().catch(undefined),
})

/** Kinds of checks that say what an answer must name. */
const naming = new Set(['equals', 'contains', 'icontains', 'contains-any', 'icontains-any', 'contains-all'])
const isFile = (text: string): boolean => /^(?:file|https?|huggingface):\/\//.test(text)

/**
 * Reads a configuration that was parsed from YAML. Prompts are called by their label, else by `name` and a number; chat prompts
 * become one text. Columns are the variables of all test cases in the order of first appearance, values as text (lists and
 * objects as JSON), and `expected` with what the checks say must be named, several joined by `|`.
 * @returns null where the value is no such configuration: it has neither prompts nor tests of that shape.
 */
export function readPromptfoo(config: unknown, name: string): PromptfooImport | null {
  const read = configSchema.safeParse(config)
  if (!read.success || (read.data.prompts === undefined && read.data.tests === undefined)) return null
  const { prompts = [], tests = [], defaultTest } = read.data
  const left = new Set<PromptfooLeft>()
  const taken = prompts.flatMap((prompt, at) => {
    const { raw = '', label = '', id = '' } = typeof prompt === 'string' ? { raw: prompt } : prompt
    const text = raw === '' ? id : raw
    if (isFile(text) || text.trim() === '') {
      left.add('files')
      return []
    }
    if (/\{%|\{\{[^}]*[|.[(][^}]*\}\}/.test(text)) left.add('logic')
    const numbered = prompts.length === 1 ? name : `${name} ${at + 1}`
    return [{ name: (label.trim() || numbered).slice(0, 120), template: chatText(text).trim() }]
  })
  const cases = tests.flatMap((test) => {
    if (typeof test !== 'string') return [test]
    left.add('files')
    return []
  })
  return { prompts: taken, table: tableOf(cases, defaultTest, left), left: [...left] }
}

type TestCase = z.output<typeof testSchema>

function tableOf(
  cases: readonly TestCase[],
  defaults: TestCase | undefined,
  left: Set<PromptfooLeft>,
): PromptfooImport['table'] {
  if (cases.length === 0) return null
  const records = cases.map(({ vars, assert }) => ({
    vars: new Map(Object.entries({ ...defaults?.vars, ...vars }).map(([key, value]) => [key, cellOf(value, left)])),
    expected: expectedOf([...(defaults?.assert ?? []), ...(assert ?? [])], left),
  }))
  const columns = [...new Set(records.flatMap(({ vars }) => [...vars.keys()]))]
  const labelled = records.some(({ expected }) => expected !== '')
  const label = labelled ? freeName('expected', columns) : null
  const rows = records.map(({ vars, expected }) => [
    ...columns.map((column) => vars.get(column) ?? ''),
    ...(labelled ? [expected] : []),
  ])
  return { columns: label === null ? columns : [...columns, label], rows, label }
}

function freeName(name: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}_${number}`
    if (!taken.includes(candidate)) return candidate
  }
}

function cellOf(value: unknown, left: Set<PromptfooLeft>): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  if (isFile(text)) left.add('files')
  return text
}

/** Products that the checks name; others count as left. */
function expectedOf(checks: readonly unknown[], left: Set<PromptfooLeft>): string {
  const names = checks.flatMap((check) => {
    const read = assertSchema.safeParse(check)
    if (!read.success || !naming.has(read.data.type)) {
      left.add('checks')
      return []
    }
    const values = Array.isArray(read.data.value) ? read.data.value : [read.data.value]
    return values.filter((value) => ['string', 'number'].includes(typeof value)).map(String)
  })
  return [...new Set(names.map((one) => one.trim()).filter((one) => one !== ''))].join('|')
}

const chatSchema = z.array(z.object({ role: z.string(), content: z.string() })).min(1)

/** A chat of roles as one text: its contents one below the other. */
function chatText(raw: string): string {
  if (!/^\s*\[/.test(raw)) return raw
  try {
    const chat = chatSchema.safeParse(JSON.parse(raw))
    return chat.success ? chat.data.map(({ content }) => content).join('\n\n') : raw
  } catch {
    return raw
  }
}

export interface PromptfooExport {
  name: string
  template: string
  /** Test cases: the value of each variable by its name in the template, and the label's cell. */
  cases: readonly { values: ReadonlyMap<string, string>; label: string }[]
  /** The cases are of users that were made up. */
  synthetic: boolean
}

/**
 * The configuration, to be written as YAML. Names of variables that Nunjucks can't read become `var_1` …; text that it would take for its own
 * signs is marked as raw. The provider is `echo`, which asks nobody: whoever runs it puts theirs in its place.
 */
export function writePromptfoo({ name, template, cases, synthetic }: PromptfooExport) {
  const names = new Map<string, string>()
  const plain = (variable: string): string => {
    const known = names.get(variable)
    if (known !== undefined) return known
    const fits = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(variable)
    const chosen = fits ? variable : `var_${names.size + 1}`
    names.set(variable, chosen)
    return chosen
  }
  const raw = parseTemplate(template)
    .map((part) => (part.kind === 'text' ? literal(part.text) : `{{ ${plain(part.name)} }}`))
    .join('')
  return {
    description: synthetic ? `${name} (synthetic test cases, no real users)` : name,
    prompts: [{ label: name, raw }],
    providers: ['echo'],
    tests: cases.map(({ values, label }) => ({
      vars: Object.fromEntries([...values].map(([variable, value]) => [plain(variable), literal(value)])),
      ...(label === '' ? {} : { assert: [{ type: 'contains-any', value: splitLabels(label) }] }),
    })),
  }
}

const literal = (text: string): string => (/\{\{|\{%|\{#/.test(text) ? `{% raw %}${text}{% endraw %}` : text)
