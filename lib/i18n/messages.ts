// All sentences of both languages, by room. A room's English file is typed by its Chinese one.
import type { Locale } from './locale'
import { ablation as ablationEn } from './messages/en/ablation'
import { arena as arenaEn } from './messages/en/arena'
import { batch as batchEn } from './messages/en/batch'
import { bestOf as bestOfEn } from './messages/en/best-of'
import { cli as cliEn } from './messages/en/cli'
import { coverage as coverageEn } from './messages/en/coverage'
import { data as dataEn } from './messages/en/data'
import { docs as docsEn } from './messages/en/docs'
import { errors as errorsEn } from './messages/en/errors'
import { explain as explainEn } from './messages/en/explain'
import { exported as exportedEn } from './messages/en/exported'
import { home as homeEn } from './messages/en/home'
import { judged as judgedEn } from './messages/en/judged'
import { match as matchEn } from './messages/en/match'
import { meta as metaEn } from './messages/en/meta'
import { optimise as optimiseEn } from './messages/en/optimise'
import { palette as paletteEn } from './messages/en/palette'
import { pool as poolEn } from './messages/en/pool'
import { prompts as promptsEn } from './messages/en/prompts'
import { quick as quickEn } from './messages/en/quick'
import { report as reportEn } from './messages/en/report'
import { result as resultEn } from './messages/en/result'
import { savedSlices as savedSlicesEn } from './messages/en/saved-slices'
import { scores as scoresEn } from './messages/en/scores'
import { settings as settingsEn } from './messages/en/settings'
import { shell as shellEn } from './messages/en/shell'
import { synthetic as syntheticEn } from './messages/en/synthetic'
import { threshold as thresholdEn } from './messages/en/threshold'
import { tour as tourEn } from './messages/en/tour'
import { versions as versionsEn } from './messages/en/versions'
import { vote as voteEn } from './messages/en/vote'
import { ablation } from './messages/zh/ablation'
import { arena } from './messages/zh/arena'
import { batch } from './messages/zh/batch'
import { bestOf } from './messages/zh/best-of'
import { cli } from './messages/zh/cli'
import { coverage } from './messages/zh/coverage'
import { data } from './messages/zh/data'
import { docs } from './messages/zh/docs'
import { errors as errorsZh } from './messages/zh/errors'
import { explain } from './messages/zh/explain'
import { exported } from './messages/zh/exported'
import { home } from './messages/zh/home'
import { judged } from './messages/zh/judged'
import { match } from './messages/zh/match'
import { meta } from './messages/zh/meta'
import { optimise } from './messages/zh/optimise'
import { palette } from './messages/zh/palette'
import { pool } from './messages/zh/pool'
import { prompts } from './messages/zh/prompts'
import { quick } from './messages/zh/quick'
import { report } from './messages/zh/report'
import { result } from './messages/zh/result'
import { savedSlices } from './messages/zh/saved-slices'
import { scores } from './messages/zh/scores'
import { settings } from './messages/zh/settings'
import { shell } from './messages/zh/shell'
import { synthetic } from './messages/zh/synthetic'
import { threshold } from './messages/zh/threshold'
import { tour } from './messages/zh/tour'
import { versions } from './messages/zh/versions'
import { vote } from './messages/zh/vote'
import { nestKeys } from './nest-keys'

const zh = {
  arena,
  ablation,
  batch,
  bestOf,
  cli,
  coverage,
  data,
  docs,
  explain,
  exported,
  home,
  judged,
  match,
  meta,
  optimise,
  palette,
  pool,
  prompts,
  quick,
  report,
  result,
  savedSlices,
  scores,
  settings,
  shell,
  tour,
  threshold,
  synthetic,
  vote,
  versions,
  errors: nestKeys(errorsZh),
}
export type Messages = typeof zh
const en: Messages = {
  arena: arenaEn,
  ablation: ablationEn,
  batch: batchEn,
  bestOf: bestOfEn,
  cli: cliEn,
  coverage: coverageEn,
  data: dataEn,
  docs: docsEn,
  explain: explainEn,
  exported: exportedEn,
  home: homeEn,
  judged: judgedEn,
  match: matchEn,
  meta: metaEn,
  optimise: optimiseEn,
  palette: paletteEn,
  pool: poolEn,
  prompts: promptsEn,
  quick: quickEn,
  report: reportEn,
  result: resultEn,
  savedSlices: savedSlicesEn,
  scores: scoresEn,
  settings: settingsEn,
  shell: shellEn,
  tour: tourEn,
  threshold: thresholdEn,
  synthetic: syntheticEn,
  vote: voteEn,
  versions: versionsEn,
  errors: nestKeys(errorsEn),
}

export const messagesOf = (locale: Locale): Messages => (locale === 'zh' ? zh : en)
