import { startChildServer } from './child-server.ts'
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
  const { port, stop } = await startChildServer('rate-server.ts', [shape, String(countedMs), String(seed), text])
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    async count() {
      const response = await fetch(`http://127.0.0.1:${port}/count`)
      return (await response.json()) as RateCount
    },
    stop
  }
}
