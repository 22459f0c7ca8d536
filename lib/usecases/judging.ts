// Judges that vote in this process: started, watched, stopped. After a crash one starts again where it was, when it is told to.
import { AppError, type ErrorValue, errorValue } from '@/lib/errors'
import type { JudgeArenaInput, JudgeEnd } from './judge-arena'

export interface JudgingState {
  connection: string
  model: string
  /** Null while it is under way. */
  end: JudgeEnd | 'stopped' | 'failed' | null
  failure: ErrorValue | null
}

export interface Judging {
  /** One model votes once at a time on a session: started again meanwhile, it just goes on. */
  start(input: JudgeArenaInput): void
  stop(arenaId: string): void
  list(arenaId: string): JudgingState[]
  /** Stops all. */
  close(): void
}

export function createJudging(
  judge: (input: JudgeArenaInput, signal: AbortSignal) => Promise<JudgeEnd>,
  onTrouble: (error: unknown) => void,
): Judging {
  const known = new Map<string, Map<string, { state: JudgingState; controller: AbortController }>>()
  const watch = async (input: JudgeArenaInput, state: JudgingState, controller: AbortController): Promise<void> => {
    try {
      state.end = await judge(input, controller.signal)
    } catch (error) {
      state.end = controller.signal.aborted ? 'stopped' : 'failed'
      if (controller.signal.aborted) return
      // What else was under way for it is of no use any more.
      controller.abort()
      if (error instanceof AppError) state.failure = errorValue(error)
      else onTrouble(error)
    }
  }
  return {
    start(input) {
      const { arenaId, connection, model } = input
      const judges = known.get(arenaId) ?? new Map()
      known.set(arenaId, judges)
      const key = `${connection} ${model}`
      if (judges.get(key)?.state.end === null) return
      const entry = { state: { connection, model, end: null, failure: null }, controller: new AbortController() }
      judges.set(key, entry)
      void watch(input, entry.state, entry.controller)
    },
    stop(arenaId) {
      for (const { controller } of known.get(arenaId)?.values() ?? []) controller.abort()
    },
    close() {
      for (const judges of known.values()) for (const { controller } of judges.values()) controller.abort()
    },
    list: (arenaId) => [...(known.get(arenaId)?.values() ?? [])].map(({ state }) => state),
  }
}
