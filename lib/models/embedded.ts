// The embedded model: no language model, no key, no network. It reads the prompt's text alone, looks for the most similar
// training rows and answers with what their users took, in the form that the prompt asks for.
import {
  createNearestRows,
  type SuggestFromRows,
  type Suggestion,
  type TrainingRow,
} from '@/lib/core/baseline/nearest-rows'
import { parseTime } from '@/lib/core/dataset/parse-time'
import { type RequestedFormat, requestedFormat } from '@/lib/core/prompt/requested-products'
import type { ModelClient, ModelRequest } from '@/lib/engine/ports'

export interface EmbeddedModelParts {
  /** All rows that may be learnt from, rendered by a version's template. */
  training: (version: string) => Promise<readonly TrainingRow[]>
  /** Rows whose index is kept, over all versions; the latest version's always is. */
  keptRows?: number
}

/** Four versions of the most rows that are learnt from, or twenty of 4,000: a run asks its versions in turn. */
const KEPT_ROWS = 80_000

/** A cache of what a version taught, least recently used out first. A failed load is not kept. */
function createCache({
  training,
  keptRows = KEPT_ROWS,
}: EmbeddedModelParts): (version: string) => Promise<SuggestFromRows> {
  interface Kept {
    /** 0 until they are read. */
    rows: number
    learnt: Promise<SuggestFromRows>
  }
  const kept = new Map<string, Kept>()
  const learn = (version: string): Kept => {
    const entry: Kept = { rows: 0, learnt: training(version).then((rows) => taught(entry, rows)) }
    entry.learnt.catch(() => kept.get(version) === entry && kept.delete(version))
    return entry
  }
  const taught = (entry: Kept, rows: readonly TrainingRow[]): SuggestFromRows => {
    entry.rows = rows.length
    let total = [...kept.values()].reduce((sum, one) => sum + one.rows, 0)
    for (const [version, one] of kept) {
      if (total <= keptRows || one === entry) break
      kept.delete(version)
      total -= one.rows
    }
    return createNearestRows(rows)
  }
  return (version) => {
    const entry = kept.get(version) ?? learn(version)
    kept.delete(version)
    kept.set(version, entry)
    return entry.learnt
  }
}

const sentences = {
  zh: {
    similar: (users: number) => `与 ${users} 位相似用户的选择一致`,
    frequent: '没有相似用户，取其他用户选择最多的产品',
    none: '没有可参考的历史样本行，内置模型无法推荐。',
  },
  en: {
    similar: (users: number) => `chosen by ${users} similar user${users === 1 ? '' : 's'}`,
    frequent: 'no similar user; among the most frequent choices of other users',
    none: 'There are no earlier rows to learn from, so the embedded model cannot recommend anything.',
  },
}

interface Pick {
  product: string
  reason: string
}

/** A name that holds a separator, or could be a label or a marker, is put in 《》, or a reader would take it for something else. */
const bounded = (name: string): string =>
  /[:：—–,，。;；|]|\s-|^(?:products?|items?|title|name|推荐|产品|商品|药品|药物|品名|名称)\p{Script=Han}{0,4}[\s_]?\d{0,3}$/iu.test(
    name,
  )
    ? `《${name}》`
    : name

const tagSigns: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (name: string): string => name.replace(/[&<>]/g, (sign) => tagSigns[sign] ?? sign)

const writers: Record<RequestedFormat['format'], (picks: readonly Pick[], language: 'zh' | 'en') => string[]> = {
  json: (picks) => [
    '[\n',
    ...picks.map(
      ({ product, reason }, i) => `  ${JSON.stringify({ product, reason })}${i + 1 < picks.length ? ',' : ''}\n`,
    ),
    ']',
  ],
  xml: (picks) =>
    picks.map(
      ({ product, reason }) =>
        `<recommendation>\n<product>${escaped(product)}</product>\n<explanation>${reason}</explanation>\n</recommendation>\n`,
    ),
  numbered: (picks, language) =>
    picks.map(({ product, reason }, i) => `${i + 1}. ${bounded(product)}${language === 'zh' ? '：' : ': '}${reason}\n`),
}

function writeAnswer(suggestions: readonly Suggestion[], { format, language }: RequestedFormat): string[] {
  const words = sentences[language]
  if (suggestions.length === 0) return [words.none]
  const picks = suggestions.map(({ label, similarUsers }) => ({
    product: label,
    reason: similarUsers > 0 ? words.similar(similarUsers) : words.frequent,
  }))
  return writers[format](picks, language)
}

function suggest(learnt: SuggestFromRows, { text, scope }: ModelRequest, count: number): Suggestion[] {
  if (scope === undefined) return []
  // A time that can't be read is earlier than nothing: the row then learns from no row, rather than from later ones.
  const beforeMs = scope.before === null ? null : (parseTime(scope.before) ?? Number.NEGATIVE_INFINITY)
  return learnt({ text, rowIndex: scope.rowIndex, user: scope.user, beforeMs }, count)
}

const learnNothing: SuggestFromRows = () => []

/**
 * A client of the one model `embedded`. A request without scope, or with no earlier row of another user to learn from, is
 * answered by a sentence without products. Tokens are 0. `complete` throws the signal's reason when aborted, and what
 * `training` throws. The first request of a version builds its index: 0.5 s for 3,000 rows of 300 characters, in this thread.
 */
export function createEmbeddedModel(parts: EmbeddedModelParts): ModelClient {
  const learn = createCache(parts)
  return {
    async complete(request, { signal, onText }) {
      const started = performance.now()
      signal.throwIfAborted()
      const learnt = request.scope === undefined ? learnNothing : await learn(request.scope.version)
      signal.throwIfAborted()
      const format = requestedFormat(request.text)
      const pieces = writeAnswer(suggest(learnt, request, format.count), format)
      for (const piece of pieces) {
        signal.throwIfAborted()
        onText?.(piece)
      }
      const latencyMs = Math.round(performance.now() - started)
      return { text: pieces.join(''), stop: 'end', inputTokens: 0, outputTokens: 0, latencyMs }
    },
    async listModels() {
      return [{ id: 'embedded', displayName: 'Embedded (no LLM)' }]
    },
  }
}
