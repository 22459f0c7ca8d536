// Takes names out of an answer that would tell who wrote it: prompts, models and their vendors.

export const MASK = '■■■'

/** Models and vendors as they speak of themselves. */
const knownNames =
  /(?<![\p{Script=Latin}\d])(?:claude(?:[-\s](?:opus|sonnet|haiku|instant))?|anthropic|openai|chatgpt|gpt|deepseek|qwen|gemini|llama|mistral|mixtral|moonshot|kimi|chatglm|baichuan|hunyuan|ernie|grok)(?:[-.]?[a-z]?\d[\w.-]*|-[a-z][\w.-]*)?(?![\p{Script=Latin}\d])|通义千问|文心一言|讯飞星火|智谱清言|腾讯混元|月之暗面|深度求索/giu

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const isWordSign = (sign: string | undefined): boolean => sign !== undefined && /[a-z0-9]/i.test(sign)
/** Too short to be anything but chance: a prompt named "a" must not take every "a" out of an answer. */
const tellsSomething = (name: string): boolean => name.length >= (/\p{Script=Han}/u.test(name) ? 2 : 3)

/** A function that masks these names and the known ones. Names written in Latin count as whole words alone, in any case. */
export function createMask(names: readonly string[]): (text: string) => string {
  const patterns = [...new Set(names.map((name) => name.trim()))]
    .filter(tellsSomething)
    .sort((one, other) => other.length - one.length)
    .map((name) => {
      const before = isWordSign(name[0]) ? '(?<![\\p{Script=Latin}\\d])' : ''
      const after = isWordSign(name.at(-1)) ? '(?![\\p{Script=Latin}\\d])' : ''
      return `${before}${literal(name)}${after}`
    })
  const own = patterns.length === 0 ? null : new RegExp(patterns.join('|'), 'giu')
  return (text) => (own === null ? text : text.replace(own, MASK)).replace(knownNames, MASK)
}
