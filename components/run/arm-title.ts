// What an arm is called on screen and in exported rows: its version, and its model where the run has several.

interface Arm {
  name: string
  model: string
}

/** `modelNames` says what a model is called on screen where that differs from its id. */
export function armTitles(arms: readonly Arm[], modelNames: Readonly<Record<string, string>> = {}): string[] {
  const several = new Set(arms.map((arm) => arm.model)).size > 1
  return arms.map(({ name, model }) => (several ? `${name} · ${modelNames[model] ?? model}` : name))
}
