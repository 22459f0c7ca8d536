import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseTemplate } from './parse-template'
import { plainText } from './plain-text'

it('stands in a template as it is', () => {
  const words = fc.array(fc.constantFrom('$', '{', '{{', '}}', '}', 'USER', 'x', '价格 ', '\n'), { maxLength: 12 })
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join('')
      const read = parseTemplate(`前 ${plainText(text)} 后`)
      expect(read.map((part) => (part.kind === 'text' ? part.text : '!')).join('')).toBe(`前 ${text} 后`)
    }),
  )
})
