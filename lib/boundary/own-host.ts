// Which Host headers mean this server. A page of another site that rebinds its name to 127.0.0.1 comes with its own name.

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** True for loopback names and the name we are bound to; for every name where we are bound to all addresses. */
export function isOwnHost(host: string | null): boolean {
  const bound = process.env.HOST ?? '127.0.0.1'
  if (host === null) return false
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return loopback.has(name) || name === bound || bound === '0.0.0.0' || bound === '::'
}
