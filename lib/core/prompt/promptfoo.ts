// Configurations of promptfoo: prompts and test cases of theirs as prompts and a table of ours, and the other way round.
// Source: promptfoo.dev/docs/configuration (prompts, vars, tests, assert; test-cases for its CSV), and Nunjucks, in which its templates are written.
import { z } from 'zod'
import { splitLabels } from '../scoring/score-answer'
import { parseTemplate } from './parse-template'

/**
 * What a configuration has and we don't take: files beside it, checks of other kinds than "names the product", template logic, lists of values
 * with too many combinations.
 */
export type PromptfooLeft = 'files' | 'checks' | 'logic' | 'combinations'

export interface PromptfooImport {
  prompts: { name: string; template: string }[]
  /** The test cases; null where there are none. `label` is the column of what an answer should name, null without any. */
  table: { columns: string[]; rows: string[][]; label: string | null } | null
  left: PromptfooLeft[]
}

const assertSchema = z.object({ type: z.string(), value: z.unknown() })
const varsSchema = z.record(z.string(), z.unknown())
const testSchema = z.object({
  vars: varsSchema.optional(),
  assert: z.array(z.unknown()).optional(),
  options: z.object({ disableVarExpansion: z.boolean().optional() }).optional().catch(undefined),
})
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
 * become one text. Columns are the variables of all test cases in the order of first appearance, values as text (objects as JSON), and
 * `expected` with what the checks say must be named, several joined by `|`. A variable with a list of values makes a test case of each,
 * as promptfoo has it, all combinations where there are several lists.
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
    if (typeof test !== 'string') return expanded(test, defaultTest, left)
    left.add('files')
    return []
  })
  return { prompts: taken, table: tableOf(cases, defaultTest, left), left: [...left] }
}

type TestCase = z.output<typeof testSchema>

const MAX_COMBINATIONS = 1000
const isList = (value: unknown): value is unknown[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => one === null || typeof one !== 'object')

/** A test case for each combination of the values of its lists; the case itself where that is switched off or they are too many. */
function expanded(test: TestCase, defaults: TestCase | undefined, left: Set<PromptfooLeft>): TestCase[] {
  if (test.options?.disableVarExpansion ?? defaults?.options?.disableVarExpansion ?? false) return [test]
  const vars = Object.entries({ ...defaults?.vars, ...test.vars })
  const lists = vars.filter((pair): pair is [string, unknown[]] => isList(pair[1]))
  if (lists.reduce((product, [, values]) => product * values.length, 1) > MAX_COMBINATIONS) {
    left.add('combinations')
    return [test]
  }
  const combinations = lists.reduce<Record<string, unknown>[]>(
    (made, [name, values]) => made.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  )
  return combinations.map((chosen) => ({ ...test, vars: { ...test.vars, ...chosen } }))
}

/**
 * Reads test cases of promptfoo from the records of a CSV file, the header first: a column is a variable, `__expected`, `__expected1` … are checks
 * (`contains:`, `contains-any:` …; `equals` where no kind is named), other names with `__` are about the case and no part of it.
 * @returns null where no column is a variable or there is no row.
 */
export function readPromptfooTests([header = [], ...rows]: readonly (readonly string[])[]): PromptfooImport | null {
  const names = header.map((name) => name.trim())
  const variables = names.flatMap((name, at) => (name === '' || name.startsWith('__') ? [] : [at]))
  const checks = names.flatMap((name, at) => (/^__expected\d*$/.test(name) ? [at] : []))
  const left = new Set<PromptfooLeft>()
  if (names.some((name) => name === '__prefix' || name === '__suffix')) left.add('logic')
  const cases = rows.map((cells) => ({
    vars: Object.fromEntries(variables.map((at) => [names[at] ?? '', cells[at] ?? ''])),
    assert: checks.flatMap((at) => {
      const text = (cells[at] ?? '').trim()
      return text === '' ? [] : [readCheck(text)]
    }),
  }))
  const table = variables.length === 0 ? null : tableOf(cases, undefined, left)
  return table === null ? null : { prompts: [], table, left: [...left] }
}

const kindBefore = /^(not-)?([a-z]+(?:-[a-z]+)*)(?:\([^)]*\))?:\s*(.*)$/s
/** Kinds that a cell may begin with and that name nothing. */
const otherKinds = new Set(
  'javascript fn eval python ruby file grade llm-rubric model-graded-closedqa factuality similar regex starts-with is-json contains-json is-sql contains-sql is-xml contains-xml levenshtein rouge-n bleu cost latency perplexity webhook classifier select-best g-eval answer-relevance context-recall context-relevance context-faithfulness moderation is-refusal'.split(
    ' ',
  ),
)

function readCheck(text: string): { type: string; value: unknown } {
  const [, not = '', kind = '', value = ''] = kindBefore.exec(text) ?? []
  if (!naming.has(kind) && !otherKinds.has(kind)) return { type: 'equals', value: text }
  const several = /-(?:any|all)$/.test(kind)
  return {
    type: not + kind,
    value: several ? value.split(',').map((one) => one.trim().replace(/^"(.*)"$/s, '$1')) : value,
  }
}

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
 * The test cases as a table that promptfoo reads as CSV, the header first. Variables are called as `writePromptfoo` calls them. A label is a check
 * of its own kind: `contains:` where it is one product, `contains-any:` with commas where it is several.
 */
export function writePromptfooTests({ name, template, cases, synthetic }: PromptfooExport): string[][] {
  const { tests } = writePromptfoo({ name, template, cases, synthetic })
  const variables = [...new Set(tests.flatMap(({ vars }) => Object.keys(vars)))]
  return [
    [...variables, '__expected'],
    ...tests.map(({ vars, assert }) => {
      const labels = assert?.[0]?.value ?? []
      const [only = '', ...others] = labels
      const check = others.length > 0 ? `contains-any:${labels.join(',')}` : only === '' ? '' : `contains:${only}`
      return [...variables.map((variable) => vars[variable] ?? ''), check]
    }),
  ]
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
