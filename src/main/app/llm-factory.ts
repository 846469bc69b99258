import { SAMPLE_MODEL_ID } from '#shared/model/sample-model.ts'
import { createOpenAiSimulator } from '../../../simulators/openai/simulator.ts'
import type { Fetch } from '../adapters/common/transport.ts'
import { seededRandom } from '../../../simulators/random.ts'
import { checkBaseUrl } from '../adapters/openai/base-url.ts'
import { createOpenAiClient } from '../adapters/openai/client.ts'
import { createEstimates } from '../adapters/openai/estimate.ts'
import { KNOWN_MODELS } from '../adapters/openai/models.ts'
import type { LlmFactory, LlmSettings } from '../ports/llm.ts'
import type { Clock, Timers } from '../ports/system.ts'

/** Long enough that a job's progress can be watched, short enough that nobody waits. */
const SAMPLE_LATENCY_MS = { min: 60, max: 240 }

/**
 * `sample` is the real client talking to the simulator inside this process: no socket, no key, no network, and every line of the real
 * path used.
 */
export function createLlmFactory(deps: {
  readonly fetch: Fetch
  readonly clock: Clock
  readonly timers: Timers
}): LlmFactory {
  const { clock, timers } = deps
  const sample = createOpenAiSimulator({
    clock,
    timers,
    random: seededRandom(1),
    latencyMs: SAMPLE_LATENCY_MS,
    models: [SAMPLE_MODEL_ID],
    headers: false,
    // A long session must not keep what it sent.
    keepRequests: 0
  })
  return {
    create(settings: LlmSettings) {
      if (settings.provider === 'openai')
        return Object.assign(createOpenAiClient(settings, deps), createEstimates(settings))
      const local: LlmSettings = {
        ...settings,
        baseUrl: 'http://127.0.0.1/v1',
        api: 'responses',
        model: SAMPLE_MODEL_ID,
        apiKey: null
      }
      const client = createOpenAiClient(local, {
        clock,
        timers,
        fetch: (input, init) => sample.fetch(input, init)
      })
      return Object.assign(client, createEstimates(local))
    },
    checkBaseUrl,
    knownModels: KNOWN_MODELS
  }
}
