// A set of 32-bit numbers in one typed array: counts distinct values of very wide tables in little memory.

export interface HashSet {
  /** Adds a number; true when it was not there. */
  add(hash: number): boolean
}

/** A set for up to `capacity` numbers (open addressing, linear probing, never more than ⅝ full): ≤ 4·2^⌈log₂(1.6·capacity)⌉ bytes. */
export function createHashSet(capacity: number): HashSet {
  const mask = 2 ** Math.ceil(Math.log2(capacity * 1.6)) - 1
  const slots = new Uint32Array(mask + 1)
  return {
    add(hash) {
      // 0 marks a free slot, so the number 0 shares the place of 1.
      const number = hash === 0 ? 1 : hash
      let slot = number & mask
      while (slots[slot] !== 0) {
        if (slots[slot] === number) return false
        slot = (slot + 1) & mask
      }
      slots[slot] = number
      return true
    },
  }
}
