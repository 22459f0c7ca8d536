// Before every page and route: only names that mean this server are answered, and pages get their security headers.
import { type NextRequest, NextResponse } from 'next/server'
import { isOwnHost } from '@/lib/boundary/own-host'

export function proxy(request: NextRequest): NextResponse {
  if (!isOwnHost(request.headers.get('host'))) return new NextResponse('Unknown host.', { status: 421 })
  // No database takes a zero character, and no address of ours holds one.
  if (request.url.includes('%00')) return new NextResponse('Bad address.', { status: 400 })
  const nonce = btoa(crypto.randomUUID())
  const development = process.env.NODE_ENV === 'development'
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-content-type-options', 'nosniff')
  // The address of a voting page is its key: no page that it leads to may learn it.
  const secret = request.nextUrl.pathname.startsWith('/vote/')
  response.headers.set('referrer-policy', secret ? 'no-referrer' : 'same-origin')
  response.headers.set('x-frame-options', 'DENY')
  return response
}

// Uploads go past this door: Next keeps the body of a request that comes through it in memory and cuts it at 10 MB.
// Votes do, too, since many come at once and it would take a tenth of their time. Their routes ask for the host themselves
// (lib/boundary/json-route.ts).
export const config = {
  matcher: [{ source: '/((?!_next/static|_next/image|favicon.ico|icon.svg|api/datasets|api/pools|api/vote/).*)' }],
}
