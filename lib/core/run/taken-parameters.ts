// Which parameters a model can be given, by its connection.
import type { ConnectionKind } from './connection'
import type { ModelParameters } from './model-parameters'

/** What the API of a connection takes besides the limit of tokens; what is not named here never goes out. */
export const takenParameters = {
  embedded: [],
  anthropic: ['effort', 'thinking'],
  openai: ['effort', 'temperature', 'topP'],
} as const satisfies Record<ConnectionKind, (keyof ModelParameters)[]>
