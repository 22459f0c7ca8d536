import { describe, expect, it } from 'vitest'
import { nearestNames } from './nearest-names'

describe('nearestNames', () => {
  it.each([
    ['USER_PROFIL', ['USER_ACTION', 'USER_PROFILE'], ['USER_PROFILE']],
    ['USER_PRFOILE', ['USER_PROFILE'], ['USER_PROFILE']],
    ['user_profile', ['USER_PROFILE'], ['USER_PROFILE']],
    ['ＵＳＥＲ', ['USER'], ['USER']],
    ['$USER', ['USER'], ['USER']],
    ['Sex', ['sex', 'SEX'], ['sex', 'SEX']],
    ['姓别', ['性别', '年龄'], ['性别']],
    ['性别', ['年龄', '省份'], []],
    ['USER_PROFILE', ['USER_ACTION'], []],
    ['A', ['B', 'AB'], []],
    ['age', ['ages', 'age_1', 'agee', 'aeg', 'page'], ['ages', 'agee', 'aeg']],
  ])('for %s among %j suggests %j', (name, known, expected) => expect(nearestNames(name, known)).toEqual(expected))
})
