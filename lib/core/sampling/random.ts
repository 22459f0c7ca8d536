// Seeded chance for the whole core: a 32-bit string hash and a generator started from it.
// Everything random takes its seed as an argument, so that a sample never depends on order, clock or process.

/** A source of numbers uniform in [0, 1). */
export type Random = () => number

/**
 * Hashes text to an unsigned 32-bit integer (FNV-1a over UTF-16 code units, finished with the MurmurHash3 mixer
 * so that near-equal inputs spread). Not for secrets.
 * Sources: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm"; Appleby, MurmurHash3 (fmix32).
 */
export function hash32(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  hash ^= hash >>> 16
  return hash >>> 0
}

/** The seed of one item: the same (seed, key) gives the same number in any order, process or resume. */
export const itemSeed = (seed: number, key: string | number): number => hash32(`${seed}:${key}`)

/**
 * A generator with 32 bits of state (mulberry32): uniform in [0, 1), period about 2^32.
 * Source: T. Ettinger, "mulberry32", public domain, 2017.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
