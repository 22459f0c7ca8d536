// Brings a prompt that was written for another model into the habits of the one that is to be asked.
import { parseTemplate, templateVariables } from '../parse-template'
import type { VersionText } from '../prompt-version'
import { requestedFormat } from '../requested-products'
import { unifyNotation } from '../unify-notation'
import { fenced } from './fence'
import { reviseByRule } from './revise-by-rule'
import { type RevisionTask, spelled } from './revision-request'

/** Models that like to be spoken to alike. */
export type ModelFamily = 'claude' | 'gpt' | 'open'

/** By the name of the model; what isn't known is taken for an open model, which needs the plainest words. */
export const familyOf = (model: string): ModelFamily =>
  /claude/i.test(model) ? 'claude' : /\bgpt|^o\d/i.test(model) ? 'gpt' : 'open'

export interface AdaptTask {
  text: VersionText
  /** The model to be asked. */
  target: string
  repair: RevisionTask['repair']
}

const words = {
  zh: {
    role: (target: string) =>
      `你是提示词工程师。下面的提示词是为别的模型写的。请把它改写成适合 ${target} 的写法，意思不变。`,
    prompt: '原来的提示词',
    repair: '你上一次的改写没有通过检查，请修正',
    habits: {
      claude:
        '这个模型的习惯：资料放在各自的标签里，任务和要求直接说；不要 Human: / Assistant: 前缀，不要替它开头，不要恐吓和大写强调。',
      gpt: '这个模型的习惯：先说角色和任务，再分条列要求；资料和要求分开；输出格式写具体。',
      open: '这个模型的习惯：句子短而明确，一条要求只说一件事；输出格式写成逐字的样子；重要的要求放在最后再说一次。',
    } satisfies Record<ModelFamily, string>,
    rules: (names: string) =>
      `要求：
1. 先在 <hypotheses> 里说明改了什么、为什么。
2. 再在 <prompt> 里写出完整的提示词，不加代码块。
3. 变量原样保留，每个恰好用一次，不能增加别的变量：${names}。
4. 保留输出格式的要求（编号列表或 JSON）；不要写进具体的产品名；不换语言。`,
  },
  en: {
    role: (target: string) =>
      `You are a prompt engineer. The prompt below was written for another model. Rewrite it the way that suits ${target}; its meaning stays.`,
    prompt: 'The prompt as it is',
    repair: 'Your last rewrite did not pass the checks. Mend it',
    habits: {
      claude:
        'Habits of this model: data in tags of its own, task and rules said directly; no Human: / Assistant: prefixes, no words put in its mouth, no threats or capitals.',
      gpt: 'Habits of this model: role and task first, then rules as a list; data apart from rules; a concrete output format.',
      open: 'Habits of this model: short, explicit sentences, one rule each; the output format spelled out; the most important rule said again at the end.',
    } satisfies Record<ModelFamily, string>,
    rules: (names: string) =>
      `Rules:
1. First say in <hypotheses> what you changed and why.
2. Then give the whole prompt in <prompt>, without a code fence.
3. Keep the variables as they are, each used exactly once, and add no other: ${names}.
4. Keep what it says of the output format (numbered list or JSON); name no particular product; keep its language.`,
  },
}

/** The request's text, in the language of the prompt. */
export function adaptRequest({ text, target, repair }: AdaptTask): string {
  const t = words[requestedFormat(text.template).language]
  const mend =
    repair === null
      ? []
      : [`${t.repair}:\n${fenced('problems', repair.problems)}\n${fenced('rejected_prompt', repair.template)}`]
  return [
    t.role(target),
    t.habits[familyOf(target)],
    `${t.prompt}:\n${fenced('current_prompt', text.template)}`,
    ...mend,
    t.rules(spelled(templateVariables(text.template)) || '–'),
  ].join('\n\n')
}

const why = {
  zh: {
    turns: '去掉 Human: / Assistant: 前缀：新的模型不接受替它开头。',
    notation: '变量统一写成双花括号。',
    tags: (names: string) => `把单独成行的变量放进各自的标签：${names}。`,
  },
  en: {
    turns: 'Dropped the Human: / Assistant: prefixes: new models take no words put in their mouths.',
    notation: 'Wrote all variables in double braces.',
    tags: (names: string) => `Put variables that stand on lines of their own into their own tags: ${names}.`,
  },
}

const turnHead = /^\s*(?:\\n)*\s*(?:Human|User|用户)\s*[:：][^\S\n]*(?=\S|\n)/i
const turnTail = /\n\s*(?:Assistant|AI|助手)\s*[:：]\s*$/i

/** Variables on lines of their own, with no tag on the line before. */
function tagged(template: string): { template: string; names: string[] } {
  const names: string[] = []
  const lines = template.split('\n')
  const written = lines.map((line, i) => {
    const [only, ...others] = parseTemplate(line.trim())
    const isAlone = only?.kind === 'variable' && others.length === 0
    if (!isAlone || /^\s*<[^<>]+>\s*$/.test(lines[i - 1] ?? '')) return line
    const tag = /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(only.name) ? only.name : null
    if (tag === null) return line
    names.push(tag)
    return `<${tag}>\n${line.trim()}\n</${tag}>`
  })
  return { template: written.join('\n'), names }
}

/**
 * What can be done without a language model: turn markers of old chat formats go, variables are written alike and get tags
 * where they stand alone, and a prompt that names no output format gets one. Each change says why; none leaves the text as
 * it was. The variables stay the same, as often.
 */
export function adaptByRule(text: VersionText): { hypotheses: string; template: string } {
  const language = requestedFormat(text.template).language
  const t = why[language]
  const reasons: string[] = []
  let template = text.template
  const change = (next: string, reason: string) => {
    if (next === template) return
    template = next
    reasons.push(`- ${reason}`)
  }
  change(template.replace(turnTail, '').replace(turnHead, ''), t.turns)
  change(unifyNotation(template), t.notation)
  const { template: inTags, names } = tagged(template)
  change(inTags, t.tags(names.join(', ')))
  const formatted = reviseByRule({ text: { ...text, template }, feedback: '', cases: [], repair: null })
  if (formatted.hypotheses !== '') reasons.push(formatted.hypotheses)
  return { hypotheses: reasons.join('\n'), template: formatted.template }
}
