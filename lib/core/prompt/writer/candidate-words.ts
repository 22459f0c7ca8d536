// What is wrong with a written prompt, in words for the model that is to mend it.
import type { CandidateProblem } from './check-candidate'
import type { WritingProblem } from './read-writing'
import { spelled } from './revision-request'

const words = {
  zh: {
    missing: (names: string) => `缺少变量 ${names}`,
    invented: (names: string) => `出现了没有要求的变量 ${names}`,
    repeated: (names: string) => `变量 ${names} 用了不止一次`,
    leak: (names: string) => `用到了标签列 ${names}，会泄露答案`,
    copied: (names: string) => `写进了具体的产品名 ${names}`,
    noFormat: '没有写明输出格式（编号列表或 JSON）',
    tooLong: (tokens: number) => `太长，约 ${tokens} 词元`,
    tooShort: (tokens: number) => `太短，约 ${tokens} 词元`,
    cut: '没有写完就断了，<prompt> 没有结束；请写短一些',
    untagged: '没有把提示词写在 <prompt> 和 </prompt> 之间',
    refused: '拒绝了改写',
  },
  en: {
    missing: (names: string) => `the variables ${names} are missing`,
    invented: (names: string) => `the variables ${names} were not asked for`,
    repeated: (names: string) => `the variables ${names} are used more than once`,
    leak: (names: string) => `it reads the label column ${names}, which gives the answer away`,
    copied: (names: string) => `it names the products ${names}`,
    noFormat: 'it names no output format (a numbered list or JSON)',
    tooLong: (tokens: number) => `too long, about ${tokens} tokens`,
    tooShort: (tokens: number) => `too short, about ${tokens} tokens`,
    cut: 'it broke off before </prompt>; write less',
    untagged: 'the prompt was not between <prompt> and </prompt>',
    refused: 'it was declined',
  },
}

export function problemWords(problem: CandidateProblem | { code: WritingProblem }, language: 'zh' | 'en'): string {
  const t = words[language]
  switch (problem.code) {
    case 'missing':
    case 'invented':
    case 'repeated':
      return t[problem.code](spelled(problem.names))
    case 'leak':
    case 'copied':
      return t[problem.code](problem.names.join(', '))
    case 'tooLong':
    case 'tooShort':
      return t[problem.code](problem.tokens)
    default:
      return t[problem.code]
  }
}
