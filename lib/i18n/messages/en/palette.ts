import type { palette as zh } from '../zh/palette'

export const palette: typeof zh = {
  button: 'Find or do',
  title: 'Find a page, a thing or a deed',
  placeholder: 'A page, dataset, prompt, run number or deed…',
  keys: '↑ ↓ to choose, Enter to open, Esc to close',
  found: '{count, plural, one {# entry} other {# entries}}',
  none: 'Nothing fits. Try another word, or clear the field and choose from the pages.',
  failed:
    'The server did not answer, so datasets, prompts and runs can’t be found just now; pages and deeds work as ever.',
  deeds: 'Do',
  pages: 'Pages',
  things: 'In this scene',
  recent: 'Latest in this scene',
  importData: 'Import data',
  importPool: 'Import a candidate pool',
  newPrompt: 'Write a new prompt',
  startRun: 'Start a batch test',
  language: 'Switch to 中文',
  theme: 'Theme: {theme}',
  poolCheck: 'Check of the candidate pool',
  poolMatch: 'Try the name matching',
  guide: 'Guide: {name}',
  dataset: 'Dataset, {rows, plural, one {# row} other {# rows}}',
  prompt: 'Prompt, {versions, plural, one {# version} other {# versions}}',
  run: 'Run',
  scene: 'Switch to this scene',
}
