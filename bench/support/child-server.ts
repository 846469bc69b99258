import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'

export interface ChildServer {
  readonly port: number
  stop(): Promise<void>
}

/** Starts a server of this folder in a process of its own. It prints `LISTENING port` when ready and ends when its input does. */
export async function startChildServer(script: string, args: readonly string[]): Promise<ChildServer> {
  const child = spawn(process.execPath, [path.resolve(import.meta.dirname, script), ...args], {
    stdio: ['pipe', 'pipe', 'inherit']
  })
  const exited = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^LISTENING (\d+)$/.exec(line)?.[1]
    if (port === undefined) continue
    return {
      port: Number(port),
      async stop() {
        child.stdin.end()
        await exited
      }
    }
  }
  throw new Error(`${script} ended before it was ready`)
}
