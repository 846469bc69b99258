import { errorBody } from '#shared/contract/errors.ts'
import type { Log } from '../../ports/system.ts'
import { errorAnswer } from '../common/answers.ts'
import { COMMON_HEADERS, EMPTY_POLICY } from '../common/csp.ts'
import { createFilesApp, type FilesOptions } from '../common/files.ts'
import type { PageFiles } from '../common/page-files.ts'
import { originOf } from './page-place.ts'

export interface AppAnswerOptions extends FilesOptions {
  readonly page: PageFiles
  readonly newNonce: () => string
  readonly log: Log
}

/** What the app's own address answers: the page, the files that go in and out, and nothing else. Never rejects. */
export function appAnswer(options: AppAnswerOptions, pageOrigin: string): (request: Request) => Promise<Response> {
  const files = createFilesApp(options)
  files.notFound(() => nothingHere())
  files.onError((error) => fault(options.log, error))

  async function answer(request: Request): Promise<Response> {
    if (originOf(request.url) !== pageOrigin) return nothingHere()
    // Only a page can send this header, and only ours has business here.
    const initiator = request.headers.get('Origin')
    if (initiator !== null && initiator !== pageOrigin) {
      return errorAnswer(errorBody('FORBIDDEN', 'This page may not use Wordshelf'))
    }
    if (isApi(request.url)) return files.fetch(request)
    if (request.method !== 'GET' && request.method !== 'HEAD') return nothingHere()
    return (await options.page.answer(new URL(request.url).pathname, options.newNonce())) ?? nothingHere()
  }

  return async (request) => {
    try {
      return hardened(await answer(request))
    } catch (error) {
      return hardened(fault(options.log, error))
    }
  }
}

export function isApi(address: string): boolean {
  return new URL(address).pathname.startsWith('/api/')
}

function nothingHere(): Response {
  return errorAnswer(errorBody('NOT_FOUND', 'There is nothing at this address'))
}

function fault(log: Log, error: unknown): Response {
  log.error('a request failed', { error: String(error) })
  return errorAnswer(errorBody('INTERNAL', 'Something went wrong in Wordshelf. The log has the details.'))
}

function hardened(response: Response): Response {
  for (const [name, value] of Object.entries({ ...COMMON_HEADERS, 'Content-Security-Policy': EMPTY_POLICY })) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}
