import { statSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Store } from '../../src/main/ports/store.ts'

/** What a piece of work costs the computer. Real milliseconds and megabytes. */
export interface Load {
  /** Above what was held before it began. Engine and simulator together. */
  readonly peakMb: number
  readonly heapMb: number
  readonly cpuMs: number
  readonly tookMs: number
  /** The longest transaction, and how many took longer than a person notices. */
  readonly longestTxMs: number
  readonly longTxs: number
  readonly txMs: number
  /** The longest turn of the event loop: engine and simulator in one thread. */
  readonly longestTurnMs: number
  readonly walMb: number
}

/** What a person notices. */
const LONG_MS = 50
const MB = 1024 * 1024

export class LoadMeter {
  #longest = 0
  #long = 0
  #tx = 0
  #peakRss = 0
  #peakHeap = 0
  #wal = 0
  readonly #walFile: string

  constructor(databaseFile: string) {
    this.#walFile = `${databaseFile}-wal`
  }

  /** The same store, with its transactions timed. */
  readonly watch = (store: Store): Store => {
    const timed = <T>(run: () => T): T => {
      const begun = performance.now()
      try {
        return run()
      } finally {
        const ms = performance.now() - begun
        this.#tx += ms
        this.#longest = Math.max(this.#longest, ms)
        if (ms > LONG_MS) this.#long += 1
      }
    }
    return {
      read: (run) => timed(() => store.read(run)),
      write: (run) => timed(() => store.write(run)),
      watchEvents: (listener) => store.watchEvents(listener),
      watchTexts: (listener) => store.watchTexts(listener),
      noteCommitted: () => store.noteCommitted(),
      isDiskFault: (error) => store.isDiskFault(error),
      close: () => store.close()
    }
  }

  /** Looks at what is held now. Cheap enough for every request. */
  sample(): void {
    const { rss, heapUsed } = process.memoryUsage()
    this.#peakRss = Math.max(this.#peakRss, rss)
    this.#peakHeap = Math.max(this.#peakHeap, heapUsed)
    this.#wal = Math.max(this.#wal, statSync(this.#walFile, { throwIfNoEntry: false })?.size ?? 0)
  }

  async measure<T>(run: () => Promise<T>): Promise<{ readonly value: T; readonly load: Load }> {
    collectGarbage()
    const idle = process.memoryUsage()
    this.#longest = 0
    this.#long = 0
    this.#tx = 0
    this.#peakRss = 0
    this.#peakHeap = 0
    this.#wal = 0
    const delay = monitorEventLoopDelay({ resolution: 10 })
    delay.enable()
    const cpu = process.cpuUsage()
    const begun = performance.now()
    const value = await run()
    this.sample()
    const used = process.cpuUsage(cpu)
    delay.disable()
    return {
      value,
      load: {
        peakMb: (this.#peakRss - idle.rss) / MB,
        heapMb: (this.#peakHeap - idle.heapUsed) / MB,
        cpuMs: (used.user + used.system) / 1_000,
        tookMs: performance.now() - begun,
        longestTxMs: this.#longest,
        longTxs: this.#long,
        txMs: this.#tx,
        longestTurnMs: delay.max / 1e6,
        walMb: this.#wal / MB
      }
    }
  }
}

function collectGarbage(): void {
  if (globalThis.gc === undefined) throw new Error('Start with --expose-gc')
  globalThis.gc()
  globalThis.gc()
}
