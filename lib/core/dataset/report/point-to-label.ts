// Reads texts and lists for the labels: a text is replaced by the label that it points to, as learnt from other users' rows.
import type { Codes } from './association'
import { wordPlaces } from './hash-words'

/** Words that fewer rows of the other half have say nothing that carries over. */
const LEAST_ROWS = 3
/** Rows of average behaviour that each label's rows are mixed with. */
const PRIOR_ROWS = 10

type Places = ReadonlySet<number>

/**
 * A code for each row's text: the label in whose rows its words are furthest above the average, by naive Bayes with even priors, learnt
 * from the other half of the users; `labels.size` where no label stands out. The code is made from the text alone, so its
 * information about the label is at most the text's (data-processing inequality: Cover & Thomas, Elements of Information
 * Theory, §2.8); and since nobody's own label is learnt from, a text that says nothing gets none in the mean.
 *
 * @param places the words of each row, as places of `textPlaces` or `itemPlaces`.
 * @param halves 0 or 1 for each row, alike for all rows of a user.
 */
export function pointToLabel(places: readonly Places[], labels: Codes, halves: Uint8Array): Codes {
  const codes = new Uint8Array(places.length)
  for (const half of [0, 1]) {
    const point = learn(places, labels, halves, 1 - half)
    places.forEach((row, i) => {
      if (halves[i] === half) codes[i] = point(row)
    })
  }
  return { codes, size: labels.size + 1 }
}

function learn(places: readonly Places[], labels: Codes, halves: Uint8Array, half: number): (row: Places) => number {
  const { size } = labels
  const counts = new Uint16Array(wordPlaces * size)
  const wordRows = new Uint32Array(wordPlaces)
  const labelRows = new Float64Array(size).fill(PRIOR_ROWS)
  let rows = 0
  places.forEach((row, i) => {
    if (halves[i] !== half) return
    const label = labels.codes[i] ?? 0
    rows++
    labelRows[label] = (labelRows[label] ?? 0) + 1
    for (const word of row) {
      wordRows[word] = (wordRows[word] ?? 0) + 1
      counts[word * size + label] = (counts[word * size + label] ?? 0) + 1
    }
  })
  const scores = new Float64Array(size)
  return (row) => {
    scores.fill(0)
    for (const word of row) {
      const seen = wordRows[word] ?? 0
      if (seen < LEAST_ROWS) continue
      const average = seen / rows
      for (let label = 0; label < size; label++) {
        const share = ((counts[word * size + label] ?? 0) + PRIOR_ROWS * average) / (labelRows[label] ?? 1)
        scores[label] = (scores[label] ?? 0) + Math.log(share / average)
      }
    }
    return highest(scores)
  }
}

/** Position of the highest score above 0, or one past the last. */
function highest(scores: Float64Array): number {
  let best = scores.length
  let bestScore = 1e-9
  scores.forEach((score, position) => {
    if (score > bestScore) {
      best = position
      bestScore = score
    }
  })
  return best
}
