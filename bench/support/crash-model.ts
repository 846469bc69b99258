import { serve } from '@hono/node-server'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { FaultPlan } from '../../simulators/openai/faults.ts'
import { seededRandom } from '../../simulators/random.ts'
import { createOpenAiSimulator } from '../../simulators/openai/simulator.ts'

/** Answers that deliver nothing, so that every way in which an answer can land is gone at all the time. */
const FAULTS: FaultPlan = [
  { kind: 'refusal', probability: 0.08 },
  { kind: 'server-error', probability: 0.06 },
  { kind: 'partial', probability: 0.06 },
  { kind: 'not-json', probability: 0.03 },
  { kind: 'drop', probability: 0.02 },
  { kind: 'rate-limit-ms', probability: 0.01, retryAfterMs: 200 }
]

export interface ModelServer {
  readonly url: string
  close(): void
}

/** The simulator behind a real socket. It outlives every child. */
export async function startModel(seed: number): Promise<ModelServer> {
  const simulator = createOpenAiSimulator({
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    timers: {
      after(ms, run) {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      }
    },
    random: seededRandom(seed),
    // Longer than a request needs to get here, so that a kill finds some under way.
    latencyMs: { min: 4, max: 14 },
    models: ['gpt-6-luna'],
    headers: false,
    faults: FAULTS,
    keepRequests: 0
  })
  const server = serve({ fetch: simulator.app.fetch, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close() {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
    }
  }
}
