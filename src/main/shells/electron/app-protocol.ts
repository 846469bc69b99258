import { net, protocol } from 'electron'
import { appAnswer, isApi, type AppAnswerOptions } from './app-answer.ts'
import { APP_SCHEME, originOf, type PagePlace } from './page-place.ts'

/** Must run before the app is ready. Gives the scheme an origin of its own, with fetch and streams, and no way around the policy. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }
  ])
}

/** Answers the page's own address; while developing also the files' addresses on the development server, which knows none. */
export function serveAppProtocol(options: AppAnswerOptions, place: PagePlace): void {
  const answer = appAnswer(options, place.origin)
  protocol.handle(APP_SCHEME, answer)
  if (place.origin.startsWith('http:')) {
    protocol.handle('http', (request) =>
      originOf(request.url) === place.origin && isApi(request.url)
        ? answer(request)
        : net.fetch(request, { bypassCustomProtocolHandlers: true })
    )
  }
}
