// OpenAI's chat completions as bytes: bodies, stream chunks, errors, the list of models. Shapes follow the types of openai 6.
import { type Dialect, pieces, type WireAnswer } from './model-wire'

const finishOf = { end_turn: 'stop', max_tokens: 'length', refusal: 'content_filter' } as const

const usageOf = ({ inputTokens, outputTokens }: WireAnswer) => ({
  prompt_tokens: inputTokens,
  completion_tokens: outputTokens,
  total_tokens: inputTokens + outputTokens,
})

const head = ({ id, model }: WireAnswer, object: string) => ({ id, object, created: 1_790_000_000, model })

const chunk = (data: object): string => `data: ${JSON.stringify(data)}\n\n`

const errorOf = (type: string, message: string) => ({ error: { message, type, param: null, code: type } })

export const openaiDialect: Dialect = {
  json: (answer) =>
    JSON.stringify({
      ...head(answer, 'chat.completion'),
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: answer.text, refusal: null },
          logprobs: null,
          finish_reason: finishOf[answer.stop],
        },
      ],
      usage: usageOf(answer),
    }),
  events: (answer) => {
    const one = (delta: object, finish: string | null) =>
      chunk({ ...head(answer, 'chat.completion.chunk'), choices: [{ index: 0, delta, finish_reason: finish }] })
    return [
      one({ role: 'assistant', content: '' }, null),
      ...pieces(answer.text, 8).map((content) => one({ content }, null)),
      one({}, finishOf[answer.stop]),
      chunk({ ...head(answer, 'chat.completion.chunk'), choices: [], usage: usageOf(answer) }),
      'data: [DONE]\n\n',
    ]
  },
  error: errorOf,
  errorEvent: (type, message) => chunk(errorOf(type, message)),
}

export const openaiModels = (ids: readonly string[]): string =>
  JSON.stringify({ object: 'list', data: ids.map((id) => ({ id, object: 'model', created: 1, owned_by: 'test' })) })
