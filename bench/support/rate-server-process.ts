import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { RateCount, RateShapeName } from './rate-shapes.ts'

export interface RateServer {
  /** `http://127.0.0.1:N/v1` */
  readonly baseUrl: string
  count(): Promise<RateCount>
  stop(): Promise<void>
}

export interface RateServerOptions {
  readonly shape: RateShapeName
  /** Requests that come later than this after the first are not counted. Milliseconds. */
  readonly countedMs: number
  readonly seed: number
  /** The text of every answer. */
  readonly text: string
}

/** Starts `rate-server.ts` in a process of its own. */
export async function startRateServer({ shape, countedMs, seed, text }: RateServerOptions): Promise<RateServer> {
  const script = path.resolve(import.meta.dirname, 'rate-server.ts')
  const child = spawn(process.execPath, [script, shape, String(countedMs), String(seed), text], {
    stdio: ['pipe', 'pipe', 'inherit']
  })
  const exited = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^LISTENING (\d+)$/.exec(line)?.[1]
    if (port === undefined) continue
    return {
      baseUrl: `http://127.0.0.1:${port}/v1`,
      async count() {
        const response = await fetch(`http://127.0.0.1:${port}/count`)
        return (await response.json()) as RateCount
      },
      async stop() {
        child.stdin.end()
        await exited
      }
    }
  }
  throw new Error('The rate server ended before it was ready')
}
