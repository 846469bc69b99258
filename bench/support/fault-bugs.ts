import { setTimeout as sleep } from 'node:timers/promises'
import { createLeanFetch } from '../../src/main/adapters/openai/lean-fetch.ts'
import { systemClock, systemTimers } from '../../src/main/adapters/system/system.ts'
import { createLlmFactory } from '../../src/main/app/llm-factory.ts'
import type { Llm } from '../../src/main/ports/llm.ts'
import { assertNever } from '../../src/shared/lib/assert-never.ts'
import { openBenchEngine, type BenchEngine } from './engine-run.ts'
import { SPEED_MODEL } from './speed-requests.ts'

/** A bug put between the engine and its server. */
export type FaultBug = 'refused-as-answered' | 'late-and-deaf' | 'quota-as-failure'

/** Longer than anything may take to reach the server after Stop. */
const HELD_BACK_MS = 1_500

export interface FaultyEngine {
  readonly baseUrl: string
  readonly concurrency: number
  readonly bug: FaultBug | undefined
  /** To go on with what an earlier engine left. */
  readonly dir?: string
}

/** The app's engine against a server at `baseUrl`, with or without a bug. */
export function openFaultyEngine({ baseUrl, concurrency, bug, dir }: FaultyEngine): Promise<BenchEngine> {
  const settings = { model: SPEED_MODEL, concurrency }
  const shared = { baseUrl, settings, ...(dir === undefined ? {} : { dir }) }
  const lean = createLeanFetch()
  switch (bug) {
    case undefined:
      return openBenchEngine({ ...shared, fetch: lean })
    case 'late-and-deaf':
      return openBenchEngine({ ...shared, fetch: deaf(lean) })
    case 'refused-as-answered':
    case 'quota-as-failure':
      return openBenchEngine({ ...shared, llm: twisted(baseUrl, lean, bug) })
    default:
      return assertNever(bug, 'bug')
  }
}

/** Takes a request that is broken off for one to send again, when nothing may be sent any more. */
function deaf(send: typeof fetch): typeof fetch {
  return (input, init) => {
    init?.signal?.addEventListener('abort', () => {
      void sleep(HELD_BACK_MS)
        .then(() => send(input, { ...init, signal: null }))
        .catch(() => undefined)
    })
    return send(input, init)
  }
}

function twisted(baseUrl: string, send: typeof fetch, bug: 'refused-as-answered' | 'quota-as-failure'): Llm {
  const client = createLlmFactory({ fetch: send, clock: systemClock, timers: systemTimers }).create({
    provider: 'openai',
    baseUrl,
    api: 'responses',
    model: SPEED_MODEL,
    apiKey: null
  })
  return {
    rulesVersion: client.rulesVersion,
    test: (signal) => client.test(signal),
    async optimize(request, signal) {
      const outcome = await client.optimize(request, signal)
      if (bug === 'refused-as-answered' && outcome.kind === 'refused')
        return { ...outcome, kind: 'answered', values: { title: 'A plain thing' }, model: SPEED_MODEL }
      if (bug === 'quota-as-failure' && outcome.kind === 'stopped')
        return { kind: 'failed', reason: outcome.reason, retryAfterMs: undefined }
      return outcome
    }
  }
}
