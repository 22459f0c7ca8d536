// Revises a prompt without a language model, by a handful of rules on what came of it; each rule says why it acts.
import { namesFormat } from '../names-format'
import { templateVariables } from '../parse-template'
import { plainText } from '../plain-text'
import { requestedFormat } from '../requested-products'
import type { RevisionTask } from './revision-request'

export interface RuledRevision {
  hypotheses: string
  /** Equal to the task's where no rule applied. */
  template: string
}

const behaviour = /action|behavio|histor|click|view|browse|search|行为|浏览|点击|搜索|购买|收藏/iu

const words = {
  zh: {
    heading: '补充要求：',
    format: '按编号列出，每行一个，格式为“序号. 产品名：一句话理由”，除此以外不输出任何内容。',
    formatWhy: (rows: number) =>
      rows > 0 ? `有 ${rows} 行的应答读不出产品：写清输出格式。` : '提示词没有写明输出格式：补上我们能读的格式。',
    refusal: '这是电商推荐，不是诊断；请只推荐产品，不要拒绝回答。',
    refusalWhy: (rows: number) => `有 ${rows} 行拒绝回答：说明这是推荐，不是诊断。`,
    behaviour: (name: string) => `先看 ${name} 里最近的行为，它比其他资料更能说明用户现在需要什么。`,
    behaviourWhy: (rows: number) => `有 ${rows} 行没有命中，而提示词没有说行为优先：写明先看行为。`,
    generic: '使用产品的通用名，不写品牌、规格和数量。',
    genericWhy: (rows: number) => `有 ${rows} 行的推荐和真实产品名字接近却没对上：要求写通用名。`,
    feedbackWhy: '照写反馈里的要求。',
  },
  en: {
    heading: 'Also:',
    format: 'Answer with a numbered list, one line each: “number. product: one-sentence reason”, and nothing else.',
    formatWhy: (rows: number) =>
      rows > 0
        ? `No products could be read from the answers of ${rows} row(s): say the output format.`
        : 'The prompt names no output format: add one that can be read.',
    refusal: 'This is shopping, not a diagnosis; recommend products only and don’t decline.',
    refusalWhy: (rows: number) => `${rows} row(s) were refused: say that this is a recommendation, not a diagnosis.`,
    behaviour: (name: string) =>
      `Look at the latest behaviour in ${name} first; it says more about what the user needs now than anything else.`,
    behaviourWhy: (rows: number) =>
      `${rows} row(s) were missed and the prompt does not put behaviour first: say that it goes first.`,
    generic: 'Use generic product names without brand, size or quantity.',
    genericWhy: (rows: number) =>
      `In ${rows} row(s) a name came near the real product without meeting it: ask for generic names.`,
    feedbackWhy: 'Write down what the feedback asks for.',
  },
}

/** Words of a person as they stand, on one line. */
const asText = (words: string): string => plainText(words).replace(/\s+/g, ' ').trim()

const says = (template: string, ...signs: RegExp[]): boolean => signs.some((sign) => sign.test(template))

/**
 * Adds lines to the end of the prompt; what it says already isn't said again, so that revising twice for the same reason
 * changes nothing. Variables stay as they are.
 */
export function reviseByRule({ text, feedback, cases }: RevisionTask): RuledRevision {
  const { template } = text
  const t = words[requestedFormat(template).language]
  const count = (test: (one: RevisionTask['cases'][number]) => boolean) => cases.filter(test).length
  const unread = count(({ outcome }) => outcome === 'unparseable')
  const refused = count(({ outcome }) => outcome === 'refused')
  const missed = count(({ outcome }) => outcome === 'miss')
  const near = count(({ outcome, nearest }) => outcome === 'miss' && nearest !== '')
  const acts = templateVariables(template).find((name) => behaviour.test(name))
  const additions: { why: string; line: string }[] = []
  const add = (applies: boolean, why: string, line: string) => {
    if (applies && !template.includes(line)) additions.push({ why, line })
  }
  add(unread > 0 || !namesFormat(template), t.formatWhy(unread), t.format)
  add(refused > 0, t.refusalWhy(refused), t.refusal)
  if (acts !== undefined) {
    const first = says(
      template,
      /(?:先|优先|首先)[^。\n]{0,12}行为|行为[^。\n]{0,12}优先/u,
      /behaviou?r[^.\n]{0,30}first|first[^.\n]{0,30}behaviou?r/iu,
    )
    add(missed > 0 && !first, t.behaviourWhy(missed), t.behaviour(acts))
  }
  add(near > 0 && !says(template, /通用名/u, /generic/iu), t.genericWhy(near), t.generic)
  if (feedback.trim() !== '') add(true, t.feedbackWhy, asText(feedback))
  if (additions.length === 0) return { hypotheses: '', template }
  const kept = template.trimEnd()
  const headed = kept.split('\n').some((line) => line.trim() === t.heading)
  const lines = additions.map(({ line }) => `- ${line}`)
  return {
    hypotheses: additions.map(({ why }) => `- ${why}`).join('\n'),
    template: [kept, ...(headed ? [] : ['', t.heading]), ...lines].join('\n'),
  }
}
