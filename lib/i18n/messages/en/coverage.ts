import type { coverage as zh } from '../zh/coverage'

export const coverage: typeof zh = {
  title: 'Coverage by inference ahead',
  back: 'Back to “{name}”',
  loading: 'Going through the rows…',
  lead: 'How many of a day’s requests could be served by what was inferred on the days before.',
  basis:
    '{requests, plural, one {# request} other {# requests}} on {days, plural, one {# day} other {# days}}. {undated, plural, =0 {} other {{undated, number} more without a readable time are left out.}}',
  aside: 'The soft band is the range among days',
  sentence:
    'What was inferred on the {window, plural, one {day} other {# days}} before covers {share} of a day’s requests in the mean.',
  parts:
    'By user {user}, by the very same input {input}; from {low} to {high} a day ({days, plural, one {# day} other {# days}}).',
  window: 'Days looked back',
  days: '{days, plural, one {# day} other {# days}}',
  share: 'Coverage',
  range: 'Among days',
  explain:
    'A request is covered where its user, or its very input (all feature columns equal), was there on the days looked back to; the same day doesn’t count. Only days with the whole window before them are evaluated, weighted by their requests. Days are as the time column is written.',
  missing: {
    user: 'There is no user column, so that nobody is known to come back. Set the role of the column with users to “user” on the dataset’s page.',
    time: 'There is no time column, so that nothing comes before anything else. Set the role of the column with times to “time” on the dataset’s page.',
  },
  oneDay: 'All requests are on one day: there is no day before it to infer on.',
}
