// What a baseline is called on screen: in words where there are some, else as the report names it.

/** `t` knows the sentences of `result.baselines`. */
export function baselineName(
  name: string,
  t: { has: (key: 'popularity') => boolean } & ((key: 'popularity') => string),
): string {
  const key = name as 'popularity'
  return t.has(key) ? t(key) : name
}
