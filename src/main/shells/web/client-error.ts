import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { ERRORS, errorBody, type ErrorBody } from '#shared/contract/errors.ts'

/**
 * Gives what is no HTTP request at all an answer that a person can use, where Node would send a bare 400. A request that arrived
 * whole before the nonsense gets its own answer instead, and one that the nonsense is part of is cut.
 */
export function answerClientErrors(server: Server): void {
  const current = new WeakMap<Duplex, { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse }>()
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { socket } = incoming
    current.set(socket, { incoming, outgoing })
    outgoing.once('close', () => current.delete(socket))
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const running = current.get(socket)
    if (running?.incoming.complete === true && socket.writable) {
      running.outgoing.once('close', () => socket.end())
      return
    }
    if (running || !socket.writable || error.code === 'ECONNRESET') {
      socket.destroy()
      return
    }
    const body = whatIsWrong(error.code)
    const { status } = ERRORS[body.code]
    const json = JSON.stringify(body)
    socket.end(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
        'Content-Type: application/json',
        `Content-Length: ${Buffer.byteLength(json)}`,
        'Cache-Control: no-store',
        'X-Content-Type-Options: nosniff',
        'Connection: close',
        '',
        json
      ].join('\r\n')
    )
  })
}

function whatIsWrong(code: string | undefined): ErrorBody {
  switch (code) {
    case 'HPE_INVALID_URL':
      return errorBody('VALIDATION_ERROR', 'The address holds characters that must be percent-encoded')
    case 'HPE_HEADER_OVERFLOW':
      return errorBody('PAYLOAD_TOO_LARGE', 'The address and the headers are too long')
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return errorBody('VALIDATION_ERROR', 'The request took too long to arrive')
    default:
      return errorBody('VALIDATION_ERROR', 'This is not a valid HTTP request')
  }
}
