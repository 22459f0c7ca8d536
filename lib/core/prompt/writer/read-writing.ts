// Reads what a writer answered: its reasons in <hypotheses>, the prompt in <prompt>.

/** cut: the answer ended inside the prompt. untagged: no prompt in tags. refused: nothing but a refusal. */
export type WritingProblem = 'cut' | 'untagged' | 'refused'

export interface Writing {
  /** '' where none are given. */
  hypotheses: string
  /** The template as far as it came; '' where there is none. */
  template: string
  problem: WritingProblem | null
}

const openTag = /<(prompt|hypotheses)\s*>/gi
const thinking = /<(think|thinking)\s*>[\s\S]*?(?:<\/\1\s*>|$)/gi
const wholeFence = /^```[\w-]*\r?\n([\s\S]*?)\r?\n?```$/

const unfenced = (text: string): string => wholeFence.exec(text.trim())?.[1]?.trim() ?? text.trim()

/** What stands between the first opening and the last closing tag of a name; to the end where it never closes. */
function between(text: string, tag: string): { inner: string; closed: boolean } | null {
  const open = [...text.matchAll(openTag)].find((match) => match[1]?.toLowerCase() === tag)
  if (open === undefined) return null
  const start = open.index + open[0].length
  const end = text.toLowerCase().lastIndexOf(`</${tag}>`)
  return end < start ? { inner: text.slice(start), closed: false } : { inner: text.slice(start, end), closed: true }
}

/**
 * Tags in any case; a fence around the prompt and a model's thinking are taken away. A prompt may itself hold tags, also
 * ones called `prompt`. Without a pair of tags the answer is no prompt: prose is never taken for one. Linear in the text.
 */
export function readWriting(answer: string, stop: 'end' | 'max_tokens' | 'refusal'): Writing {
  const text = answer.replace(thinking, '')
  const reasons = between(text, 'hypotheses')
  const hypotheses = (reasons?.inner ?? '').split(/<prompt\s*>/i)[0]?.trim() ?? ''
  if (stop === 'refusal') return { hypotheses, template: '', problem: 'refused' }
  const prompt = between(text, 'prompt')
  const template = prompt === null ? '' : unfenced(prompt.inner)
  if (prompt?.closed === true && template !== '') return { hypotheses, template, problem: null }
  return { hypotheses, template, problem: stop === 'max_tokens' || template !== '' ? 'cut' : 'untagged' }
}
