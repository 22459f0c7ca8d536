import type { versions as zh } from '../zh/versions'

export const versions: typeof zh = {
  export: 'Export as a file',
  import: 'Import a file',
  importFile: 'Choose a prompt file (.json, .txt, .md)',
  score: 'Hit rate (latest run)',
  scoreFull: 'hit@{k}, {trials, plural, one {# trial} other {# trials}}, model {model}',
  interval: '[{low}, {high}]',
  run: 'run #{number}',
  note: 'Note',
  feedbackIs: 'Feedback: {feedback}',
  champion: 'champion',

  manage: 'Manage',
  manageOf: 'Manage v{number}',
  manageTitle: '“{name}” v{number}',
  saveNote: 'Save note',
  noted: 'The note was saved.',
  crown: 'Make it the champion',
  uncrown: 'No longer the champion',
  crowned: 'v{number} is the champion.',
  uncrowned: 'v{number} is no longer the champion.',
  restore: 'Restore as the newest',
  restoredFrom: 'restored from v{number}',
  copyName: 'Duplicate as a new prompt, named',
  copyOf: '{name} copy',
  copiedFrom: 'copied from “{name}” v{number}',
  duplicate: 'Duplicate',
  delete: 'Delete',
  deleteTitle: 'Delete v{number}?',
  deleteBody:
    'The template of v{number} ({count, plural, one {# character} other {# characters}}), its variables and its note will be lost. Versions made of it stay, without a parent.',
  deletePrompt:
    'This is the only version of “{name}”: the whole prompt goes with it ({count, plural, one {# character} other {# characters}} of template).',
  keep: 'Keep it',
}
