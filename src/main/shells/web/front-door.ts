import { errorBody, type ErrorCode } from '#shared/contract/errors.ts'
import type { Log } from '../../ports/system.ts'
import { errorAnswer } from '../common/answers.ts'
import type { Api } from '../common/api.ts'
import { COMMON_HEADERS, EMPTY_POLICY } from '../common/csp.ts'
import type { PageFiles } from '../common/page-files.ts'
import { whyForeign } from './origin-check.ts'
import { cookieName, readBearer, readCookies, setCookie, type Session } from './session.ts'

export interface FrontDoorOptions {
  readonly api: Pick<Api, 'fetch'>
  readonly page: PageFiles
  readonly session: Session
  readonly newNonce: () => string
  readonly log: Log
}

/**
 * Every request comes through here. Where it comes from is looked at first, then who sent it, and only then what it wants.
 * `host` is the Host header as it came in. Never rejects.
 */
export async function answerAtDoor(
  options: FrontDoorOptions,
  request: Request,
  host: string | null,
  port: number
): Promise<Response> {
  try {
    return hardened(await answer(options, request, host, port))
  } catch (error) {
    options.log.error('a request failed', { method: request.method, error: String(error) })
    return hardened(refusal(request, 'INTERNAL', 'Something went wrong in Wordshelf. The log has the details.'))
  }
}

async function answer(
  { api, page, session, newNonce }: FrontDoorOptions,
  request: Request,
  host: string | null,
  port: number
): Promise<Response> {
  const foreign = whyForeign(request, host, port)
  if (foreign !== null) return refusal(request, 'FORBIDDEN', foreign)

  const url = new URL(request.url)
  const cookies = readCookies(request.headers.get('Cookie'), cookieName(port))
  const hasCookie = cookies.some((value) => session.admitsCookie(value))
  const token = url.pathname === '/' && request.method === 'GET' ? url.searchParams.get('token') : null
  if (token !== null) {
    const cookie = session.trade(token)
    if (cookie !== null) return toPage({ 'Set-Cookie': setCookie(port, cookie) })
    // The old address opened again by a browser that is signed in.
    if (hasCookie) return toPage({})
  }

  if (isApi(url.pathname)) {
    const bearer = readBearer(request.headers.get('Authorization'))
    if (hasCookie || (bearer !== null && session.admitsBearer(bearer))) return api.fetch(request)
    return refusal(request, 'UNAUTHORIZED', SIGN_IN)
  }
  if (!hasCookie) return refusal(request, 'UNAUTHORIZED', SIGN_IN)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refusal(request, 'NOT_FOUND', 'The page is only read', { Allow: 'GET, HEAD' })
  }
  const file = await page.answer(url.pathname, newNonce())
  if (file) return file
  return url.pathname === '/'
    ? refusal(request, 'UNAVAILABLE', 'The page has not been built: run npm run build. The API works without it.')
    : refusal(request, 'NOT_FOUND', 'There is nothing at this address')
}

const SIGN_IN = 'Open the address that Wordshelf printed'

export function isApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/')
}

/** JSON for programs, a page without anything in it for people. */
export function refusal(
  request: Request,
  code: ErrorCode,
  message: string,
  headers: Readonly<Record<string, string>> = {}
): Response {
  const authenticate = code === 'UNAUTHORIZED' ? { 'WWW-Authenticate': 'Bearer' } : {}
  const json = errorAnswer(errorBody(code, message), { ...headers, ...authenticate })
  if (isApi(new URL(request.url).pathname)) return json
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Wordshelf</title><p>${message}.</p></html>`
  return new Response(html.replace('..<', '.<'), {
    status: json.status,
    headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }
  })
}

function toPage(headers: Readonly<Record<string, string>>): Response {
  return new Response(null, { status: 303, headers: { Location: '/', 'Cache-Control': 'no-store', ...headers } })
}

function hardened(response: Response): Response {
  for (const [name, value] of Object.entries({ ...COMMON_HEADERS, 'Content-Security-Policy': EMPTY_POLICY })) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}
