// The one wrapper of every route handler: host checked, origin checked on writes, failures as JSON with their status.
import { AppError } from '@/lib/errors'
import { statusOf, toFailure } from './error-map'
import { isOwnHost } from './own-host'

type Handler<Context> = (request: Request, context: Context) => Promise<Response>

/** Wraps a handler; a thrown error becomes `{ok: false, error}`. Requests that change something must come from our own pages. */
export function route<Context>(handler: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    try {
      checkHost(request)
      checkAddress(request)
      if (request.method !== 'GET' && request.method !== 'HEAD') checkOrigin(request)
      return await handler(request, context)
    } catch (error) {
      const failure = toFailure(error)
      return Response.json({ ok: false, error: failure }, { status: statusOf(failure) })
    }
  }
}

// No address of ours holds a zero character, and no database takes one.
function checkAddress({ url }: Request): void {
  if (url.includes('%00')) throw new AppError('input.invalid', { detail: '%00' })
}

// A browser always sends Host. Most routes were asked for it by proxy.ts already; uploads don't pass there.
function checkHost(request: Request): void {
  const host = request.headers.get('host')
  if (host !== null && !isOwnHost(host)) throw new AppError('request.foreignOrigin', {})
}

// A browser always sends Origin with a cross-site write; a script sends none and carries no one's cookies.
function checkOrigin(request: Request): void {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  const host = request.headers.get('host')
  const foreign = origin !== null && (!URL.canParse(origin) || new URL(origin).host !== host)
  if (foreign || site === 'cross-site' || site === 'same-site') throw new AppError('request.foreignOrigin', {})
}
