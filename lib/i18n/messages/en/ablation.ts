import type { ablation as zh } from '../zh/ablation'

export const ablation: typeof zh = {
  title: 'Feature ablation',
  loading: 'Comparing feature by feature…',
  lead: 'Each variable, or column of a sentence, is left out in turn and compared with the whole prompt on the same rows; its worth is in percentage points of hit@{k}.',
  helpTitle: '{names}: useful. Fewer hits without it. ',
  harmTitle: '{names}: harmful. More hits without it.',
  undecidedTitle: 'It can’t be told yet which feature is useful.',
  noneTitle: 'This run is not a feature ablation',
  noneBody:
    'To see what each feature is worth, open “Manage” on a version of a prompt, press “Ablate features”, and run the versions that it makes.',
  toRun: 'See run #{number}',
  basis: 'The whole prompt: {name}, model {model}',
  table: 'What each feature is worth',
  feature: 'Feature left out',
  worth: 'Worth',
  points: '{points} points',
  interval: '[{low}, {high}]',
  verdict: 'Verdict',
  verdicts: { helps: 'useful', harms: 'harmful', nothing: 'no difference', undecided: 'undecided' },
  tokens: 'Tokens per row',
  perTokens: 'Points per 100 tokens',
  rows: 'Rows',
  intervalOnce:
    'Intervals are 95%, clustered by user and not corrected for the number of features; verdicts are corrected.',
  intervalAnytime: 'The run is not complete: these intervals are valid at every look.',
  tokensEstimated: 'Tokens are estimated from characters, averaged over the first 50 rows of the dataset.',
}
