// next-intl's entry: the language and the messages of one request.
import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { localeCookie, pickLocale } from './locale'
import { messagesOf } from './messages'

export default getRequestConfig(async () => {
  const locale = pickLocale((await cookies()).get(localeCookie)?.value, (await headers()).get('accept-language'))
  return { locale, messages: messagesOf(locale), timeZone: 'UTC' }
})
