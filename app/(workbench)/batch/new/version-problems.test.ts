import { expect, it } from 'vitest'
import { isBlocking, versionProblems } from './version-problems'

const columns = [
  { name: '性别', role: 'feature' },
  { name: '近期行为', role: 'feature' },
  { name: '下一产品', role: 'label' },
  { name: '下一SKU', role: 'labelSku' },
] as const
const problemsOf = (template: string, variables = '') =>
  versionProblems({ template, variables, emptyCells: 'omit' }, columns)

it('finds nothing wrong with a bound template', () => {
  expect(problemsOf('用户：{{USER}}', 'USER: 性别{{性别}}')).toEqual([])
})

it('names unbound variables with near misses', () => {
  expect(problemsOf('{{USER_PROFIL}} {{近期行为}}', 'USER_PROFILE: 性别{{性别}}')).toEqual([
    { kind: 'unbound', variables: ['USER_PROFIL'], near: [{ name: 'USER_PROFIL', nearest: ['USER_PROFILE'] }] },
    { kind: 'unused', variables: ['USER_PROFILE'] },
  ])
})

it('finds the answer in the prompt, even inside a sentence of columns', () => {
  expect(problemsOf('{{USER}}', 'USER: {{性别}}，{{下一SKU}}')).toEqual([{ kind: 'leak', columns: ['下一SKU'] }])
})

it('tells a broken variables box and an empty template', () => {
  expect(problemsOf('{{性别}}', 'no name here')).toMatchObject([
    { kind: 'malformed', error: { code: 'variables.malformed' } },
  ])
  expect(problemsOf(' \n')).toEqual([{ kind: 'empty' }])
})

it('refuses what a run would refuse, and only warns of the rest', () => {
  const kinds = [...problemsOf('{{X1}} {{下一产品}}', 'Y1: 1'), ...problemsOf('')]
  expect(kinds.map((problem) => [problem.kind, isBlocking(problem)])).toEqual([
    ['unbound', true],
    ['leak', false],
    ['unused', false],
    ['empty', true],
  ])
})
