import { expect, it } from 'vitest'
import type { Vote } from './vote'
import { voterAgreement } from './voter-agreement'
import { winMatrix } from './win-matrix'

const vote = (voter: string, left: string, right: string, choice: Vote['choice']): Vote => ({
  voter,
  left,
  right,
  choice,
})

it('the matrix counts wins, ties and “both bad” whichever side a prompt was on', () => {
  const votes = [
    vote('u', 'A', 'B', 'left'),
    vote('v', 'B', 'A', 'right'),
    vote('u', 'B', 'A', 'left'),
    vote('u', 'A', 'B', 'tie'),
    vote('w', 'B', 'A', 'both_bad'),
    vote('w', 'B', 'gone', 'left'),
  ]
  const none = { wins: 0, ties: 0, bothBad: 0, votes: 0 }
  expect(winMatrix(votes, ['A', 'B'])).toEqual([
    [none, { wins: 2, ties: 1, bothBad: 1, votes: 5 }],
    [{ wins: 1, ties: 1, bothBad: 1, votes: 5 }, none],
  ])
})

it('voters agree on what they took, not on the side it was on', () => {
  const same = [
    vote('u', 'A', 'B', 'left'),
    vote('v', 'B', 'A', 'right'),
    vote('u', 'C', 'D', 'tie'),
    vote('v', 'D', 'C', 'both_bad'),
  ]
  expect(voterAgreement(same)).toEqual({ observed: 1, alpha: 1, values: 4 })
  const opposed = [vote('u', 'A', 'B', 'left'), vote('v', 'A', 'B', 'right')]
  expect(voterAgreement(opposed)?.observed).toBe(0)
  expect(voterAgreement([vote('u', 'A', 'B', 'left'), vote('u', 'A', 'B', 'left')])).toBeNull()
})

it('battles may be told apart', () => {
  const votes = [
    { ...vote('u', 'A', 'B', 'left'), row: 1 },
    { ...vote('v', 'A', 'B', 'right'), row: 2 },
  ]
  expect(voterAgreement(votes, ({ row }) => `${row}`)).toBeNull()
})
