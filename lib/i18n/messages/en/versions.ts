import type { versions as zh } from '../zh/versions'

export const versions: typeof zh = {
  export: 'Export as a file',
  import: 'Import a file',
  importFile: 'Choose a prompt file (.json, .txt, .md), or a promptfoo configuration (.yaml)',
  promptfoo: {
    export: 'Export v{number} for promptfoo',
    taken:
      '{prompts, plural, one {# prompt} other {# prompts}} taken from the promptfoo configuration{rows, plural, =0 {} one {; # test case is now a dataset} other {; # test cases are now a dataset}}.',
    leftOut: 'Not taken: {parts}.',
    left: {
      files: 'other files that the configuration refers to',
      checks: 'assertions other than what an answer must contain',
      logic: 'logic and filters in templates (kept as they are, to be mended by hand)',
    },
  },
  score: 'Hit rate (run with most rows)',
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
  ablate: 'Ablate features',
  ablateHint: 'Makes a version without each variable (or column) in turn, to be run together in a batch test.',
  ablationName: '{name} v{number} ablation',
  ablationOf: 'What each feature is worth (run #{number})',
  delete: 'Delete',
  deleteTitle: 'Delete v{number}?',
  deleteBody:
    'The template of v{number} ({count, plural, one {# character} other {# characters}}), its variables and its note will be lost. Versions made of it stay, without a parent.',
  deletePrompt:
    'This is the only version of “{name}”: the whole prompt goes with it ({count, plural, one {# character} other {# characters}} of template).',
  keep: 'Keep it',
}
