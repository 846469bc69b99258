import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { seededRandom } from '../../simulators/random.ts'
import { createOpenAiSimulator } from '../../simulators/openai/simulator.ts'

export interface ModelServer {
  readonly baseUrl: string
  /** The one key that is let in. */
  readonly apiKey: string
  close(): Promise<void>
}

/** The simulator on a free port of this computer. It lets in nobody but the owner of `apiKey`. */
export async function startModelServer(apiKey: string): Promise<ModelServer> {
  const simulator = createOpenAiSimulator({
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    random: seededRandom(1),
    timers: {
      after(ms, run) {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      }
    },
    latencyMs: 0,
    models: ['local-model'],
    apiKey
  })
  const server = serve({ fetch: simulator.app.fetch, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    apiKey,
    async close() {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await once(server, 'close')
    }
  }
}
