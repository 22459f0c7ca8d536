import { describe, expect, it } from 'vitest'
import { discoveries } from './discoveries'

describe('discoveries', () => {
  it('are the four of the paper’s example', () => {
    // Benjamini & Hochberg 1995, §3.2: fifteen p-values of a trial; at .05 four are rejected (Bonferroni three).
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ]
    expect(discoveries(p, 0.05)).toEqual(p.map((_, i) => i < 4))
  })

  it('keep the order of what was asked, and are none of none', () => {
    expect(discoveries([0.9, 0.001, 0.5], 0.1)).toEqual([false, true, false])
    expect(discoveries([], 0.1)).toEqual([])
    expect(discoveries([0.4, 0.9], 0.1)).toEqual([false, false])
  })
})
