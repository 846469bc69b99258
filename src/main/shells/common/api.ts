import { Hono } from 'hono'
import { errorBody } from '#shared/contract/errors.ts'
import { openApiDocument } from '#shared/contract/openapi.ts'
import type { Log, Timers } from '../../ports/system.ts'
import { errorAnswer, jsonAnswer } from './answers.ts'
import { createEventStreams, type EventStreams } from './event-streams.ts'
import { createFilesApp, type FilesOptions } from './files.ts'
import { createRestApp } from './rest.ts'
import { allowedMethods } from '#shared/contract/route-pattern.ts'

export interface ApiOptions extends FilesOptions {
  readonly timers: Timers
  readonly log: Log
  /** The app's version, for the description of the API. */
  readonly version: string
}

export interface Api {
  /** Answers everything under /api. Never rejects. Whether the caller may ask at all has been decided before. */
  fetch(request: Request): Promise<Response>
  readonly streams: Pick<EventStreams, 'close' | 'count'>
}

/** The whole HTTP face: the contract, files, events and their description. */
export function createApi(options: ApiOptions): Api {
  const streams = createEventStreams(options.gateway, options.timers)
  const app = new Hono()
  app.get('/api/events', (c) => streams.open(c.req.raw.method))
  app.get('/api/openapi.json', () => jsonAnswer(openApiDocument(options.version)))
  app.route('/', createFilesApp(options))
  app.route('/', createRestApp(options))

  const { routes } = app
  app.notFound((c) => {
    const allowed = allowedMethods(routes, c.req.path)
    if (allowed.length === 0) return errorAnswer(errorBody('NOT_FOUND', 'There is nothing at this address'))
    const allow = { Allow: allowed.join(', ') }
    if (c.req.method === 'OPTIONS') return new Response(null, { status: 204, headers: allow })
    return errorAnswer(errorBody('NOT_FOUND', `This address does not answer to ${c.req.method}`), allow)
  })
  app.onError((error, c) => {
    options.log.error('a request failed', { method: c.req.method, path: c.req.path, error: String(error) })
    return errorAnswer(errorBody('INTERNAL', 'Something went wrong in Wordshelf. The log has the details.'))
  })
  return { fetch: async (request) => app.fetch(request), streams }
}
