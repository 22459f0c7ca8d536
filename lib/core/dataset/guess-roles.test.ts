import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import type { ColumnKind } from './dataset'
import { type ChosenColumns, checkChosenColumns, guessRoles } from './guess-roles'
import type { ColumnProfile } from './profile'

const column = (name: string, kind: ColumnKind = 'category', coverage = 1): ColumnProfile => ({
  name,
  kind,
  coverage,
  distinct: coverage > 0 ? 3 : 0,
  topValues: [],
})
const rolesOf = (columns: ColumnProfile[], chosen?: ChosenColumns): string[] =>
  guessRoles(columns, chosen).map(({ name, role }) => `${name}=${role}`)
const codeOf = (deed: () => unknown): unknown => {
  try {
    deed()
  } catch (error) {
    return error instanceof AppError ? { code: error.code, ...error.params } : error
  }
  return null
}

describe('guessed roles', () => {
  it.each(['会员号', '顾客编号', '读者卡号', 'Customer No.', 'member_key'])('takes %s for the user', (name) => {
    expect(rolesOf([column('性别'), column(name, 'identifier')])).toEqual(['性别=feature', `${name}=user`])
  })

  it.each(['会员等级', '用户价值', 'user_segment', '客户经理'])('takes %s for no user', (name) => {
    expect(rolesOf([column(name)])).toEqual([`${name}=feature`])
  })

  it.each(['下次购买', '下一次点击', 'next_purchase', 'Next Item', 'actual click'])(
    'takes %s for the label',
    (name) => {
      expect(rolesOf([column('上次购买'), column(name)])).toEqual(['上次购买=feature', `${name}=label`])
    },
  )

  it.each(['下次购买时间', '下次购买金额', 'next_purchase_date', 'next_buy_days', 'next_item_category', '上次购买'])(
    'takes %s for no label',
    (name) => {
      expect(rolesOf([column(name)])).toEqual([`${name}=feature`])
    },
  )

  it.each(['下单日期', '支付时间', 'order_date', 'purchased_at'])(
    'takes %s for the time where it holds times',
    (name) => {
      expect(rolesOf([column('注册时间', 'time'), column(name, 'time')])).toEqual(['注册时间=feature', `${name}=time`])
      expect(rolesOf([column(name, 'number')])).toEqual([`${name}=feature`])
    },
  )

  it.each(['注册日期', '最近下单时间', 'birth_date', 'last_order_date'])('takes %s for no time', (name) => {
    expect(rolesOf([column(name, 'time')])).toEqual([`${name}=feature`])
  })

  it('knows Chinese headers', () => {
    const columns = [
      column('用户ID', 'identifier'),
      column('请求时间', 'time'),
      column('活跃时间'),
      column('人群标签'),
      column('下一个产品'),
      column('标签SKU'),
      column('备注', 'text', 0),
      column('订单号', 'identifier'),
    ]
    expect(rolesOf(columns)).toEqual([
      '用户ID=user',
      '请求时间=time',
      '活跃时间=feature',
      '人群标签=feature',
      '下一个产品=label',
      '标签SKU=labelSku',
      '备注=ignore',
      '订单号=ignore',
    ])
  })

  it('knows English headers, whatever their case and joints', () => {
    const columns = [
      column('User_ID'),
      column('dt', 'time'),
      column('sex'),
      column('label_sku'),
      column('Next Product'),
    ]
    expect(rolesOf(columns)).toEqual([
      'User_ID=user',
      'dt=time',
      'sex=feature',
      'label_sku=labelSku',
      'Next Product=label',
    ])
  })

  it.each(['label', 'target', '真实产品', '用户购买的商品', '标签产品', 'label_product'])(
    'takes %s for the label',
    (name) => {
      expect(rolesOf([column('a'), column(name)])[1]).toBe(`${name}=label`)
    },
  )

  it('gives each role once, to the clearest name', () => {
    expect(rolesOf([column('product'), column('label'), column('uid'), column('user_id')])).toEqual([
      'product=feature',
      'label=label',
      'uid=feature',
      'user_id=user',
    ])
  })

  it('takes no column for the time whose values are words', () => {
    expect(rolesOf([column('time'), column('date', 'number')])).toEqual(['time=feature', 'date=time'])
  })

  it('lets the user choose, and does not give a chosen column to another role', () => {
    const columns = [column('label'), column('buy'), column('uid'), column('when', 'time')]
    expect(rolesOf(columns, { label: 'buy', user: 'label', time: 'when' })).toEqual([
      'label=user',
      'buy=label',
      'uid=feature',
      'when=time',
    ])
  })

  it('passes over an empty label for a filled one, and refuses when there is no other', () => {
    expect(rolesOf([column('label', 'category', 0), column('target')])).toEqual(['label=ignore', 'target=label'])
    expect(codeOf(() => guessRoles([column('label', 'category', 0), column('a')]))).toEqual({
      code: 'column.empty',
      column: 'label',
    })
    expect(codeOf(() => guessRoles([column('x', 'text', 0), column('label')], { label: 'x' }))).toMatchObject({
      code: 'column.empty',
    })
  })

  it('refuses a choice that is not there, naming what is, and a column chosen twice', () => {
    expect(codeOf(() => checkChosenColumns(['a', 'b'], { user: 'c' }))).toEqual({
      code: 'column.missing',
      column: 'c',
      available: 'a, b',
    })
    expect(codeOf(() => checkChosenColumns(['a', 'b'], { user: 'a', label: 'a' }))).toEqual({
      code: 'column.twoRoles',
      column: 'a',
    })
    expect(codeOf(() => checkChosenColumns(['a', 'b'], { user: 'a', label: 'b' }))).toBeNull()
  })
})
