import fc from 'fast-check'
import { expect, it } from 'vitest'
import { greyZone } from './grey-zone'
import { parseReading } from './reading'
import { writeReading } from './write-reading'

const queryOf = (text: string) => Object.fromEntries(new URLSearchParams(text))

it('reads what it wrote, whatever a model is called', () => {
  const degree = fc.integer({ min: 0, max: 100 }).map((whole) => whole / 100)
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), degree, degree, (model, x, y) => {
      const reading = { connection: 'openai', model, low: Math.min(x, y), high: Math.max(x, y) }
      expect(parseReading(queryOf(writeReading(reading)), 0.8)).toEqual(reading)
    }),
  )
  expect(writeReading(null)).toBe('')
})

it('takes no nonsense, and the zone around θ where none can be read', () => {
  for (const judge of [undefined, '', 'embedded:embedded', 'anthropic:', 'anthropic', ['openai:m', 'openai:n']])
    expect(parseReading({ judge }, 0.8)).toBeNull()
  const around = { connection: 'openai', model: 'a:b', low: 0.65, high: 0.95 }
  for (const zone of [{}, { low: '0.9', high: '0.1' }, { low: 'x', high: '1' }, { low: '0.5' }, { low: '', high: '2' }])
    expect(parseReading({ judge: 'openai:a:b', ...zone }, 0.8)).toEqual(around)
  expect(greyZone(0.95)).toEqual({ low: 0.8, high: 1 })
})
