import { app, shell, type WebContents } from 'electron'
import type { Log } from '../../ports/system.ts'
import { externalLink } from './external-link.ts'
import { isPage, type PagePlace } from './page-place.ts'

/** Contents of every kind, from their creation on: they show our page, open nothing, and embed nothing. */
export function guardNavigation(place: PagePlace, log: Log): void {
  app.on('web-contents-created', (_, contents) => {
    guardContents(contents, place, log)
  })
}

function guardContents(contents: WebContents, place: PagePlace, log: Log): void {
  const openOutside = (address: string): void => {
    const link = externalLink(address)
    if (link === null) {
      log.warn('a link was refused', { protocol: URL.parse(address)?.protocol })
      return
    }
    shell.openExternal(link).catch((error: unknown) => {
      log.warn('a link could not be opened', { error: String(error) })
    })
  }

  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isPage(place, event.url)) return
    event.preventDefault()
    if (event.isMainFrame) openOutside(event.url)
  })
  contents.on('will-redirect', (event) => {
    if (!event.isMainFrame || !isPage(place, event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
}
