import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { FaultKind, FaultRule } from '../../simulators/openai/faults.ts'

/** One request as the server saw it. Times are milliseconds since 1970 on this machine's clock, which the engine's process shares. */
export interface FaultLogEntry {
  /** Counted from 1 in the order of arrival. */
  readonly number: number
  /** When its headers were in. */
  readonly at: number
  /** When the answer was handed to the socket; null while it is in work. */
  readonly answeredAt: number | null
  readonly product: string
  readonly attributes: readonly string[]
  /** Null: answered as asked. */
  readonly fault: FaultKind | null
  readonly status: number | null
  /** The caller had gone before the answer. */
  readonly aborted: boolean
}

export interface FaultServer {
  /** `http://127.0.0.1:N/v1` */
  readonly baseUrl: string
  setFaults(plan: readonly FaultRule[]): Promise<void>
  /** Requests so far. */
  count(): Promise<number>
  log(): Promise<readonly FaultLogEntry[]>
  stop(): Promise<void>
}

export interface FaultServerOptions {
  /** How long an answer takes in the middle. */
  readonly latencyMs: number
  readonly seed: number
}

/** Starts `fault-server.ts` in a process of its own, without any fault yet. */
export async function startFaultServer({ latencyMs, seed }: FaultServerOptions): Promise<FaultServer> {
  const script = path.resolve(import.meta.dirname, 'fault-server.ts')
  const child = spawn(process.execPath, [script, String(latencyMs), String(seed)], {
    stdio: ['pipe', 'pipe', 'inherit']
  })
  const exited = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^LISTENING (\d+)$/.exec(line)?.[1]
    if (port === undefined) continue
    const origin = `http://127.0.0.1:${port}`
    const get = async (name: string): Promise<unknown> => (await fetch(`${origin}/${name}`)).json()
    return {
      baseUrl: `${origin}/v1`,
      async setFaults(plan) {
        const response = await fetch(`${origin}/faults`, { method: 'POST', body: JSON.stringify(plan) })
        if (!response.ok) throw new Error(`The faults were not taken: ${response.status}`)
      },
      count: async () => (await get('count')) as number,
      log: async () => (await get('log')) as readonly FaultLogEntry[],
      async stop() {
        child.stdin.end()
        await exited
      }
    }
  }
  throw new Error('The fault server ended before it was ready')
}

/**
 * Rules that strike with these shares of all requests. The server asks one rule after the other, so each has to strike more often among
 * those that the earlier ones let pass.
 */
export function faultMix(shares: readonly (readonly [FaultKind, number])[]): FaultRule[] {
  let left = 1
  return shares.map(([kind, share]) => {
    const probability = share / left
    left -= share
    return { kind, probability }
  })
}
