import type { Output, Parsed } from '#shared/contract/contract.ts'
import { tidyBannedWords } from '#shared/model/banned-words.ts'
import type { EngineDeps } from '../deps.ts'
import { createRetryTimer } from '../retry-timer.ts'

/** Some ten milliseconds of work, with a full list of words: what else waits for the engine's thread waits no longer. */
const ITEMS_AT_ONCE = 200
/** For what has come in meanwhile. */
const PAUSE_MS = 5

/** What a store's texts may not say. */
export interface Wording {
  get(instanceId: string): Output<'wording.get'>
  put(instanceId: string, wanted: Parsed<'wording.put'>): Output<'wording.put'>
  /** Goes on where the last life of the process was interrupted. */
  begin(): void
  stop(): void
}

/**
 * A changed list is true at once for what lands; the texts that are there are looked through part by part, each part and how far it is
 * in one transaction, so that a stop in between forgets nothing.
 */
export function createWording(deps: Pick<EngineDeps, 'store' | 'timers' | 'bus' | 'log'>): Wording {
  const { store, bus } = deps
  const checking = createRetryTimer(deps, 'texts could not be checked for banned words', checkSome)

  function get(instanceId: string): Output<'wording.get'> {
    return store.read((db) => ({
      bannedWords: [...db.getBannedWords(instanceId).words],
      checking: db.getBannedChecks().includes(instanceId)
    }))
  }

  function checkSome(): void {
    const [instanceId] = store.read((db) => db.getBannedChecks())
    if (instanceId === undefined) return
    const { left } = store.write((tx) => tx.checkBannedWords(instanceId, ITEMS_AT_ONCE))
    if (!left) bus.changed(instanceId, ['items', 'settings'])
    checking.wait(PAUSE_MS)
  }

  return {
    get,
    put(instanceId, wanted) {
      const words = tidyBannedWords(wanted.bannedWords)
      store.write((tx) => {
        const before = tx.getBannedWords(instanceId).words
        if (JSON.stringify(before) !== JSON.stringify(words)) tx.setBannedWords(instanceId, words)
      })
      checking.wait(PAUSE_MS)
      bus.changed(instanceId, ['settings'])
      return get(instanceId)
    },
    begin: () => checking.wait(PAUSE_MS),
    stop: checking.stop
  }
}
