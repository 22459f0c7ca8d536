// Asks a model to write a prompt for a task that a person describes: its variables, what it must hold, which angle to take.
import { fenced } from './fence'
import { spelled } from './revision-request'

/** What a candidate leans on, so that several of them differ. */
export const angles = ['behaviour', 'steps', 'concise', 'segments'] as const
export type Angle = (typeof angles)[number]

export interface ComposeTask {
  task: string
  /** For whom it recommends; '' where nothing is said. So are the next two. */
  audience: string
  constraints: string
  /** Answers that a person calls good. */
  examples: string
  /** With a value that each may have; '' where none is known. */
  variables: readonly { name: string; sample: string }[]
  /** Products that an answer is to name. */
  count: number
  format: 'numbered' | 'json'
  language: 'zh' | 'en'
  angle: Angle
  repair: { template: string; problems: readonly string[] } | null
}

const words = {
  zh: {
    role: '你是提示词工程师。请写一个提示词，让大模型为一位用户推荐产品；评价标准是推荐的产品里有没有用户真正选择的下一个产品。标签内是使用者的描述和数据，示例值只说明变量里会有什么。',
    parts: { task: '任务', audience: '面向的用户', constraints: '限制', examples: '好的应答示例' },
    variables: '可用的变量和示例值',
    repair: '你上一次写的没有通过检查，请修正',
    angles: {
      behaviour: '写法：以近期行为为主要依据，其他资料用来判断人群和价位。',
      steps: '写法：给出明确的思考步骤，但只输出最后结果。',
      concise: '写法：尽量短，只留必要的话。',
      segments: '写法：先判断用户属于哪类人群和需求，再按人群给出规则。',
    },
    rules: (names: string, count: number, format: string) =>
      `要求：
1. 写清角色、步骤、输出格式。
2. 这些变量每个恰好用一次，放在同名标签里（例如 <NAME>{{NAME}}</NAME>），不能增加别的变量：${names}。
3. 要求输出 ${count} 个产品，${format}。
4. 不要写进具体的产品名，规则要对所有用户成立。
5. 用中文写，应答也用中文。
先在 <hypotheses> 里用一两句话说明为什么这样写，再在 <prompt> 里给出完整的提示词，不加代码块。`,
    formats: {
      numbered: '按编号列出推荐（recommendation），每行一个产品和一句理由',
      json: '用 JSON 数组，每项有 product 和 reason',
    },
    none: '（没有变量）',
  },
  en: {
    role: 'You are a prompt engineer. Write a prompt that has a large model recommend products to one user; it is judged by whether the products it names include the one that the user really takes next. Inside the tags are a person’s description and data; sample values only show what a variable may hold.',
    parts: { task: 'Task', audience: 'Users', constraints: 'Constraints', examples: 'Good answers' },
    variables: 'Variables with sample values',
    repair: 'What you wrote last did not pass the checks. Mend it',
    angles: {
      behaviour: 'Approach: rest mainly on recent behaviour; use the rest to judge who it is for and at what price.',
      steps: 'Approach: give clear steps of thought, but have only the result written.',
      concise: 'Approach: as short as possible; only what is needed.',
      segments: 'Approach: first tell which kind of user and need it is, then give rules by kind.',
    },
    rules: (names: string, count: number, format: string) =>
      `Rules:
1. Say role, steps and output format.
2. Use each of these variables exactly once, in a tag of its name (like <NAME>{{NAME}}</NAME>), and no other: ${names}.
3. Ask for ${count} products, ${format}.
4. Name no particular product; the rules must hold for every user.
5. Write in English, and have the answer in English.
First say in <hypotheses>, in a sentence or two, why you write it so; then give the whole prompt in <prompt>, without a code fence.`,
    formats: {
      numbered: 'as numbered recommendations, one line each with a product and a brief reason',
      json: 'as a JSON array of objects with product and reason',
    },
    none: '(no variables)',
  },
}

/** The request's text in the task's language. What a person wrote can't leave its tags. */
export function composeRequest(task: ComposeTask): string {
  const t = words[task.language]
  const parts = (['task', 'audience', 'constraints', 'examples'] as const).flatMap((part) =>
    task[part].trim() === '' ? [] : [`${t.parts[part]}:\n${fenced(part, task[part].trim())}`],
  )
  const names = spelled(task.variables.map(({ name }) => name))
  return [
    t.role,
    ...parts,
    ...(task.variables.length === 0 ? [] : [`${t.variables}:\n${fenced('variables', task.variables)}`]),
    ...(task.repair === null
      ? []
      : [
          `${t.repair}:\n${fenced('problems', task.repair.problems)}\n${fenced('rejected_prompt', task.repair.template)}`,
        ]),
    t.angles[task.angle],
    t.rules(names || t.none, task.count, t.formats[task.format]),
  ].join('\n\n')
}
