// Keeps how a run is read in a form whose answer is the address.
import type { JudgeReading } from '@/lib/core/scoring/judge-grey'

export function ReadingFields({ reading }: { reading: JudgeReading | undefined }) {
  if (reading === undefined) return null
  const { connection, model, low, high } = reading
  return Object.entries({ judge: `${connection}:${model}`, low, high }).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}
