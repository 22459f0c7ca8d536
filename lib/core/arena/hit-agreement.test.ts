import { expect, it } from 'vitest'
import { wilsonInterval } from '../statistics/wilson'
import { hitAgreement } from './hit-agreement'

const hits = [
  { arm: 0, position: 0, hitRank: 1 },
  { arm: 1, position: 0, hitRank: 0 },
  { arm: 0, position: 1, hitRank: 6 },
  { arm: 1, position: 1, hitRank: 5 },
  { arm: 0, position: 2, hitRank: 2 },
  { arm: 1, position: 2, hitRank: 3 },
]

it('counts decided votes on battles of which just one answer hit', () => {
  const vote = (position: number, choice: 'left' | 'right' | 'tie' | 'both_bad', left = 0, right = 1) => ({
    ...{ position, choice, left, right },
  })
  const votes = [
    vote(0, 'left'),
    vote(0, 'left', 1, 0),
    vote(0, 'tie'),
    vote(0, 'both_bad'),
    vote(1, 'right'),
    vote(2, 'right'),
    vote(7, 'left'),
  ]
  expect(hitAgreement(votes, hits, 5)).toEqual({ share: 2 / 3, interval: wilsonInterval(2, 3), votes: 3 })
  expect(hitAgreement(votes.slice(5), hits, 5)).toBeNull()
})
