import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Turns } from './procs-turns.ts'

const MAIN = path.resolve(import.meta.dirname, '../../backend/src/main.ts')
const ADMIN_KEY = 'admin-key-of-a-test-0123456789abcdef'

/** Where it keeps its data: an address of PostgreSQL, or a folder for PGlite. */
export type Place = { readonly url: string } | { readonly folder: string }

export interface BackendAnswer {
  readonly status: number
  readonly json: unknown
}

/** The real backend in a process of its own, over all its lives on one database. */
export class BackendProcess {
  readonly #place: Place
  readonly #turns = new Turns()
  #child: ChildProcess
  #origin: string

  private constructor(place: Place, started: Started) {
    this.#place = place
    this.#child = started.child
    this.#origin = started.origin
  }

  static async start(place: Place): Promise<BackendProcess> {
    return new BackendProcess(place, await launch(place))
  }

  /** Where it is at present. */
  get origin(): string {
    return this.#origin
  }

  /** As its operator, or as the merchant of a store. Null where there is no answer. */
  async api(method: string, pathname: string, body?: unknown, instanceId?: string): Promise<BackendAnswer | null> {
    await this.#turns.ready
    try {
      const response = await fetch(this.#origin + pathname, {
        method,
        headers: {
          authorization: `Bearer ${ADMIN_KEY}`,
          ...(instanceId !== undefined && { 'x-wordshelf-instance': instanceId }),
          ...(body !== undefined && { 'content-type': 'application/json' })
        },
        ...(body !== undefined && { body: JSON.stringify(body) })
      })
      return { status: response.status, json: (await response.json()) as unknown }
    } catch {
      return null
    }
  }

  /** The fields of an answer that has to come. */
  async ask(method: string, pathname: string, body?: unknown, instanceId?: string): Promise<Record<string, unknown>> {
    const answer = await this.api(method, pathname, body, instanceId)
    if (answer === null || answer.status >= 300)
      throw new Error(`The backend answered ${method} ${pathname} with ${JSON.stringify(answer)}`)
    return answer.json as Record<string, unknown>
  }

  /** SIGKILL, and a new life on the same database, at another port. */
  kill(moved: (origin: string) => void): Promise<void> {
    return this.#turns.take(async () => {
      await end(this.#child, 'SIGKILL')
      const { child, origin } = await launch(this.#place)
      this.#child = child
      this.#origin = origin
      moved(origin)
    })
  }

  /** SIGSTOP for a while: connections stay open and nobody answers. */
  pause(until: Promise<unknown>): Promise<void> {
    return this.#turns.take(async () => {
      this.#child.kill('SIGSTOP')
      await until
      this.#child.kill('SIGCONT')
    })
  }

  async stop(): Promise<void> {
    await this.#turns.ready
    await end(this.#child, 'SIGTERM')
  }
}

interface Started {
  readonly child: ChildProcess
  readonly origin: string
}

async function launch(place: Place): Promise<Started> {
  const folder = 'folder' in place ? ['--data-dir', place.folder] : []
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--quiet', '--trust-proxy', ...folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, WORDSHELF_ADMIN_KEY: ADMIN_KEY, DATABASE_URL: 'url' in place ? place.url : '' }
  })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => (said = (said + piece.toString()).slice(-4_000)))
  for await (const line of createInterface({ input: child.stdout })) {
    const ready = /READY (http:\/\/\S+)/.exec(line)?.[1]
    if (ready === undefined) continue
    child.stdout.resume()
    return { child, origin: new URL(ready).origin }
  }
  throw new Error(`The backend ended before it was ready: ${said}`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}
