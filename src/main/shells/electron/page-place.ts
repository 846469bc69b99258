import { isLoopbackHost } from '#shared/lib/loopback.ts'

/** The app's own scheme and host: everything that is served under it is ours. */
export const APP_SCHEME = 'app'
const APP_HOST = 'wordshelf'
const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

/** Where the page is loaded from: the built files, or the development server. */
export interface PagePlace {
  readonly origin: string
  readonly address: string
}

/** `devServer` is the address that electron-vite sets while developing; a packaged app must pass null. */
export function pagePlace(devServer: string | null): PagePlace {
  const url = devServer === null ? null : URL.parse(devServer)
  if (url?.protocol !== 'http:' || !isLoopbackHost(url.hostname))
    return { origin: APP_ORIGIN, address: `${APP_ORIGIN}/` }
  return { origin: url.origin, address: `${url.origin}/` }
}

/** Null where there is none. Node calls the origin of a scheme of one's own "null", so ours is put together here. */
export function originOf(address: string): string | null {
  const url = URL.parse(address)
  if (!url || url.username !== '' || url.password !== '') return null
  if (url.protocol === `${APP_SCHEME}:`) return url.host === APP_HOST ? APP_ORIGIN : null
  return url.origin === 'null' ? null : url.origin
}

/** The one document that a window may show; its routes live in the fragment. */
export function isPage(place: PagePlace, address: string): boolean {
  const path = URL.parse(address)?.pathname
  return originOf(address) === place.origin && (path === '/' || path === '/index.html' || path === '')
}
