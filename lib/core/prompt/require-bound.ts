// Refuses a version whose variables are not all bound, in the words that a user needs to mend it.
import { AppError } from '@/lib/errors'
import type { BindingProblems } from './bind-template'

/**
 * @param name what the sentence calls the prompt.
 * @throws AppError `template.badPipe` for the first pipe that can't be read, else `template.unbound` naming every unbound
 * variable, with what it may have meant.
 */
export function requireBound(name: string, { unbound }: BindingProblems): void {
  for (const { name: variable, pipe } of unbound) {
    if (pipe !== undefined)
      throw new AppError('template.badPipe', { name, variable, ...pipe, detail: pipe.detail || 'none' })
  }
  if (unbound.length === 0) return
  const near = unbound.flatMap((variable) =>
    variable.nearest.length > 0 ? [`${variable.name} → ${variable.nearest.join(' / ')}?`] : [],
  )
  throw new AppError('template.unbound', {
    name,
    variables: unbound.map((variable) => variable.name).join(', '),
    hint: near.join('; '),
  })
}
