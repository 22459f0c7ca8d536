import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '@/lib/core/sampling/random'
import { buildIndex, type IdfWeight, nameIdf, textIdf } from './ngram-index'
import { createSearch } from './search-index'

/** The same definition, written down again with strings and maps. */
function bruteForce(texts: readonly string[], weigh: IdfWeight, codeWeight = 0) {
  const grams = (text: string): Map<string, number> => {
    const counts = new Map<string, number>()
    const add = (gram: string) => counts.set(gram, (counts.get(gram) ?? 0) + 1)
    if (text.length === 1) add(text)
    for (const size of [2, 3]) for (let i = 0; i + size <= text.length; i++) add(text.slice(i, i + size))
    if (codeWeight > 0) {
      for (const [run] of text.matchAll(/[a-z\d]*\d[a-z\d]*/g)) {
        const stem = run.replace(/[a-z]+$/, '')
        add(`code ${stem}`)
        if (stem !== run) add(`code ${run}`)
      }
    }
    return counts
  }
  const documents = texts.map(grams)
  const frequencies = new Map<string, number>()
  for (const document of documents)
    for (const gram of document.keys()) frequencies.set(gram, (frequencies.get(gram) ?? 0) + 1)
  const vector = (counts: Map<string, number>) => {
    const weights = new Map<string, number>()
    for (const [gram, count] of counts) {
      const factor = gram.startsWith('code ') ? codeWeight : 1
      weights.set(gram, (1 + Math.log(count)) * weigh(texts.length, frequencies.get(gram) ?? 0) * factor)
    }
    const norm = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight ** 2, 0))
    return new Map([...weights].map(([gram, weight]) => [gram, norm > 0 ? weight / norm : 0]))
  }
  const vectors = documents.map(vector)
  return (query: string): number[] => {
    const wanted = vector(grams(query))
    return vectors.map((held) => [...wanted].reduce((sum, [gram, weight]) => sum + weight * (held.get(gram) ?? 0), 0))
  }
}

const names = fc.array(fc.string({ unit: fc.constantFrom(...'龙胆泻肝片感冒灵ab12'), maxLength: 9 }), {
  minLength: 1,
  maxLength: 40,
})

describe('createSearch', () => {
  it('equals brute force: same degrees, in order, none missing', () => {
    fc.assert(
      fc.property(
        names,
        fc.string({ unit: fc.constantFrom(...'龙胆泻肝片感冒灵ab12新'), maxLength: 12 }),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(0, 0.3, 0.5, 0.8),
        fc.constantFrom(nameIdf, textIdf),
        fc.constantFrom(undefined, (position: number) => position % 3 !== 0),
        fc.constantFrom(0, 2),
        (texts, query, k, theta, weigh, accept, codeWeight) => {
          const found = createSearch(buildIndex(texts, weigh, codeWeight))(query, k, theta, accept)
          const degrees = bruteForce(texts, weigh, codeWeight)(query)
          const allowed = degrees.filter(
            (degree, d) => degree > 1e-9 && degree >= theta - 1e-9 && (accept?.(d) ?? true),
          )
          const best = allowed.sort((a, b) => b - a).slice(0, k)
          const sure = best.filter((degree) => degree >= theta + 1e-9)
          expect(found.length).toBeGreaterThanOrEqual(sure.length)
          expect(found.length).toBeLessThanOrEqual(best.length)
          for (const [i, { position, degree }] of found.entries()) {
            expect(degree).toBeCloseTo(best[i]!, 9)
            expect(degrees[position]!).toBeCloseTo(degree, 9)
            const before = found[i - 1]
            if (before?.degree === degree) expect(before.position).toBeLessThan(position)
          }
        },
      ),
      { numRuns: 500, seed: 7 },
    )
  })

  it('equals brute force on 3,000 longer names, where lists are pruned, and leaves no trace between queries', () => {
    const random = seededRandom(5)
    const character = () => String.fromCharCode(0x4e00 + Math.floor(random() ** 2 * 60))
    const texts = Array.from({ length: 3000 }, () =>
      Array.from({ length: 6 + Math.floor(random() * 8) }, character).join(''),
    )
    const search = createSearch(buildIndex(texts, nameIdf))
    const degreesOf = bruteForce(texts, nameIdf)
    for (let q = 0; q < 12; q++) {
      const query = (texts[q * 211] ?? '').slice(q % 3) + character()
      const expected = degreesOf(query).sort((a, b) => b - a)
      const found = search(query, 10)
      for (const [i, { degree }] of found.entries()) expect(degree).toBeCloseTo(expected[i]!, 9)
      expect(found).toHaveLength(10)
      expect(search(query, 1)).toEqual(found.slice(0, 1))
      expect(search(query, 10, 0.5)).toEqual(found.filter(({ degree }) => degree >= 0.5))
    }
  })

  it('gives a known value', () => {
    // Idf = ln(1 + 2/df): ab 0.6931 (df 2), abc and bc 1.0986 (df 1), abd and bd likewise.
    // cos = .6931² / (.6931² + 2·1.0986²) = 0.480453 / 2.894352 (by hand).
    const search = createSearch(buildIndex(['abc', 'abd'], nameIdf))
    expect(search('abc', 2)[1]?.degree).toBeCloseTo(0.165997, 6)
    expect(search('abc', 2)[0]?.degree).toBeCloseTo(1, 12)
  })

  it('finds the same after a long query as before it', () => {
    const search = createSearch(buildIndex(['感冒灵', '感冒清热', '龙胆泻肝片'], nameIdf))
    const before = search('感冒灵片', 3)
    search('感冒清热颗粒'.repeat(40), 3)
    expect(search('感冒灵片', 3)).toEqual(before)
  })

  it('counts a code without the letters behind its last digit, and weighs it', () => {
    // Codes: ab1 (both), ab1x (the second). Idf as above; grams of 'ab1': ab, b1, ab1 and the code, all of df 2 (.6931),
    // the code at twice; of 'ab1x' also 1x, b1x and the code ab1x of df 1 (1.0986). By hand:
    // cos = 7·.480453 / √(7·.480453 · (7·.480453 + 2·1.206949 + 4·1.206949)) = 3.363171 / √(3.363171 · 10.604865).
    const search = createSearch(buildIndex(['ab1', 'ab1x'], nameIdf, 2))
    expect(search('ab1', 2)[1]?.degree).toBeCloseTo(0.563147, 5)
  })

  it('breaks ties by position and finds names of one character', () => {
    const search = createSearch(buildIndex(['参', '人参', '参', ''], nameIdf))
    expect(search('参', 5).map(({ position }) => position)).toEqual([0, 2])
    expect(search('', 5)).toEqual([])
    expect(createSearch(buildIndex([], nameIdf))('参', 5)).toEqual([])
    expect(search('参', 0)).toEqual([])
  })

  it('leaves out what stands in every text', () => {
    const search = createSearch(buildIndex(['推荐：女', '推荐：男'], textIdf))
    expect(search('推荐：', 2)).toEqual([])
    expect(search('推荐：男', 2).map(({ position }) => position)).toEqual([1])
  })
})
