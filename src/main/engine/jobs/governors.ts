import { errorMessage } from '#shared/lib/error-message.ts'
import { createGovernor, type RateGovernor } from '../rate/governor.ts'
import { readGovernorMemory } from '../rate/memory.ts'
import type { EngineDeps } from '../deps.ts'
import type { ModelSource } from '../settings/model-source.ts'

/** What a governor has learnt is written down this often at most, and when the app stops. */
const SAVE_MS = 30_000

/** One rate governor per server and model, each with the memory of the last run. */
export interface Governors {
  /** The one of the model that the settings name now. */
  current(): RateGovernor
  /** Writes down what was learnt, if it is time. */
  remember(): void
  /** Now. A disk that takes nothing costs only what was learnt. */
  save(): void
}

export function createGovernors(deps: EngineDeps, models: ModelSource): Governors {
  const governors = new Map<string, RateGovernor>()
  let savedAt = deps.clock.monotonic()

  function open(key: string): RateGovernor {
    const governor = createGovernor({
      clock: deps.clock,
      random: deps.random,
      maxConcurrency: () => models.current().concurrency,
      memory: readGovernorMemory(readJson(deps.store.read((db) => db.getMeta(metaKey(key)))))
    })
    governors.set(key, governor)
    return governor
  }

  function save(): void {
    savedAt = deps.clock.monotonic()
    try {
      deps.store.write((tx) => {
        for (const [key, governor] of governors) tx.setMeta(metaKey(key), JSON.stringify(governor.memory()))
      })
    } catch (error) {
      deps.log.error('the pace could not be stored', { error: errorMessage(error) })
    }
  }

  return {
    current() {
      const { rateKey } = models.current()
      return governors.get(rateKey) ?? open(rateKey)
    },
    remember() {
      if (deps.clock.monotonic() - savedAt >= SAVE_MS) save()
    },
    save
  }
}

const metaKey = (key: string): string => `rate ${key}`

function readJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}
