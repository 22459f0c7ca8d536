import type { home as zh } from '../zh/home'

export const home: typeof zh = {
  title: 'Overview',
  rows: '{rows, number} {rows, plural, one {row} other {rows}} of data',
  pool: 'a pool of {products, number} products and {skus, number} SKUs',
  noPool: 'no candidate pool',
  prompts: '{count, plural, one {# prompt} other {# prompts}}',
  nothingYet: 'This scene is still empty.',
  join: ', ',
  end: '.',
  next: 'What would help most now',
  dataTitle: 'Bring rows of users',
  dataBody:
    'The hit rate is counted on rows of real users: one user a row, and a column with the product that was taken next. A CSV will do; its encoding and delimiter are found.',
  dataAction: 'Import data',
  labelTitle: 'Say which column is the label',
  labelBody:
    'The dataset “{name}” does not say yet which column holds the product that the user took next. Without it there is no hit rate.',
  labelAction: 'Choose the column',
  promptTitle: 'Write a first prompt',
  promptBody: 'Put a row of the user into a prompt with variables, and try it on one row first.',
  promptAction: 'Write a prompt',
  runTitle: 'Run a first batch test',
  runBody:
    '{count, plural, =1 {“{first}” is} other {“{first}” and “{second}” are}} ready. Run on 500 rows with the embedded model: no key, no cost.',
  runAction: 'New batch test',
  poolTitle: 'Import a candidate pool',
  poolBody:
    'With the products that may really be recommended, you see how many answers land on the shelf (coverage). Hit rates work without it.',
  poolAction: 'Import a pool',
  moreTitle: 'Challenge it with a new version',
  moreBody: 'The last test has its verdict. Change the prompt, save a new version, and compare again.',
  moreAction: 'Open the prompts',
  runningTitle: 'Run #{number} is under way',
  runningBody: 'Results are stored as they come: watch the hit rate settle.',
  runningAction: 'Watch the run',
  latest: 'Latest result · run #{number}',
  open: 'Open the full result',
  recent: 'Recent runs',
  all: 'All runs',
}
