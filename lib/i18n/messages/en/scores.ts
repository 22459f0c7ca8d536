import type { scores as zh } from '../zh/scores'

export const scores: typeof zh = {
  loading: 'Reading the rows…',
  tabs: { label: 'Views of this run', result: 'Result', slices: 'Slices' },
  among: {
    title: 'These rows alone:',
    clear: 'Show all rows',
  },
  dimension: {
    slice: '{dimension} = {value}',
    column: { empty: '(empty)', other: '(other values)' },
    user: { name: 'New or returning user', cold: 'New (no request before)', warm: 'Returning (asked before)' },
    target: { name: 'Taken before', repeat: 'A product taken before', new: 'A product never taken before' },
    category: { name: 'Category of the real product', none: '(not in the pool, or without one)' },
    hour: { name: 'Time of day', band: '{from, number}–{to, number} h' },
  },
  slices: {
    verdict: {
      pair: 'Of {slices, plural, one {# slice} other {# slices}}, {b} is surely better in {winsB, number}, {a} in {winsA, number}',
      same: 'In no slice do {a} and {b} surely differ',
      single:
        '{slices, plural, =0 {In no slice does the hit rate surely differ from the other rows} one {In # slice the hit rate surely differs from the other rows} other {In # slices the hit rate surely differs from the other rows}}',
      nothing: 'Too few rows to part into slices',
    },
    lead: '{questions, plural, one {# question} other {# questions}} about {slices, plural, one {# slice} other {# slices}}, corrected together (Benjamini–Hochberg): of what is marked, at most {falseShare, number, percent} is expected to be chance.',
    tooFew:
      'A slice takes at least 20 rows. Test on more rows to see hit rates by feature, by new and returning users, by category and time of day.',
    standingOut: 'Slices unlike the whole',
    standingOutAside: '{shown, number} of {slices, plural, one {# slice} other {# slices}}, the surest first',
    all: 'By dimension',
    allAside: 'A name opens its rows; values with fewer than 20 rows are not shown',
    by: 'Slice by',
    markedHere: '{slices, number} unlike the whole',
    slice: 'Slice',
    rows: '{rows, plural, one {# row} other {# rows}}',
    hitRateOf: '{letter} hit rate@5',
    difference: '{b} − {a} (points)',
    noRows: 'no data',
    above: 'above the rest',
    below: 'below the rest',
    better: '{letter} is better',
    join: ', ',
    unsliced: 'Values of these columns hardly ever come back, so they make no slices: {columns}.',
    reversed:
      'Mind Simpson’s paradox: by “{dimension}” every slice says the opposite of the whole. The two versions have finished different rows, so the overall comparison can’t be trusted; let both finish the same rows.',
  },
}
