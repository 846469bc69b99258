import { isLoopbackHost } from '#shared/lib/loopback.ts'

export type ServerUrlCheck =
  | { readonly ok: true; readonly origin: string }
  | { readonly ok: false; readonly message: string }

/**
 * Whether a server may be sent a key and product text: https anywhere, plain http only to this machine, no credentials in the
 * address. `origin` is what a key is bound to, `example` a right address to show. Pure; names are not looked up, so a host name that merely resolves to this machine
 * needs https.
 */
export function checkServerUrl(url: string, example: string): ServerUrlCheck {
  const parsed = URL.parse(url.trim())
  if (parsed === null) return refuse(`This is not a complete address. It should look like ${example}.`)
  if (parsed.username !== '' || parsed.password !== '') {
    return refuse('The address must not hold a user name or password. Enter the key in its own field.')
  }
  if (parsed.search !== '' || parsed.hash !== '') return refuse('The address must end before any ? or #.')
  if (parsed.protocol === 'https:') return { ok: true, origin: parsed.origin }
  if (parsed.protocol !== 'http:') return refuse('The address must begin with https://.')
  if (!isLoopbackHost(parsed.hostname)) {
    return refuse(
      'A server on another machine must be reached by https://, so that nobody can read the key on the way.'
    )
  }
  return { ok: true, origin: parsed.origin }
}

/** True where the server is on this machine: no key is needed, and plain http is fine. */
export function isLoopbackUrl(url: string): boolean {
  const parsed = URL.parse(url.trim())
  return parsed !== null && isLoopbackHost(parsed.hostname)
}

function refuse(message: string): ServerUrlCheck {
  return { ok: false, message }
}
