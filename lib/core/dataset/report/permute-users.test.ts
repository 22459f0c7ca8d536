import fc from 'fast-check'
import { expect, it } from 'vitest'
import { permuteUsers } from './permute-users'

/** Everybody in one half. */
const together = (rows: { length: number }) => new Uint8Array(rows.length)
const sorted = (values: Iterable<number>) => [...values].sort((a, b) => a - b)

it('keeps the labels of a user together, whoever gets them', () => {
  // Twenty users with three rows each; every user's labels are its own number.
  const users = Array.from({ length: 60 }, (_, row) => `u${row % 20}`)
  const labels = Uint8Array.from(users, (user) => Number(user.slice(1)))
  for (const shuffled of permuteUsers(labels, users, together(users), 20, 1)) {
    for (let user = 0; user < 20; user++) {
      const got = new Set(users.flatMap((name, row) => (name === `u${user}` ? [shuffled[row]] : [])))
      expect(got.size).toBe(1)
    }
    expect(sorted(shuffled)).toEqual(sorted(labels))
  }
})

it('keeps the order of the rows within a user', () => {
  const users = Array.from({ length: 40 }, (_, row) => `u${Math.floor(row / 2)}`)
  const labels = Uint8Array.from(users, (_, row) => row % 2)
  for (const shuffled of permuteUsers(labels, users, together(users), 5, 2)) expect(shuffled).toEqual(labels)
})

it('rows without a user are users of their own', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { maxLength: 80 }), fc.nat(), (values, seed) => {
      const labels = Uint8Array.from(values)
      for (const shuffled of permuteUsers(
        labels,
        values.map(() => null),
        together(values),
        3,
        seed,
      )) {
        expect(sorted(shuffled)).toEqual(sorted(labels))
      }
    }),
  )
})

it('a user with far more rows than others still trades, and the seed alone decides', () => {
  const users = [...new Array(30).fill('heavy'), ...Array.from({ length: 12 }, (_, i) => `u${i}`)]
  const labels = Uint8Array.from(users, (user) => (user === 'heavy' ? 1 : 0))
  const shuffled = permuteUsers(labels, users, together(users), 50, 4)
  expect(shuffled.some((codes) => codes[0] === 0)).toBe(true)
  expect(permuteUsers(labels, users, together(users), 50, 4)).toEqual(shuffled)
  expect(permuteUsers(labels, users, together(users), 50, 5)).not.toEqual(shuffled)
})

it('users trade within their half alone', () => {
  const users = Array.from({ length: 80 }, (_, row) => `u${Math.floor(row / 2)}`)
  const halves = Uint8Array.from(users, (_, row) => Math.floor(row / 2) % 2)
  // The label tells the half.
  const labels = halves.map((half) => 10 + half)
  for (const shuffled of permuteUsers(labels, users, halves, 10, 3)) expect(shuffled).toEqual(labels)
})
