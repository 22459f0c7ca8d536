import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDuplicateFinder, nearThreshold } from './duplicates'
import { seededRandom } from './random'

const repeated = (kind: 'exact' | 'near', texts: readonly string[]): boolean[] => {
  const finder = createDuplicateFinder(kind)
  return texts.map((text) => finder.isRepeated(text))
}

/** The definition, shingle by shingle. */
function similarity(a: string, b: string): number {
  const sets = [a, b].map(
    (text) => new Set(Array.from({ length: Math.max(1, text.length - 3) }, (_, at) => text.slice(at, at + 4))),
  )
  const [x = new Set<string>(), y = new Set<string>()] = sets
  const common = [...x].filter((each) => y.has(each)).length
  return common / (x.size + y.size - common)
}

const words = '感冒灵颗粒布洛芬缓释胶囊维生素钙片阿胶糕益生菌体温计口罩护眼仪鱼油助眠软糖'
function text(random: () => number, length: number): string {
  return Array.from({ length }, () => words[Math.floor(random() * words.length)]).join('')
}

describe('exact repetitions', () => {
  it('are texts that are equal up to white space at the ends', () => {
    expect(repeated('exact', ['a', 'b', ' a\n', 'ab', 'b'])).toEqual([false, false, true, false, true])
  })
  it('are found whatever the texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 30 }), (texts) => {
        const trimmed = texts.map((each) => each.trim())
        expect(repeated('exact', texts)).toEqual(trimmed.map((each, at) => trimmed.indexOf(each) < at))
      }),
    )
  })
})

describe('near repetitions', () => {
  it('are what the definition says, found among others', () => {
    const random = seededRandom(7)
    const originals = Array.from({ length: 200 }, () => text(random, 240))
    // One character changed touches at most 4 of about 237 shingles; a tenth rewritten touches far more than a tenth.
    const close = originals.map((each) => `${each.slice(0, 100)}新${each.slice(101)}`)
    const far = originals.map((each, at) => `${text(seededRandom(at), 60)}${each.slice(60)}`)
    expect(similarity(originals[0] ?? '', close[0] ?? '')).toBeGreaterThan(nearThreshold)
    expect(similarity(originals[0] ?? '', far[0] ?? '')).toBeLessThan(nearThreshold)
    expect(repeated('near', originals).filter(Boolean)).toEqual([])
    const found = repeated('near', [...originals, ...close]).slice(200)
    expect(found.filter(Boolean).length).toBe(200)
    expect(
      repeated('near', [...originals, ...far])
        .slice(200)
        .filter(Boolean),
    ).toEqual([])
  })
  it('hold for texts shorter than a shingle', () => {
    expect(repeated('near', ['男', '女', '男', ''])).toEqual([false, false, true, false])
  })
  it('never join what the definition keeps apart', () => {
    const letters = fc.string({ unit: fc.constantFrom('甲', '乙', 'a'), maxLength: 40 })
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const [, second] = repeated('near', [a, b])
        if (a.trim() !== b.trim() && similarity(a, b) < nearThreshold) expect(second).toBe(false)
        if (a === b) expect(second).toBe(true)
      }),
    )
  })
})
