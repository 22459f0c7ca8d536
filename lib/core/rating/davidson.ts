// The model behind the arena: Bradley–Terry strengths with Davidson's ties and an effect of the side.
// Parameters stand in one array: β of each prompt, then γ (side), then ln ν (ties).
import { choleskyFactor, choleskyInverse, choleskySolve } from '../statistics/cholesky'
import { type Cells, LEFT, OUTCOMES, RIGHT, TIE } from './vote-table'

export interface Chances {
  left: number
  right: number
  tie: number
}

/**
 * Chances of the outcomes of a battle where the left prompt leads by `gap` = β_left − β_right + γ:
 * e^(gap/2), e^(−gap/2) and ν over their sum, which is π_i/D, π_j/D and ν√(π_iπ_j)/D with π = e^β.
 * Sources: R. R. Davidson, J. Am. Stat. Assoc. 65, 1970 (ties); R. R. Davidson, R. J. Beaver, Biometrics 33, 1977 (order).
 */
export function davidsonChances(gap: number, logTie: number): Chances {
  const top = Math.max(Math.abs(gap) / 2, logTie)
  const left = Math.exp(gap / 2 - top)
  const right = Math.exp(-gap / 2 - top)
  const tie = Math.exp(logTie - top)
  const sum = left + right + tie
  return { left: left / sum, right: right / sum, tie: tie / sum }
}

export interface FitSettings {
  /** Weight of the penalty ridge/2 · Σθ², which keeps estimates finite where a prompt never loses or nobody ties. */
  ridge: number
  /** False leaves the side out of the model (γ = 0). */
  side: boolean
}

export interface Maximum {
  parameters: Float64Array
  /** At the maximum, ridge and Σβ = 0 included; (prompts + 2)². */
  information: Float64Array
  /** Its inverse. */
  covariance: Float64Array
}

/** γ may not move: a penalty that outweighs any data. */
const FIXED = 1e12
/** The least ridge: what the votes don't tell at all stays solvable. */
const LEAST_RIDGE = 1e-9
const ITERATIONS = 100
const HALVINGS = 30

interface Evaluation {
  value: number
  gradient: Float64Array
  information: Float64Array
}

/**
 * The parameters that maximise the penalised likelihood of the cells, by Newton's method with step halving. The likelihood is
 * concave, so there is one maximum; it has Σβ = 0 by itself, which `information` holds as a further term.
 * Cost: (cells + (prompts + 2)³/6) an iteration, some 4 to 10 iterations; fewer from a near `start`.
 */
export function maximiseDavidson(
  cells: Cells,
  prompts: number,
  settings: FitSettings,
  start: Float64Array = new Float64Array(prompts + 2),
): Maximum {
  const size = prompts + 2
  let parameters = start
  let now = evaluate(cells, parameters, settings)
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const step = choleskySolve(choleskyFactor(now.information, size), size, now.gradient)
    if (step.every((part) => Math.abs(part) < 1e-9)) break
    const next = climb(cells, parameters, step, now.value, settings)
    if (next === null) break
    parameters = next.parameters
    now = next.evaluation
  }
  const { information } = now
  return { parameters, information, covariance: choleskyInverse(choleskyFactor(information, size), size) }
}

function climb(cells: Cells, from: Float64Array, step: Float64Array, value: number, settings: FitSettings) {
  for (let halving = 0, share = 1; halving < HALVINGS; halving++, share /= 2) {
    const parameters = from.map((old, at) => old + share * (step[at] ?? 0))
    const evaluation = evaluate(cells, parameters, settings)
    // Near the maximum a good step changes the value by less than its rounding.
    if (evaluation.value >= value - 1e-12 * Math.abs(value)) return { parameters, evaluation }
  }
  return null
}

/** The lead of the left prompt in a cell. */
export const gapOf = (cells: Cells, cell: number, parameters: Float64Array): number =>
  (parameters[cells.left[cell] ?? 0] ?? 0) -
  (parameters[cells.right[cell] ?? 0] ?? 0) +
  (parameters[parameters.length - 2] ?? 0)

function evaluate(cells: Cells, parameters: Float64Array, settings: FitSettings): Evaluation {
  const size = parameters.length
  const gradient = new Float64Array(size)
  const information = new Float64Array(size * size)
  const logTie = parameters[size - 1] ?? 0
  let value = 0
  for (let cell = 0; cell < cells.left.length; cell++) {
    const left = cells.weights[cell * OUTCOMES + LEFT] ?? 0
    const right = cells.weights[cell * OUTCOMES + RIGHT] ?? 0
    const tie = cells.weights[cell * OUTCOMES + TIE] ?? 0
    const total = left + right + tie
    const chances = davidsonChances(gapOf(cells, cell, parameters), logTie)
    value += logLikelihood(left, chances.left) + logLikelihood(right, chances.right) + logLikelihood(tie, chances.tie)
    const lean = (chances.left - chances.right) / 2
    addGradient(gradient, cells, cell, (left - right) / 2 - total * lean, tie - total * chances.tie)
    addInformation(information, size, cells.left[cell] ?? 0, cells.right[cell] ?? 0, chances, total)
  }
  return { value: value - penalise(parameters, gradient, information, settings), gradient, information }
}

const logLikelihood = (weight: number, chance: number): number => (weight === 0 ? 0 : weight * Math.log(chance))

function addGradient(gradient: Float64Array, cells: Cells, cell: number, gap: number, tie: number): void {
  const size = gradient.length
  const [i, j] = [cells.left[cell] ?? 0, cells.right[cell] ?? 0]
  gradient[i] = (gradient[i] ?? 0) + gap
  gradient[j] = (gradient[j] ?? 0) - gap
  gradient[size - 2] = (gradient[size - 2] ?? 0) + gap
  gradient[size - 1] = (gradient[size - 1] ?? 0) + tie
}

/** Adds `weight` times the Fisher information of one vote between prompts i (left) and j. */
export function addInformation(
  information: Float64Array,
  size: number,
  i: number,
  j: number,
  chances: Chances,
  weight: number,
): void {
  const lean = (chances.left - chances.right) / 2
  const ofGap = weight * ((chances.left + chances.right) / 4 - lean * lean)
  const ofTie = weight * chances.tie * (1 - chances.tie)
  const ofBoth = -weight * lean * chances.tie
  const [side, tie] = [size - 2, size - 1]
  const add = (row: number, column: number, amount: number) => {
    information[row * size + column] = (information[row * size + column] ?? 0) + amount
    if (row !== column) information[column * size + row] = (information[column * size + row] ?? 0) + amount
  }
  add(i, i, ofGap)
  add(j, j, ofGap)
  add(side, side, ofGap)
  add(i, j, -ofGap)
  add(i, side, ofGap)
  add(j, side, -ofGap)
  add(tie, tie, ofTie)
  add(i, tie, ofBoth)
  add(j, tie, -ofBoth)
  add(side, tie, ofBoth)
}

/** Takes the penalty off the gradient, adds it to the information, and gives its value. */
function penalise(
  parameters: Float64Array,
  gradient: Float64Array,
  information: Float64Array,
  { ridge, side }: FitSettings,
): number {
  const size = parameters.length
  const prompts = size - 2
  let value = 0
  let sum = 0
  for (let at = 0; at < size; at++) {
    const weight = at === prompts && !side ? FIXED : Math.max(ridge, LEAST_RIDGE)
    const parameter = parameters[at] ?? 0
    value += (weight / 2) * parameter * parameter
    gradient[at] = (gradient[at] ?? 0) - weight * parameter
    information[at * size + at] = (information[at * size + at] ?? 0) + weight
    if (at < prompts) sum += parameter
  }
  for (let row = 0; row < prompts; row++) {
    gradient[row] = (gradient[row] ?? 0) - sum
    for (let column = 0; column < prompts; column++) {
      information[row * size + column] = (information[row * size + column] ?? 0) + 1
    }
  }
  return value + (sum * sum) / 2
}
