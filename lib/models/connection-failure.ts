// Why no HTTP answer came at all, read from the codes of sockets, resolver and TLS.
import { ModelError } from '@/lib/errors'
import { closedByPeer, type ErrorContext, rootCause, tidy } from './vendor-errors'

const unresolved = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NONAME', 'ENODATA'])

/** By OpenSSL's verification results and Node's own codes, as they stand in an error's `code`. */
const tlsReasons: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'notYet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'selfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  CERT_UNTRUSTED: 'untrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrongHost',
  HOSTNAME_MISMATCH: 'wrongHost',
  ERR_SSL_WRONG_VERSION_NUMBER: 'notTls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'notTls',
  ERR_SSL_HTTP_REQUEST: 'notTls',
  EPROTO: 'notTls',
}

const tlsReasonOf = (code: string): string | undefined =>
  tlsReasons[code] ?? (/^(CERT_|ERR_TLS_|ERR_SSL_)|_CERT_|_CRL_/.test(code) ? 'other' : undefined)

/** A failure that we threw ourselves inside fetch, which the SDKs wrap in errors of their own. */
function ownFailure(error: unknown): ModelError | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof ModelError) return at
  return undefined
}

/**
 * The ModelError of a call that brought no answer. A certificate that does not hold stops, since it would fail every
 * call alike; a name that can't be resolved or a refused connection may pass.
 */
export function connectionFailure(error: unknown, { url, secrets }: ErrorContext): ModelError {
  const own = ownFailure(error)
  if (own !== undefined) return own
  const { code, message } = rootCause(error)
  if (closedByPeer.has(code)) return new ModelError('retry', 'model.cutBody', {})
  if (unresolved.has(code)) return new ModelError('retry', 'model.dns', { host: new URL(url).hostname })
  if (code === 'ECONNREFUSED') return new ModelError('retry', 'model.refused', { url })
  const detail = tidy(message, secrets)
  const reason = tlsReasonOf(code)
  if (reason !== undefined) return new ModelError('stop', 'model.tls', { url, reason, detail: detail || code })
  return new ModelError('retry', 'model.unreachable', { url, detail })
}
