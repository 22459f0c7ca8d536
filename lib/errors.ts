// Failures that are expected and shown to a user. The code is the translation key; params fill the sentence.
// Every code has its sentence in lib/i18n/messages/{zh,en}/errors.ts (the compiler holds both to this list).

export interface ErrorParams {
  unexpected: { reference: string }
  'input.invalid': { detail: string }
  'request.foreignOrigin': Record<never, never>
  'request.tooLarge': { limitMb: number }
  'notFound.scene': Record<never, never>
  'scene.last': Record<never, never>
  'notFound.dataset': Record<never, never>
  'notFound.reading': Record<never, never>
  'notFound.prompt': Record<never, never>
  'notFound.run': Record<never, never>
  'notFound.picture': Record<never, never>
  'notFound.pool': Record<never, never>
  'notFound.arena': Record<never, never>
  'notFound.voteLink': Record<never, never>
  'notFound.battle': Record<never, never>
  'notFound.row': { row: number; rows: number }
  'dataDir.held': { dir: string; pid: string }
  'dataDir.unusable': { dir: string; detail: string }
  'database.address': Record<never, never>
  'database.unreachable': { detail: string }
  'port.inUse': { port: number }
  'storage.full': Record<never, never>
  'storage.failing': { detail: string }

  'file.missing': { file: string }
  'file.unreadable': { file: string; detail: string }
  'file.unwritable': { file: string; detail: string }
  'file.empty': { file: string }
  'file.headerOnly': { file: string }
  'file.noUsableLine': { file: string; reasons: string }
  'file.notText': { file: string; detail: string }
  'file.noNames': { file: string }
  'file.notPlain': { file: string; detail: string }
  'file.oneColumn': { file: string }
  'file.oneColumnSheet': { file: string; sheet: string }
  'file.tooManyColumns': { file: string; columns: number; limit: number }
  /** `format`: of TableFormat, or zip; `detail`: what its reader said. */
  'file.damaged': { file: string; format: string; detail: string }
  'file.emptySheet': { file: string; sheet: string }
  /** `part`: what unfolds into more than `limitMb`. */
  'file.inflates': { file: string; part: string; limitMb: number }
  'file.jsonDocument': { file: string }
  /** `available`: joined by ', ', `–` for none. */
  'file.noSheet': { file: string; sheet: string; available: string }
  'file.wrongEncoding': { file: string; encoding: string; line: number }
  'column.missing': { column: string; available: string }
  'column.empty': { column: string }
  'column.twoRoles': { column: string }
  'import.cancelled': Record<never, never>
  'dataset.reading': { name: string }
  'append.columns': { missing: string; extra: string }
  'append.rejected': { count: number; reasons: string }
  'append.changed': Record<never, never>
  'replace.runs': { runs: number; trials: number }
  'mend.noDelimiter': Record<never, never>
  'mend.lineGone': { line: number }
  'mend.changed': Record<never, never>
  'column.noLabel': Record<never, never>

  'pair.unknown': { name: string; product: string }
  'synthetic.noColumns': Record<never, never>
  'synthetic.manyColumns': { most: number }
  'synthetic.badLine': { line: number }
  'synthetic.repeated': { line: number; name: string }
  /** `names`: joined by ', ' */
  'synthetic.noExamples': { names: string }

  'alias.notInPool': { product: string }
  'alias.isProduct': { alias: string }

  /**
   * `lines`: the first of the lines, joined by ', '; `problem` of the first of them: choice | same | voter | left | right |
   * too_few_cells | too_many_cells | repeated_header | unreadable; `text`: what stands there.
   */
  'votes.unusable': { file: string; count: number; lines: string; problem: string; text: string }

  'prompt.nameTaken': { name: string }
  'prompt.versionUsed': { number: number; runs: string }
  'prompt.nothingToDrop': Record<never, never>
  'prompt.badFile': { file: string; detail: string }
  'template.empty': { name: string }
  'template.unbound': { name: string; variables: string; hint: string }
  'template.badPipe': { name: string; variable: string; pipe: string; reason: string; detail: string }
  'variables.malformed': { line: number; text: string }
  'variables.repeated': { name: string; line: number; firstLine: number }

  'sample.tooManyForNear': { limit: number }
  'sample.empty': Record<never, never>
  'sample.noTime': Record<never, never>
  'sample.noUser': Record<never, never>
  'run.noVersions': Record<never, never>
  'run.resumeMismatch': { run: string; what: string }
  'run.noPriceForBudget': { model: string }
  'run.unknownJudge': { judge: string }
  'run.noGreyZone': Record<never, never>
  'run.stopNeedsTwo': { arms: number }
  'run.deleteRunning': { number: number }
  'run.nothingFailed': Record<never, never>
  'run.noBatches': { model: string }
  'run.batchRunsThrough': Record<never, never>
  'slice.nameTaken': { name: string }
  'run.bestOfNeedsThree': { arms: number }
  'run.bestOfOneDraw': Record<never, never>
  'run.bestOfLive': Record<never, never>
  /** `least`: calls that a search among `arms` takes at least. */
  'run.bestOfTooSmall': { budget: number; least: number; arms: number }
  'run.bestOfTooFewRows': { rows: number; least: number }

  'arena.contenders': { count: number; fewest: number; most: number }
  'arena.ended': Record<never, never>
  'quick.sameContender': Record<never, never>
  'quick.noAnswer': { name: string }
  'vote.expired': Record<never, never>
  'vote.revoked': Record<never, never>
  'vote.nameless': Record<never, never>
  'vote.spent': { votes: number }
  'vote.choiceOff': Record<never, never>
  'vote.final': Record<never, never>

  /** `problem`: name | value | reserved | repeated | missing | tooMany */
  'connection.badHeader': { name: string; problem: string }

  /** `field`: the name of the setting that is out of its range. */
  'model.badSetting': { field: string }

  'model.unknownKind': { model: string }
  'model.noKey': { variable: string }
  'model.keyNeeded': Record<never, never>
  'model.auth': { detail: string }
  'model.notFound': { model: string; detail: string }
  'model.permission': { detail: string }
  'model.quota': { detail: string }
  'model.dns': { host: string }
  'model.refused': { url: string }
  /** `reason`: expired | notYet | selfSigned | untrusted | wrongHost | notTls | other */
  'model.tls': { url: string; reason: string; detail: string }
  'model.notApi': { url: string; detail: string }
  'model.unreachable': { url: string; detail: string }
  'model.timeout': { seconds: number }
  'model.rateLimited': { detail: string }
  'model.overloaded': { detail: string }
  'model.server': { status: number; detail: string }
  'model.cutBody': Record<never, never>
  'model.malformed': { detail: string }
  'model.badRequest': { detail: string }
  'model.batchGone': { batch: string; detail: string }
  'model.batchCanceled': { batch: string }
  'model.batchExpired': { rounds: number }
}
export type ErrorCode = keyof ErrorParams

// The server's bundler may hold this file several times (pages, routes, the start hook), and errors cross between them:
// what counts is the mark, which all copies share, not the class.
const appErrorMark = Symbol.for('hitloop.AppError')
const modelErrorMark = Symbol.for('hitloop.ModelError')
const hasMark = (value: unknown, mark: symbol): boolean => typeof value === 'object' && value !== null && mark in value

/** An expected failure: `code` is the translation key, `params` fill its sentence. Never carries a secret. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C
  readonly params: ErrorParams[C]
  readonly [appErrorMark] = true

  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasMark(value, appErrorMark)
  }

  constructor(code: C, params: ErrorParams[C], options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options)
    this.name = 'AppError'
    this.code = code
    this.params = params
  }
}

/** An AppError as data, for storing with a run or sending to a page. */
export interface ErrorValue {
  code: ErrorCode
  params: Record<string, string | number>
}
export const errorValue = (error: AppError): ErrorValue => ({
  code: error.code,
  params: error.params as Record<string, string | number>,
})

/** Failures by which nobody at the other end was heard. */
const unheard: readonly ErrorCode[] = ['model.unreachable', 'model.dns', 'model.refused']
export const isUnheard = ({ code }: AppError): boolean => unheard.includes(code)

/** What the engine does about a failed call. */
export type ModelFailure =
  | 'retry' // 408, 409, 429, 5xx, 529, connection, time-out, cut body, malformed reply
  | 'outcome' // 400 and the like: this trial failed, the run goes on
  | 'stop' // 401, 403, unknown model, quota: every further call would fail alike

/** A failed model call, already translated from the vendor's error. */
export class ModelError extends AppError {
  readonly failure: ModelFailure
  /** What the server asked us to wait, in milliseconds; undefined where it said nothing. */
  readonly retryAfterMs: number | undefined
  readonly [modelErrorMark] = true

  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasMark(value, modelErrorMark)
  }

  constructor(
    failure: ModelFailure,
    code: Extract<ErrorCode, `model.${string}`>,
    params: ErrorParams[Extract<ErrorCode, `model.${string}`>],
    options: { retryAfterMs?: number | undefined; cause?: unknown } = {},
  ) {
    super(code, params as ErrorParams[ErrorCode], options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'ModelError'
    this.failure = failure
    this.retryAfterMs = options.retryAfterMs
  }
}
