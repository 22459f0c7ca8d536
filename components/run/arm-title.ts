// What an arm is called on screen and in exported rows: its version, and its model where the run has several.

interface Arm {
  name: string
  model: string
}

export function armTitles(arms: readonly Arm[]): string[] {
  const several = new Set(arms.map((arm) => arm.model)).size > 1
  return arms.map(({ name, model }) => (several ? `${name} · ${model}` : name))
}
