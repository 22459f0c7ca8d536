// Chooses the one next step of a scene: what is missing first, in the order of the loop.

export interface SceneState {
  dataset: { id: string; name: string } | null
  hasLabel: boolean
  prompts: string[]
  hasPool: boolean
  running: { id: string; number: number } | null
  hasRuns: boolean
}

export type Step =
  | { kind: 'running'; href: string; number: number }
  | { kind: 'data'; href: string }
  | { kind: 'label'; href: string; name: string }
  | { kind: 'prompt'; href: string }
  | { kind: 'run'; href: string; first: string; second: string; count: number }
  | { kind: 'pool'; href: string }
  | { kind: 'more'; href: string }

export function nextStepOf({ dataset, hasLabel, prompts, hasPool, running, hasRuns }: SceneState): Step {
  if (running !== null) return { kind: 'running', href: `/batch/${running.id}`, number: running.number }
  if (dataset === null) return { kind: 'data', href: '/data' }
  if (!hasLabel) return { kind: 'label', href: `/data/${dataset.id}`, name: dataset.name }
  const [first, second] = prompts
  if (first === undefined) return { kind: 'prompt', href: '/prompts/new' }
  if (!hasRuns)
    return { kind: 'run', href: '/batch/new', first, second: second ?? '', count: Math.min(2, prompts.length) }
  return hasPool ? { kind: 'more', href: '/prompts' } : { kind: 'pool', href: '/pool' }
}
