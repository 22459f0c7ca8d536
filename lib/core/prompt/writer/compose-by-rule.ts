// Writes a prompt without a language model: role, each variable in its own tag, steps, output contract, by a fixed plan.
import { plainText } from '../plain-text'
import type { Angle, ComposeTask } from './compose-request'

const behaviour = /action|behavio|histor|click|view|browse|search|行为|浏览|点击|搜索|购买|收藏/iu

const words = {
  zh: {
    role: '你是一位推荐专家。请根据下面的资料，为这位用户推荐接下来最可能选择的产品。',
    labels: { task: '任务：', audience: '面向的用户：', constraints: '限制：', examples: '好的应答例如：' },
    steps: {
      behaviour: (acts: string) => [
        acts === ''
          ? '从资料里找出用户当前最迫切的需求。'
          : `先看 ${acts} 里最近、反复出现的行为，它最能说明用户现在需要什么。`,
        '再用其他资料判断产品的适用人群和价位。',
        '没有行为记录时，只依据其他资料推测。',
      ],
      steps: () => [
        '找出资料里能说明需求的线索。',
        '列出能满足这些需求的产品。',
        '去掉和用户的年龄、性别、购买力不相称的产品。',
        '按可能性从高到低排列。',
      ],
      concise: () => [],
      segments: () => [
        '判断用户属于哪类人群，现在处于什么阶段。',
        '想一想这类人群接下来通常选择什么。',
        '用这位用户自己的资料做取舍。',
      ],
    } satisfies Record<Angle, (acts: string) => string[]>,
    stepsHeading: '请按下面的步骤思考，但只输出最后的结果：',
    contract: (count: number) => ({
      numbered: `推荐 ${count} 个产品，按编号列出，每行一个，格式为“序号. 产品名：一句话理由”。使用产品的通用名，不重复。除此以外不输出任何内容。`,
      json: `推荐 ${count} 个产品，只输出一个 JSON 数组，每项为 {"product": "产品名", "reason": "一句话理由"}。使用产品的通用名，不重复。`,
    }),
    why: {
      behaviour: '行为比画像更能说明当下的需求，所以放在最前面说。',
      steps: '把思考拆成步骤，避免只凭画像泛泛推荐。',
      concise: '只留必要的话，词元少，容易遵守。',
      segments: '先定人群再推荐，适合资料少的用户。',
    } satisfies Record<Angle, string>,
  },
  en: {
    role: 'You are a recommendation expert. From what is known of this user, recommend the products that the user will most likely take next.',
    labels: {
      task: 'Task: ',
      audience: 'Users: ',
      constraints: 'Constraints: ',
      examples: 'Good answers, for example: ',
    },
    steps: {
      behaviour: (acts) => [
        acts === ''
          ? 'Find what the user needs most right now.'
          : `Look first at the latest and repeated behaviour in ${acts}; it says most about what the user needs now.`,
        'Then judge from the rest who the product is for and what it may cost.',
        'Without any behaviour, infer from the rest alone.',
      ],
      steps: () => [
        'Find the hints of a need in what is known.',
        'List products that meet these needs.',
        'Drop what does not fit the user’s age, sex or purchasing power.',
        'Order them from most to least likely.',
      ],
      concise: () => [],
      segments: () => [
        'Tell which kind of user this is, and at what stage.',
        'Think of what such users usually take next.',
        'Choose by what is known of this very user.',
      ],
    } satisfies Record<Angle, (acts: string) => string[]>,
    stepsHeading: 'Think in these steps, but write only the result:',
    contract: (count: number) => ({
      numbered: `Recommend ${count} products as a numbered list, one line each: “number. product: one-sentence reason”. Use generic product names, no repeats, and write nothing else.`,
      json: `Recommend ${count} products as one JSON array and nothing else, each item {"product": "name", "reason": "one sentence"}. Use generic product names, no repeats.`,
    }),
    why: {
      behaviour: 'Behaviour says more about the present need than a profile, so it comes first.',
      steps: 'Steps keep the answer from being a generic one for the profile.',
      concise: 'Only what is needed: few tokens, easy to follow.',
      segments: 'First the kind of user, then the products: fits users of whom little is known.',
    } satisfies Record<Angle, string>,
  },
}

/** Names that can be a tag; another stands in tags of its place. */
const tagOf = (name: string, place: number): string =>
  /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name) ? name : `DATA_${place + 1}`

export interface RuledCandidate {
  hypotheses: string
  template: string
}

/**
 * A prompt for the task, different for each angle. Every variable stands exactly once, in tags of its own, behaviour before
 * all else; what a person wrote stands as it is, escaped where it looks like a variable.
 */
export function composeByRule(task: ComposeTask): RuledCandidate {
  const t = words[task.language]
  const said = (['task', 'audience', 'constraints', 'examples'] as const).flatMap((part) =>
    task[part].trim() === '' ? [] : [t.labels[part] + plainText(task[part].trim())],
  )
  const acts = task.variables.filter(({ name }) => behaviour.test(name))
  const others = task.variables.filter(({ name }) => !behaviour.test(name))
  const data = [...acts, ...others].map(({ name }, place) => {
    const tag = tagOf(name, place)
    return `<${tag}>\n{{${name}}}\n</${tag}>`
  })
  const [first] = acts
  const steps = t.steps[task.angle](first === undefined ? '' : tagOf(first.name, 0))
  const thinking =
    steps.length === 0 ? [] : [[t.stepsHeading, ...steps.map((step, i) => `${i + 1}) ${step}`)].join('\n')]
  return {
    hypotheses: t.why[task.angle],
    template: [t.role, ...said, ...data, ...thinking, t.contract(task.count)[task.format]].join('\n\n'),
  }
}
