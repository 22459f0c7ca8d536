import { expect, it } from 'vitest'
import { createSpeedometer } from './speedometer'

const counts = (done: number, costUsd = 0) => ({ done, trials: 1000, calls: done, costUsd })

function fixture() {
  let time = 0
  const meter = createSpeedometer(() => time)
  return {
    meter,
    at(seconds: number, done: number, costUsd = 0) {
      time = seconds * 1000
      return meter.note('run', counts(done, costUsd))
    },
  }
}

it('says nothing before five seconds have been seen', () => {
  const { at } = fixture()
  expect(at(0, 0)).toBeNull()
  expect(at(4.9, 40)).toBeNull()
  expect(at(5, 50)).toEqual({ callsPerMinute: 600, trialsPerMinute: 600, secondsLeft: 95, projectedUsd: 0 })
})

it('goes by the last minute, not by all that was', () => {
  const { at } = fixture()
  // A minute of kept answers for nothing, then one trial a second at a cent.
  at(0, 0)
  for (let second = 1; second <= 60; second++) at(second, 500, 0)
  let speed = at(61, 501, 0.01)
  for (let second = 62; second <= 130; second++) speed = at(second, 440 + second, (second - 60) / 100)
  expect(speed?.trialsPerMinute).toBeCloseTo(60, 6)
  expect(speed?.secondsLeft).toBeCloseTo(430, 6)
  expect(speed?.projectedUsd).toBeCloseTo(0.7 + 4.3, 6)
})

it('knows no end while nothing gets done', () => {
  const { at } = fixture()
  at(0, 10)
  expect(at(30, 10)).toEqual({ callsPerMinute: 0, trialsPerMinute: 0, secondsLeft: null, projectedUsd: null })
})

it('begins anew after a gap, when counts fall, and when told to forget', () => {
  const { at, meter } = fixture()
  at(0, 0)
  at(10, 100)
  expect(at(100, 100)).toBeNull()
  expect(at(110, 200)?.trialsPerMinute).toBe(600)
  expect(at(111, 150)).toBeNull()
  at(120, 160)
  meter.forget('run')
  expect(at(121, 170)).toBeNull()
})

it('is right however often it is looked at', () => {
  let time = 0
  const meter = createSpeedometer(() => time)
  for (let look = 0; look < 10_000; look++) {
    time = look * 100
    meter.note('run', counts(look / 10))
  }
  expect(meter.note('run', counts(999.9))?.trialsPerMinute).toBeCloseTo(60, 0)
})
