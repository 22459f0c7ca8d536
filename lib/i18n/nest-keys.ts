// Error codes have dots, which the message library reads as nesting: `{'a.b': x}` becomes `{a: {b: x}}`.

type Nested<Key extends string> = {
  [Head in Key extends `${infer First}.${string}` ? First : Key]: Head extends Key
    ? string
    : { [Rest in Key extends `${Head}.${infer Tail}` ? Tail : never]: string }
}

export function nestKeys<Key extends string>(flat: Record<Key, string>): Nested<Key> {
  const nested: Record<string, string | Record<string, string>> = {}
  for (const [key, sentence] of Object.entries<string>(flat)) {
    const dot = key.indexOf('.')
    if (dot < 0) nested[key] = sentence
    else {
      const room = key.slice(0, dot)
      nested[room] = { ...((nested[room] as Record<string, string> | undefined) ?? {}), [key.slice(dot + 1)]: sentence }
    }
  }
  return nested as Nested<Key>
}
