/** Scheme, host and port of an address: what a token is bound to. Null where it is no web address. */
export function serverOrigin(url: string): string | null {
  const origin = /^https?:\/\/[^/?#]+/i.exec(url.trim())?.[0]
  return origin?.toLowerCase() ?? null
}

/** An address as it is stored: routes are put after it. */
export function baseUrl(url: string): string {
  return url.trim().replace(/\/+$/, '')
}
