// The document: language, theme and messages for everything below.
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { ThemeProvider } from 'next-themes'
import type { ReactNode } from 'react'
import { Toasts } from '@/components/ui/toasts'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell')
  return { title: { default: `${t('product')} · ${t('tagline')}`, template: `%s · ${t('product')}` } }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, { cli: _, ...messages }, requestHeaders] = await Promise.all([getLocale(), getMessages(), headers()])
  return (
    <html lang={locale === 'zh' ? 'zh-CN' : 'en'} suppressHydrationWarning>
      <body>
        <NextIntlClientProvider messages={messages} locale={locale} timeZone="UTC">
          <ThemeProvider
            attribute="data-theme"
            defaultTheme="system"
            enableSystem
            nonce={requestHeaders.get('x-nonce') ?? undefined}
          >
            {children}
            <Toasts />
          </ThemeProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
