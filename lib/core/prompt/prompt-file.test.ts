import { describe, expect, it } from 'vitest'
import { readPromptFile, writePromptFile } from './prompt-file'

const version = { template: '为 {{USER}} 推荐', variables: 'USER: {{性别}}', emptyCells: 'omit' as const }
const file = {
  name: '行为优先',
  versions: [
    { ...version, number: 3, parent: 1, origin: 'revised' as const, feedback: '先看行为', note: null, tags: [] },
    { ...version, number: 1, parent: null, origin: 'written' as const, feedback: null, note: null, tags: [] },
  ],
}

describe('a prompt file', () => {
  it('is read back as it was written, oldest version first', () => {
    const read = readPromptFile(writePromptFile(file), 'x.json')
    expect(read).toMatchObject({ name: '行为优先', versions: [{ number: 1 }, { number: 3, parent: 1 }] })
    expect(read.versions[1]).toEqual(file.versions[0])
  })

  it('is the template itself where it is plain text, called as the file is', () => {
    expect(readPromptFile('\uFEFF根据 {{USER}} 推荐\n', '我的提示词.v2.txt')).toMatchObject({
      name: '我的提示词.v2',
      versions: [{ number: 1, parent: null, template: '根据 {{USER}} 推荐', origin: 'written' }],
    })
    expect(readPromptFile('{{USER}} 推荐', '.txt').name).toBe('prompt')
  })

  it('knows no parent that is missing or younger, and no origin of a later release', () => {
    const odd = {
      format: 'hitloop-prompt',
      name: 'x',
      versions: [
        { number: 1, parent: 2, template: 'a', origin: 'dreamt' },
        { number: 2, parent: 9, template: 'b' },
      ],
    }
    const { versions } = readPromptFile(JSON.stringify(odd), 'x.json')
    expect(versions.map(({ parent, origin }) => [parent, origin])).toEqual([
      [null, 'other'],
      [null, 'written'],
    ])
  })

  it.each([
    ['', 'empty'],
    ['{"a": ', 'JSON'],
    ['{"format":"other","name":"x","versions":[]}', 'format'],
    ['{"format":"hitloop-prompt","name":"x","versions":[]}', 'versions'],
    ['{"format":"hitloop-prompt","name":"x","versions":[{"number":1,"template":" "}]}', 'versions.0.template'],
    [
      '{"format":"hitloop-prompt","name":"x","versions":[{"number":1,"template":"a"},{"number":1,"template":"b"}]}',
      'number',
    ],
  ])('refuses %j', (text, detail) => {
    expect(() => readPromptFile(text, 'x.json')).toThrow(expect.objectContaining({ code: 'prompt.badFile' }))
    try {
      readPromptFile(text, 'x.json')
    } catch (error) {
      expect((error as { params: { detail: string } }).params.detail).toContain(detail)
    }
  })
})
