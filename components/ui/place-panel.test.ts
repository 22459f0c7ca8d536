import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placePanel } from './place-panel'

const viewport = { width: 400, height: 300 }
const panel = { width: 200, height: 100 }

it.each([
  ['below it', { left: 50, top: 20, bottom: 40 }, { left: 50, top: 46 }],
  ['above, near the lower edge', { left: 50, top: 240, bottom: 260 }, { left: 50, top: 134 }],
  ['within the right edge', { left: 380, top: 20, bottom: 40 }, { left: 192, top: 46 }],
  ['within the left edge', { left: -20, top: 20, bottom: 40 }, { left: 8, top: 46 }],
])('%s', (_, anchor, place) => expect(placePanel(anchor, panel, viewport)).toEqual(place))

it('stays below where it fits neither way, and never covers what it explains', () => {
  const size = fc.integer({ min: 1, max: 600 })
  fc.assert(
    fc.property(
      size,
      size,
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 1, max: 40 }),
      (width, height, top, tall) => {
        const anchor = { left: 10, top, bottom: top + tall }
        const placed = placePanel(anchor, { width, height }, viewport)
        expect(placed.left).toBeGreaterThanOrEqual(8)
        expect(placed.top >= anchor.bottom || placed.top + height <= anchor.top).toBe(true)
      },
    ),
  )
})
