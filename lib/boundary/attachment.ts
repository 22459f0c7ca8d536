// The header by which a browser keeps an answer as a file under a name.

/**
 * `content-disposition` of a download (RFC 6266): `fileName` may hold any signs; one that no header may carry as it is goes percent-encoded
 * (RFC 8187), with `plain`, a name of ASCII letters, digits, dots and hyphens, for who can't read that.
 */
export function attachment(plain: string, fileName = plain): string {
  if (fileName === plain) return `attachment; filename="${plain}"`
  // A lone half of a pair has no encoding; these four are left as they are by the encoder, and are no part of a value here.
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
