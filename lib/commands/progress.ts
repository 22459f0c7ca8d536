// How far a run is, on stderr: one line that is written over in a terminal, a line now and then elsewhere.
import type { CallRecord } from '@/lib/engine/ports'
import type { FilePlan } from '@/lib/usecases/evaluate-file'
import type { Session } from './session'

const TERMINAL_MS = 100
const PLAIN_MS = 5_000

export interface Progress {
  /** Called once before the first call; `done` counts trials of an earlier execution. */
  begin(total: number, done: number): void
  add(records: readonly CallRecord[]): void
  /** Leaves the line, so that what follows starts on its own. */
  end(): void
}

export const money = (costUsd: number | null, session: Session): string =>
  costUsd === null ? session.words('unknownCost') : `$${costUsd.toFixed(costUsd > 0 && costUsd < 0.1 ? 4 : 2)}`

export function createProgress(session: Session): Progress {
  const { words, stderr, terminal, now } = session
  let total = 0
  let done = 0
  let failed = 0
  let costUsd: number | null = 0
  let shownAt = 0
  let open = false

  const show = () => {
    shownAt = now()
    const line = words('progress', { done, total, failed, cost: money(costUsd, session) })
    stderr(terminal ? `\r\u001b[2K${line}` : `${line}\n`)
    open = terminal
  }
  return {
    begin(trials, before) {
      total = trials
      done = before
      shownAt = now()
    },
    add(records) {
      for (const { trials, error, answer, reused } of records) {
        done += trials.length
        if (error !== null) failed += trials.length
        if (answer !== null && !reused) {
          costUsd = costUsd === null || answer.costUsd === null ? null : costUsd + answer.costUsd
        }
      }
      if (now() - shownAt >= (terminal ? TERMINAL_MS : PLAIN_MS)) show()
    },
    end() {
      if (terminal && open) {
        show()
        stderr('\n')
      }
      open = false
    },
  }
}

/** What is about to be asked, before the first call. */
export function tellPlan({ dataset, prompts, model }: FilePlan, sampled: number, session: Session): void {
  session.note('plan', { rows: dataset.rowCount, sampled, prompts: prompts.length, model })
}
