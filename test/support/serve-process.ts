import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

export interface ServeOptions {
  /** A fresh temporary folder where not given. */
  readonly dataDir?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The built program; its source where false. */
  readonly built?: boolean
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The parsed body; undefined where it is not JSON. */
  readonly json: unknown
}

export interface ServeProcess {
  readonly child: ChildProcess
  /** With the token, for a browser. */
  readonly url: string
  readonly origin: string
  readonly dataDir: string
  /** A call with the bearer token. A body that is not a string goes as JSON. */
  api(method: string, pathname: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>
  /** As a power cut would: no code of ours runs. The data folder stays. */
  kill(): Promise<void>
  /** SIGTERM, and the data folder goes if it was ours. */
  stop(): Promise<number | null>
}

const TOKEN = 'test-token'

/** The web shell as a user starts it, on a free port. */
export async function startServe(options: ServeOptions = {}): Promise<ServeProcess> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'wordshelf-serve-'))
  const entry = options.built === false ? 'src/main/serve.ts' : 'out/main/serve.js'
  const args = ['--data-dir', dataDir, '--port', '0', '--token', TOKEN, ...(options.args ?? [])]
  const child = spawn(process.execPath, [path.join(root, entry), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, OPENAI_API_KEY: '', ...options.env }
  })
  const url = await readyUrl(child)
  const { origin } = new URL(url)

  return {
    child,
    url,
    origin,
    dataDir,
    async api(method, pathname, body, headers = {}) {
      const text = typeof body === 'string'
      const response = await fetch(origin + pathname, {
        method,
        headers: {
          authorization: `Bearer ${TOKEN}`,
          ...(body === undefined ? {} : { 'content-type': text ? 'text/csv' : 'application/json' }),
          ...headers
        },
        ...(body === undefined ? {} : { body: text ? body : JSON.stringify(body) })
      })
      const answer = await response.text()
      return { status: response.status, headers: response.headers, text: answer, json: parseJson(answer) }
    },
    async kill() {
      child.kill('SIGKILL')
      await exited(child)
    },
    async stop() {
      child.kill('SIGTERM')
      await exited(child)
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
      return child.exitCode
    }
  }
}

async function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = ''
    let complaint = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      const ready = /^READY (\S+)$/m.exec(out)?.[1]
      if (ready !== undefined) resolve(ready)
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint += chunk.toString()
    })
    child.once('exit', (code) =>
      reject(new Error(`the server ended with ${String(code)} before it was ready: ${complaint}`))
    )
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
