// Which of the two languages a request gets: the one chosen on screen, else the browser's first that we have.

export const locales = ['zh', 'en'] as const
export type Locale = (typeof locales)[number]
export const localeCookie = 'hitloop-locale'

const isLocale = (value: string | undefined): value is Locale => locales.some((locale) => locale === value)

/** `chosen` is the cookie's value, `accepted` the Accept-Language header (RFC 9110 §12.5.4). English where nothing fits. */
export function pickLocale(chosen: string | undefined, accepted: string | null): Locale {
  if (isLocale(chosen)) return chosen
  const wanted = (accepted ?? '')
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters
        .map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
        .find((value) => value !== undefined)
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality), order }
    })
    .filter(({ quality }) => quality > 0)
    .sort((x, y) => y.quality - x.quality || x.order - y.order)
  return wanted.map(({ language }) => language).find(isLocale) ?? 'en'
}

/** The language of a terminal, from LC_ALL, LC_MESSAGES and LANG in POSIX's order. */
export function terminalLocale(env: Record<string, string | undefined>): Locale {
  const value = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return value.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
