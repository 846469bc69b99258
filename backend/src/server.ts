import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { err, ok, type Result } from '#shared/lib/result.ts'

export interface BackendServer {
  /** Where it can be reached from this computer. */
  readonly address: string
  /** Takes nothing new and gives what is running some time to end. */
  close(): Promise<void>
}

/** For a request to arrive whole: 16 MB over a slow line. */
const REQUEST_TIMEOUT_MS = 120_000
const HEADERS_TIMEOUT_MS = 20_000
/** Longer than the minute that proxies in front keep their connections, so that none is closed under them. */
const KEEP_ALIVE_MS = 75_000
/** A call that nobody answers: beyond what a statement of the database may take. */
const IDLE_TIMEOUT_MS = 90_000
const DRAIN_MS = 10_000

/** A port that cannot be had is an answer, one sentence. */
export async function startServer(
  app: Pick<Hono, 'fetch'>,
  { host, port }: { readonly host: string; readonly port: number }
): Promise<Result<BackendServer, string>> {
  const answering = new Set<ServerResponse>()
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false, hostname: host })
  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: HEADERS_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    (incoming, outgoing) => {
      answering.add(outgoing)
      outgoing.once('close', () => answering.delete(outgoing))
      void listener(incoming, outgoing)
    }
  )
  server.timeout = IDLE_TIMEOUT_MS
  const listening = await listen(server, host, port)
  if (!listening.ok) return listening
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return ok({
    address: `http://${shown.includes(':') ? `[${shown}]` : shown}:${listening.value}`,
    close: () => closeServer(server, answering)
  })
}

function listen(server: Server, host: string, port: number): Promise<Result<number, string>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(
        err(
          error.code === 'EADDRINUSE'
            ? `port ${port} is in use: choose another with --port, or 0 for any free one`
            : `port ${port} of ${host} cannot be used (${error.code ?? error.message})`
        )
      )
    })
    server.listen(port, host, () => resolve(ok((server.address() as AddressInfo).port)))
  })
}

function closeServer(server: Server, answering: ReadonlySet<ServerResponse>): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    server.close(() => {
      clearTimeout(limit)
      resolve()
    })
    server.closeIdleConnections()
    // A connection that is kept after its last answer would hold up the end for as long as it may.
    for (const answer of answering) answer.shouldKeepAlive = false
  })
}
