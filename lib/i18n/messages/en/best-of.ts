import type { bestOf as zh } from '../zh/best-of'

export const bestOf: typeof zh = {
  way: 'How to run',
  ways: { all: 'Every version on every row', bestOf: 'Find the best within a budget' },
  wayHints: {
    all: 'Every version answers the same rows, so that any two can be compared.',
    bestOf:
      'In rounds: after each, the half with fewer hits drops out. The winner is then confirmed on rows that played no part in choosing it, and only that figure is reported.',
  },
  budget: 'Budget (calls)',
  budgetHint: 'Three quarters for choosing, a quarter for confirming',
  against: 'Confirm against',
  second: 'The runner-up of the last round',
  versionOption: '{name} v{number}',
  tooSmall: '{arms, number} versions × models need at least {least, number} calls.',
  tooFewRows: 'The sample has {rows, number} rows; at least {least, number} are needed.',
  needsLive: 'It goes round by round, so it can’t use the batch interface, and each row is asked once.',
  rounds: 'Round {round}: {arms, number} × {rows, plural, one {# row} other {# rows}}',
  confirm: 'Confirmation: 2 × {rows, plural, one {# unseen row} other {# unseen rows}}',
  plan: 'At most {calls, number} calls on {rows, number} rows; asking every version on as many would take {uniform, number}.',
  shortOfRows:
    'The budget is enough for {wanted, number} rows, but the sample has {rows, number}: draw more rows to use all of it.',
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
  won: '{winner} came first of {arms, number} and was compared with {opponent} on {rows, plural, one {# row} other {# rows}} that played no part in choosing; only these are reported above.',
  confirming:
    '{winner} came first of {arms, number} and is being compared with {opponent} on {rows, plural, one {# row} other {# rows}} that played no part in choosing; only these will be reported.',
  goesOn: '{left, number} left; each round keeps the half with more hits.',
  spared: '{spared, number} calls saved: asking every version takes {uniform, number}, this at most {calls, number}.',
  table: 'How far each version got',
  version: 'Version',
  rows: 'Rows for choosing',
  hits: 'Hits among them',
  share: 'Hit rate while choosing',
  reached: 'Outcome',
  out: 'out after round {round}',
  in: 'in round {round}',
  winner: 'winner',
  opponent: 'compared with the winner',
  biased: 'Hit rates while choosing only serve to choose: the winner’s is too high to be a result.',
  setup: 'How it runs',
  setupWords: 'best within {budget, number} calls',
}
