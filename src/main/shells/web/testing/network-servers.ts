import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { TEST_CERTIFICATE, TEST_KEY } from '../../../../../test/support/certificates.ts'

export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface TestServer {
  readonly port: number
  readonly seen: SeenRequest[]
  /** Connections that were ever made to it. */
  readonly connections: number
  /** Settles when a client has gone away before its answer was whole. */
  readonly deserted: Promise<void>
}

export type Answer = (response: ServerResponse, request: SeenRequest, socket: Socket) => void

export interface Certificate {
  readonly key: string
  readonly cert: string
}

export const GOOD: Certificate = { key: TEST_KEY, cert: TEST_CERTIFICATE }

/** A real server on the loopback address, with TLS where there is a certificate. It goes with the test. */
export async function testServer(answer: Answer, certificate: Certificate | null = null): Promise<TestServer> {
  const seen: SeenRequest[] = []
  const deserted = Promise.withResolvers<void>()
  let connections = 0
  const listener = (incoming: IncomingMessage, response: ServerResponse): void => {
    let body = ''
    incoming.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
    response.on('close', () => {
      if (!response.writableFinished) deserted.resolve()
    })
    incoming.on('end', () => {
      const { method = '', url = '', headers, socket } = incoming
      const request = { method, url, headers, body }
      seen.push(request)
      answer(response, request, socket)
    })
  }
  const server = certificate === null ? createServer(listener) : createTlsServer({ ...certificate }, listener)
  server.on('connection', () => (connections += 1))
  const port = await listening(server)
  return {
    port,
    seen,
    deserted: deserted.promise,
    get connections() {
      return connections
    }
  }
}

export interface TestProxy {
  readonly address: string
  /** `host:port` of each tunnel that was asked for. */
  readonly tunnels: string[]
  /** Anything that came without a tunnel: a proxy would read it. */
  readonly readable: string[]
}

/** A proxy that lets every tunnel end at `port` of this computer, or refuses them with a status and a page. */
export async function testProxy(to: { readonly port: number } | { readonly refuse: number }): Promise<TestProxy> {
  const tunnels: string[] = []
  const readable: string[] = []
  const server = createServer((request, response) => {
    readable.push(`${request.method ?? ''} ${request.url ?? ''}`)
    response.end('read')
  })
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    tunnels.push(request.url ?? '')
    if ('refuse' in to) {
      socket.end(`HTTP/1.1 ${to.refuse} No\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n<h1>No.</h1>`)
      return
    }
    const upstream = connect(to.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.write(head)
      upstream.pipe(socket).pipe(upstream)
    })
    const end = (): void => {
      upstream.destroy()
      socket.destroy()
    }
    upstream.on('error', end).on('close', end)
    socket.on('error', end).on('close', end)
  })
  return { address: `http://127.0.0.1:${await listening(server)}`, tunnels, readable }
}

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return (server.address() as AddressInfo).port
}
