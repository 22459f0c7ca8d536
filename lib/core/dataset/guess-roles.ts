// Gives each column a role from its name and what it holds; what the user chose comes first.
import { AppError } from '@/lib/errors'
import type { Column, ColumnRole } from './dataset'
import { headerWord } from './header-words'
import type { ColumnProfile } from './profile'

/** Columns that the user named, by their header. */
export interface ChosenColumns {
  label?: string | undefined
  user?: string | undefined
  time?: string | undefined
}

/** Header words by role, in order of preference, in the form that `plainName` gives. */
const words = {
  user: 'userid uid user userpin pin 用户id 用户 用户编号 用户标识 用户pin 会员id 会员编号 客户id memberid customerid openid userno'.split(
    ' ',
  ),
  time: '请求时间 requesttime time timestamp datetime date dt ts ds eventtime requestdate day createdat 时间 日期 请求日期 时间戳 行为时间 下单时间 购买时间'.split(
    ' ',
  ),
  label:
    'label labelproduct target nextproduct nextitem 下一个产品 下一个商品 真实产品 真实商品 标签产品 标签商品 目标产品 目标商品 购买商品 购买产品 下单商品 下单产品 labelname 标签 product productname 产品 商品 产品名称 商品名称'.split(
      ' ',
    ),
  labelSku: 'labelsku labelskuid nextsku nextskuid targetsku 标签sku 真实sku 购买sku 下单sku skuid sku'.split(' '),
} as const
type WordRole = keyof typeof words
/** Names that are no exact word but still clear. */
const patterns: Record<WordRole, RegExp | null> = {
  user: /^(用户|会员|客户|顾客|买家|读者|访客|账号|账户|帐号|user|member|customer|client|visitor|account|buyer)(id|no|number|key|code|pin|编号|编码|标识|账号|卡号|号|码)?$/,
  time: /^(?!.*(上次|上一|最近|首次|注册|入会|生日|出生|活跃|到期|更新|last|first|birth|regist|signup|join|active|expir|updat)).*(日期|时间|date|time|at|day|ts)$/,
  label:
    /^(?!.*(sku|id$|编号|编码|类目|品类|分类|金额|价格?|数量|日期|时间|天数|date|time|days|amount|price|category)).*((下一个?|真实|标签|目标|购买的?|下单的?|成交)(产品|商品)|^label|label$|^(下一?次|接下来)(的?)(购买|下单|点击|成交|消费|借阅|观看|选择)|^(next|actual|true)(buy|bought|purchased?|order(ed)?|click(ed)?|item|choice|book|movie|song|game|article))/,
  labelSku: /(label|next|target|下一个?|标签|真实|购买|下单|成交).*sku/,
}

const plainName = (name: string): string => headerWord(name).replace(/[\s_\-.]/g, '')

/**
 * Refuses a choice that the table can't meet: `column.missing` with the names there are, `column.twoRoles` where one column
 * was chosen twice. Needs the header alone, so it can be asked before the file is read.
 */
export function checkChosenColumns(names: readonly string[], chosen: ChosenColumns): void {
  const taken = new Set<string>()
  for (const column of [chosen.label, chosen.user, chosen.time]) {
    if (column === undefined) continue
    if (!names.includes(column)) {
      const listed = names.slice(0, 50).join(', ')
      throw new AppError('column.missing', { column, available: names.length > 50 ? `${listed}, …` : listed })
    }
    if (taken.has(column)) throw new AppError('column.twoRoles', { column })
    taken.add(column)
  }
}

/**
 * The columns with their roles: at most one user, one time, one label, one label SKU. A guess needs a known header word (zh or en),
 * a guessed time also values that are times (or, under a word such as `ts`, numbers). Empty columns and identifiers without a role are `ignore`, the rest
 * `feature`. Throws as `checkChosenColumns`, and `column.empty` where the label column, chosen or the only one by name, has no value.
 */
export function guessRoles(profiles: readonly ColumnProfile[], chosen: ChosenColumns = {}): Column[] {
  checkChosenColumns(
    profiles.map((profile) => profile.name),
    chosen,
  )
  const roles = new Map<ColumnProfile, ColumnRole>()
  for (const role of ['label', 'user', 'time', 'labelSku'] as const) {
    const wanted = role === 'labelSku' ? undefined : chosen[role]
    const open = profiles.filter((profile) => !roles.has(profile) && !isChosen(profile, role, chosen))
    const found = wanted === undefined ? guessOne(open, role) : profiles.find((profile) => profile.name === wanted)
    if (role === 'label' && found?.coverage === 0) throw new AppError('column.empty', { column: found.name })
    if (found) roles.set(found, role)
  }
  return profiles.map((profile) => ({ ...profile, role: roles.get(profile) ?? restRole(profile) }))
}

const isChosen = (profile: ColumnProfile, role: WordRole, chosen: ChosenColumns): boolean =>
  (['label', 'user', 'time'] as const).some((other) => other !== role && chosen[other] === profile.name)

const restRole = (profile: ColumnProfile): ColumnRole =>
  profile.coverage === 0 || profile.kind === 'identifier' ? 'ignore' : 'feature'

/** Columns whose name speaks for a role, the clearest first. */
function candidates(open: readonly ColumnProfile[], role: WordRole): ColumnProfile[] {
  const exact = words[role].flatMap((word) => open.filter((profile) => plainName(profile.name) === word))
  const pattern = patterns[role]
  const like = pattern ? open.filter((profile) => pattern.test(plainName(profile.name))) : []
  return [...exact, ...like]
}

function guessOne(open: readonly ColumnProfile[], role: WordRole): ColumnProfile | undefined {
  const named = candidates(open, role)
  const exact: readonly string[] = words[role]
  const found = named.find(
    (profile) =>
      profile.coverage > 0 && (role !== 'time' || couldBeTime(profile, exact.includes(plainName(profile.name)))),
  )
  if (role === 'label' && !found && named[0]) throw new AppError('column.empty', { column: named[0].name })
  return found
}

/** Under a name that says it outright, seconds since 1970 are times too: numbers to the profile, or identifiers where none repeats. */
const couldBeTime = ({ kind }: ColumnProfile, outright: boolean): boolean =>
  kind === 'time' || (outright && (kind === 'number' || kind === 'identifier'))
