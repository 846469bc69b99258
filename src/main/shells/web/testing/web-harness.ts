import { request as httpRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { apiHarness, type ApiHarness, type ApiHarnessOptions } from '../../common/testing/api-harness.ts'
import { loadPageFiles } from '../../common/page-files.ts'
import { Session } from '../session.ts'
import { startWebServer, type WebServer } from '../web-server.ts'

export interface WebAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface WebHarness {
  readonly api: ApiHarness
  readonly server: WebServer
  /** The one-time token of the printed address, or the fixed one. */
  readonly token: string
  /** Sends exactly these bytes as the path, and any header, Host included, as no browser or fetch would. */
  send(method: string, path: string, headers?: OutgoingHttpHeaders, body?: string | Uint8Array): Promise<WebAnswer>
  /** Trades the token and gives the Cookie header. */
  signIn(): Promise<string>
}

export const SECRET_FILE = 'outside of the page'

/** A real server on the loopback address, over a fake engine and a page of two files. They go with the test. */
export async function webHarness(
  options: ApiHarnessOptions & { readonly fixedToken?: string } = {}
): Promise<WebHarness> {
  const api = apiHarness(options)
  const pageDir = join(api.folder, 'renderer')
  mkdirSync(join(pageDir, 'assets'), { recursive: true })
  writeFileSync(join(pageDir, 'index.html'), '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__">')
  writeFileSync(join(pageDir, 'assets', 'app-abc123.js'), 'run()')
  writeFileSync(join(api.folder, 'secret.txt'), SECRET_FILE)
  let secrets = 0
  let nonces = 0
  const started = await startWebServer({
    api: api.api,
    page: await loadPageFiles(pageDir),
    session: new Session({
      fixedToken: options.fixedToken ?? null,
      newSecret: () => {
        secrets += 1
        return `secret-number-${secrets}`
      }
    }),
    newNonce: () => {
      nonces += 1
      return `nonce${nonces}`
    },
    streams: api.api.streams,
    timers: api.timers,
    log: api.log,
    port: 0
  })
  if (!started.ok) throw new Error(started.error)
  const server = started.value
  onTestFinished(async () => {
    const closed = server.close()
    api.timers.pass(60_000)
    await closed
  })
  const token = new URL(server.address).searchParams.get('token') ?? ''
  const send: WebHarness['send'] = (method, path, headers = {}, body) =>
    new Promise((resolve, reject) => {
      const request = httpRequest({ host: '127.0.0.1', port: server.port, method, path, headers, agent: false })
      request.on('error', reject)
      request.on('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8')
          })
        )
      })
      request.end(body)
    })
  return {
    api,
    server,
    token,
    send,
    async signIn() {
      const answer = await send('GET', `/?token=${token}`)
      return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    }
  }
}
