import type { bestOf as zh } from '../zh/best-of'

export const bestOf: typeof zh = {
  way: 'How to run',
  ways: { all: 'Every version on every row', bestOf: 'Find the best within a budget' },
  wayHints: {
    all: 'All versions are asked the same rows, so that any two can be compared.',
    bestOf:
      'In rounds, after each of which the half with fewer hits falls away. The winner is confirmed on rows that it wasn’t chosen by, and only that figure is reported.',
  },
  budget: 'Budget (calls)',
  budgetHint: 'Three quarters to choose by, a quarter to confirm',
  against: 'Confirm against',
  second: 'The second of the last round',
  versionOption: '{name} v{number}',
  tooSmall: '{arms, number} versions × models take {least, number} calls or more.',
  tooFewRows: 'The sample has {rows, number} rows; {least, number} or more are needed.',
  needsLive: 'It goes round by round: not through the batch interface, and one draw of each row.',
  rounds: 'Round {round}: {arms, number} × {rows, plural, one {# row} other {# rows}}',
  confirm: 'Confirmation: 2 × {rows, plural, one {# unseen row} other {# unseen rows}}',
  plan: 'At most {calls, number} calls; asking all alike on as many rows would take {uniform, number}. Takes {rows, number} rows.',
  shortOfRows:
    'The budget would suffice for {wanted, number} rows, and the sample has {rows, number}: draw more rows to make use of all of it.',
  estimate:
    'The best of {arms, number} versions × models, at most <b>{calls, plural, one {# call} other {# calls}}</b>',
  atMost: 'at most',
  title: 'The best within a budget',
  stages: {
    round: 'Round {round} of {rounds}',
    confirm: 'Confirming',
    done: 'Found',
  },
  asideLive: '{stage} · at most {calls, number} calls',
  won: '{winner} came first of {arms, number} and was set against {opponent} on {rows, plural, one {# row} other {# rows}} that no choice was made by; only these are reported above.',
  confirming:
    '{winner} came first of {arms, number} and is set against {opponent} on {rows, plural, one {# row} other {# rows}} that no choice was made by; the result will be of these alone.',
  goesOn: '{left, number} left; each round keeps the half with more hits.',
  spared: '{spared, number} calls spared: asking all alike takes {uniform, number}, this at most {calls, number}.',
  table: 'How far each version came',
  version: 'Version',
  rows: 'Rows to choose by',
  hits: 'Hits among them',
  share: 'Hit rate while choosing',
  reached: 'Came to',
  out: 'out after round {round}',
  in: 'in round {round}',
  winner: 'the winner',
  opponent: 'set against the winner',
  biased: 'Hit rates while choosing are for choosing only: the winner’s is too high to be a result.',
  setup: 'Way',
  setupWords: 'best within {budget, number} calls',
}
