import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { Timers } from '../../ports/system.ts'
import type { EventStreams } from '../common/event-streams.ts'
import { answerClientErrors } from './client-error.ts'
import { answerAtDoor, refusal, type FrontDoorOptions } from './front-door.ts'

export interface WebServerOptions extends FrontDoorOptions {
  /** 0 takes any free one. */
  readonly port: number
  readonly streams: Pick<EventStreams, 'close'>
  readonly timers: Timers
}

export interface WebServer {
  readonly port: number
  /** With the token, for the person or script that started the program. */
  readonly address: string
  /** Takes nothing new, ends event streams, gives what is running 2 seconds to end. */
  close(): Promise<void>
}

const HOSTNAME = '127.0.0.1'
/** Time that a request may take to arrive: the largest upload from a slow disk. Milliseconds. */
const REQUEST_TIMEOUT_MS = 60 * 60 * 1000
const CLOSE_GRACE_MS = 2_000

/** Listens on the loopback address only. A port that cannot be had is an answer, one sentence. */
export async function startWebServer(options: WebServerOptions): Promise<Result<WebServer, string>> {
  let closing = false
  let port = options.port
  const listener = getRequestListener(
    (request, env) => {
      if (closing) return refusal(request, 'UNAVAILABLE', 'Wordshelf is closing', { Connection: 'close' })
      const { host } = (env.incoming as IncomingMessage).headers
      return answerAtDoor(options, request, host ?? null, port)
    },
    { overrideGlobalObjects: false, hostname: HOSTNAME }
  )
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (incoming, outgoing) => {
    void listener(incoming, outgoing)
  })
  answerClientErrors(server)
  const listening = await listen(server, options.port)
  if (!listening.ok) return listening
  port = listening.value
  return ok({
    port,
    address: `http://${HOSTNAME}:${port}/?token=${encodeURIComponent(options.session.token)}`,
    async close() {
      closing = true
      options.streams.close()
      await closeServer(server, options.timers)
    }
  })
}

function listen(server: Server, port: number): Promise<Result<number, string>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(err(whyNotListening(error, port)))
    })
    server.listen(port, HOSTNAME, () => {
      resolve(ok((server.address() as AddressInfo).port))
    })
  })
}

function whyNotListening(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === 'EADDRINUSE') return `port ${port} is in use: choose another with --port, or none for any free one`
  if (error.code === 'EACCES') return `port ${port} needs more rights than this account has: choose one above 1023`
  return `port ${port} cannot be used (${error.code ?? error.message})`
}

function closeServer(server: Server, timers: Timers): Promise<void> {
  return new Promise((resolve) => {
    const cancel = timers.after(CLOSE_GRACE_MS, () => server.closeAllConnections())
    server.close(() => {
      cancel()
      resolve()
    })
    server.closeIdleConnections()
  })
}
