// Which model was chosen on a page, and what a request calls it.
import type { ConnectionKind, Vendor } from '@/lib/core/run/connection'

export interface ModelChosen {
  connection: ConnectionKind
  /** The model of each vendor, kept while another connection is chosen. */
  models: Record<Vendor, string>
}

/** What a request calls: the vendor's model as typed, without outer white space; '' while none is. */
export const modelOf = ({ connection, models }: ModelChosen) => ({
  connection,
  model: connection === 'embedded' ? 'embedded' : models[connection].trim(),
})

export const firstModel: ModelChosen = {
  connection: 'embedded',
  models: { anthropic: 'claude-sonnet-5-5', openai: '' },
}

/** Whether it can be asked: the embedded one, or a named model of a usable vendor. */
export function isReachable(value: ModelChosen, usable: readonly Vendor[]): boolean {
  const { connection, model } = modelOf(value)
  return connection === 'embedded' || (usable.includes(connection) && model !== '')
}
