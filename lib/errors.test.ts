import { expect, it, vi } from 'vitest'
import { AppError, ModelError } from './errors'

it('knows an error that another copy of the module made', async () => {
  vi.resetModules()
  const copy = await import('./errors')
  expect(copy.AppError).not.toBe(AppError)
  const failure = new copy.ModelError('stop', 'model.auth', { detail: 'no' })
  expect(failure instanceof AppError).toBe(true)
  expect(failure instanceof ModelError).toBe(true)
  expect(new copy.AppError('notFound.run', {}) instanceof ModelError).toBe(false)
})

it('takes nothing else for one', () => {
  for (const value of [new Error('x'), null, undefined, 'notFound.run', { code: 'notFound.run', params: {} }]) {
    expect(value instanceof AppError).toBe(false)
  }
})
