import { expect, it } from 'vitest'
import { setVariable } from './set-variable'

it.each([
  ['', 'USER', '性别{{性别}}', 'USER: 性别{{性别}}'],
  [' \n', '画像', 'x', '{{画像}}: x'],
  ['REST: 1\n\n', 'USER', 'x', 'REST: 1\nUSER: x'],
  ['$A1：old\nmore\n\n$B2：keep  me\n', 'A1', 'new', 'A1: new\n\n$B2：keep  me\n'],
  ['A1: a\r\nB2: b', 'B2', 'c\nd', 'A1: a\nB2: c\nd'],
  ['A1: a', 'A1', '', 'A1: '],
])('in %j sets %s to %j', (box, name, value, expected) => expect(setVariable(box, name, value)).toBe(expected))

it.each([
  ['A1: a', 'USER', 'x\nVIP: {{v}}'],
  ['A1: a', 'USER', 'x\nA1: {{v}}'],
  ['', 'USER', ' x'],
  ['', 'a}b', 'x'],
  ['', '', 'x'],
])('in %j refuses %j with %j, which would not read back', (box, name, value) =>
  expect(setVariable(box, name, value)).toBeNull(),
)

it('refuses a box that can not be read', () =>
  expect(() => setVariable('nonsense', 'USER', 'x')).toThrow('variables.malformed'))
