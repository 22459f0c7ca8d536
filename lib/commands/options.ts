// What each command takes, as commander hands it over: text, before it is checked.

export interface ImportOptionValues {
  label?: string
  user?: string
  time?: string
  sheet?: string
  quarantine?: string
}

export interface MatchOptionValues {
  pool: string
  poolName: string
  poolSheet?: string
  in: string
  k: string
  theta: string
  out: string
}

export interface RankOptionValues {
  votes: string
  out: string
}

export interface StoredOptionValues {
  dataDir?: string
}

export interface RunsOptionValues extends StoredOptionValues {
  limit: string
}

export interface ContinueOptionValues extends StoredOptionValues {
  k: string
  out?: string
  rows?: string
}

export interface ResumeOptionValues extends ContinueOptionValues {
  budgetUsd?: string
  maxCalls?: string
}

export interface EvalOptionValues {
  data: string
  label: string
  prompt: string[]
  user?: string
  time?: string
  sheet?: string
  variables?: string
  pool?: string
  poolName?: string
  poolSheet?: string
  model: string
  baseUrl?: string
  apiKeyEnv?: string | undefined
  sample?: string
  all?: true
  seed: string
  strategy: string
  split?: string
  distinct?: string
  k: string
  theta: string
  match: string
  judge?: string
  judgeZone?: string
  judgeCalls?: string
  concurrency: string
  budgetUsd?: string
  maxCalls?: string
  repeats: string
  reuse: boolean
  transport: string
  dryRun?: true
  stopAtGain?: string
  bestOf?: string
  against?: string
  dataDir?: string
  resume?: string
  out: string
  rows?: string
}
