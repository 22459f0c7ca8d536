import type { coverage as zh } from '../zh/coverage'

export const coverage: typeof zh = {
  title: 'Request coverage',
  back: 'Back to “{name}”',
  loading: 'Going through the rows…',
  lead: 'How many of a day’s requests could be served by offline inference from the days before.',
  basis:
    '{requests, plural, one {# request} other {# requests}} on {days, plural, one {# day} other {# days}}. {undated, plural, =0 {} other {{undated, number} more without a readable time are left out.}}',
  aside: 'The soft band is the range over days',
  sentence:
    'Inference from the {window, plural, one {day} other {# days}} before covers {share} of a day’s requests on average.',
  parts:
    'By user {user}, by identical input {input}; from {low} to {high} a day ({days, plural, one {# day} other {# days}}).',
  window: 'Days of look-back',
  days: '{days, plural, one {# day} other {# days}}',
  share: 'Coverage',
  range: 'Range over days',
  explain:
    'A request is covered if its user, or an identical input (all feature columns equal), occurred on the days looked back to; the same day doesn’t count. Only days with the whole window before them are counted, weighted by their requests. Dates are taken as the time column writes them.',
  missing: {
    user: 'There is no user column, so returning users can’t be recognised. Set the role of the column with users to “user” on the dataset’s page.',
    time: 'There is no time column, so nothing says which request came first. Set the role of the column with times to “time” on the dataset’s page.',
  },
  oneDay: 'All requests are on one day: there is no earlier day to infer from.',
}
