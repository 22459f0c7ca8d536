import { expect, it } from 'vitest'
import { branchDepths } from './lineage'

const tree = (...parents: (number | null)[]) =>
  parents.map((parent, i) => ({ id: `v${i + 1}`, number: i + 1, parentId: parent === null ? null : `v${parent}` }))
const depths = (...parents: (number | null)[]) => [...branchDepths(tree(...parents))].sort().map(([, depth]) => depth)

it.each([
  [
    [null, 1, 2, 3],
    [0, 0, 0, 0],
  ],
  // v3 left v1, v4 goes on from v2; v5 left v3.
  [
    [null, 1, 1, 2],
    [0, 0, 1, 0],
  ],
  [
    [null, 1, 1, 3, 1, 2],
    [0, 0, 1, 1, 1, 0],
  ],
  [
    [null, 1, 1, 3, 3, 2],
    [0, 0, 1, 2, 1, 0],
  ],
  [
    [null, null, 1],
    [0, 0, 0],
  ],
  [
    [9, 1],
    [0, 0],
  ],
])('lines of %j stand at %j', (parents, expected) => expect(depths(...parents)).toEqual(expected))

it('does not turn in circles', () => expect(depths(2, 1)).toEqual([0, 0]))
