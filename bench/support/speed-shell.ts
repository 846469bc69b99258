import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import type { LoopDelay, ProbeMessage } from './speed-probe.ts'

const root = path.resolve(import.meta.dirname, '../..')
const TOKEN = 'bench-token'

/** The built web shell in a process of its own, with a probe in its main thread. */
export interface ProbedShell {
  /** A call with its JSON answer. Throws where it is refused. */
  api(method: string, pathname: string, body?: unknown): Promise<unknown>
  /** Listens to the shell's events as an open window does. Returns how many came so far. */
  listen(): Promise<() => number>
  tell(message: ProbeMessage): void
  delay(): Promise<LoopDelay>
  stop(): Promise<void>
}

export async function startProbedShell(dataDir: string, args: readonly string[]): Promise<ProbedShell> {
  const probe = pathToFileURL(path.join(import.meta.dirname, 'speed-probe.ts')).href
  const child = spawn(
    process.execPath,
    ['--import', probe, 'out/main/serve.js', '--data-dir', dataDir, '--port', '0', '--token', TOKEN, ...args],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit', 'ipc'], env: { ...process.env, OPENAI_API_KEY: '' } }
  )
  const exited = once(child, 'exit')
  const origin = await readyOrigin(child.stdout)
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }
  const closing = new AbortController()
  return {
    async api(method, pathname, body) {
      const response = await fetch(origin + pathname, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) })
      })
      const text = await response.text()
      if (!response.ok) throw new Error(`${method} ${pathname} answered ${response.status} ${text.slice(0, 300)}`)
      return JSON.parse(text) as unknown
    },
    async listen() {
      const { body } = await fetch(`${origin}/api/events`, { headers, signal: closing.signal })
      let events = 0
      const read = async (): Promise<void> => {
        const decoder = new TextDecoder()
        for await (const chunk of body ?? []) events += decoder.decode(chunk).split('data:').length - 1
      }
      // It ends when the shell does.
      read().catch(() => undefined)
      return () => events
    },
    tell: (message) => void child.send(message),
    async delay() {
      const answer = once(child, 'message')
      child.send({ kind: 'read' } satisfies ProbeMessage)
      const [delay] = (await answer) as [LoopDelay]
      return delay
    },
    async stop() {
      closing.abort()
      child.kill('SIGTERM')
      await exited
    }
  }
}

async function readyOrigin(output: Readable | null): Promise<string> {
  if (output === null) throw new Error('The shell has no output')
  for await (const line of createInterface({ input: output })) {
    const url = /^READY (\S+)$/.exec(line)?.[1]
    if (url !== undefined) return new URL(url).origin
  }
  throw new Error('The shell ended before it was ready')
}
