import type { synthetic as zh } from '../zh/synthetic'

export const synthetic: typeof zh = {
  mark: 'synthetic',
  option: '{name} (synthetic)',
  dataset:
    'These rows were made up and are no real users: good for trying and improving prompts, but a hit rate on them says nothing about users.',
  run: 'This run used rows that were made up, not real users. The hit rates, comparisons and slices below say nothing about users, and count neither on the overview nor among the scores of prompts.',
  chosen:
    '“{name}” holds rows that were made up. You can run on them; the result is marked and counts neither on the overview nor among the scores of prompts.',
  arena: 'This arena uses rows that were made up, not real users; votes can only tell how the answers read.',
  vote: 'The users below were made up.',

  open: 'No data? Make up some rows',
  title: 'Make up test rows',
  lead: 'While a scene has no data, have a language model (or a rule) make up some users, so that prompts can be tried. These rows always stay marked as synthetic.',
  about: 'Scene and users (optional)',
  aboutPlaceholder: 'For example: a health channel; mostly women over 30 who care for their family.',
  columns: 'Columns',
  columnsHint:
    'One per line, optionally with values after a colon, separated by bars. The variables of your prompts are made of these columns.',
  columnsPlaceholder: '{example}',
  example: 'sex: male | female\nage\nrecent actions\nnext product',
  from: 'Copy columns',
  fromPrompt: 'Columns that “{name}” uses',
  fromDataset: 'Columns of “{name}”',
  fromNone: 'There are no columns to copy.',
  label: 'Label column',
  labelHint: 'Which column is the product that the user takes next. With a candidate pool, only its products are used.',
  noLabel: 'no label',
  rows: 'Rows',
  language: 'Language',
  chinese: 'Chinese',
  byRule:
    'By rule: each cell is drawn from the values you wrote, the candidate pool or common ones; columns are unrelated to each other, and the same seed gives the same rows. For consistent users choose a language model.',
  seed: 'Random seed',
  write: 'Make up {rows, plural, one {# row} other {# rows}}',
  stop: 'Stop',
  writing: 'Making up: {rows, plural, one {# row} other {# rows}} so far…',
  stopped: 'Stopped. {rows, plural, one {The # row} other {The # rows}} that had arrived are kept.',
  came: '{rows, plural, one {# row was} other {# rows were}} made up.',
  left: '{left, plural, one {# item was not a complete row and was} other {# items were not complete rows and were}} left out.',
  problems: {
    cut: 'An answer was cut at the length limit; only its complete rows were taken. Make up more to replace the missing ones.',
    refused:
      'The model declined part of it; those rows are missing. Choose another model, or describe the scene more clearly.',
    unread: 'No rows could be read from an answer. Try again, or choose another model.',
  },
  cost: 'Cost {cost}',
  costUnknown: 'Cost unknown',
  preview: 'Rows that were made up',
  remove: 'Remove row {row, number}',
  more: 'Make up more and add them',
  name: 'Name of the dataset',
  nameDefault: 'Synthetic test rows',
  save: 'Save as synthetic dataset',
  noName: 'Give the dataset a name.',
}
