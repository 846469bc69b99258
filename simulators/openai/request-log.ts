import type { FaultKind } from './faults.ts'
import type { Api } from './request-reader.ts'

export interface RequestLogEntry {
  /** Counted from 1. */
  readonly number: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly api: Api
  readonly model: string
  readonly product: string
  readonly language: string
  /** The parsed body, or the raw text where it is not a JSON object. */
  readonly body: unknown
  readonly fault: FaultKind | undefined
  readonly inputTokens: number
  /** Undefined while the request is in work, and when it ended without an answer. */
  readonly status: number | undefined
  /** The caller went away before the answer. */
  readonly aborted: boolean
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** What was asked, for tests and for whoever watches the simulator. Never leaves this machine. */
export class RequestLog {
  count = 0
  active = 0
  maxActive = 0
  readonly #kept: number
  #entries: Writable<RequestLogEntry>[] = []

  /** `kept` entries stay at least, twice as many at most. */
  constructor(kept: number) {
    this.#kept = kept
  }

  get entries(): readonly RequestLogEntry[] {
    return this.#entries
  }

  start(
    request: Pick<RequestLogEntry, 'at' | 'api' | 'model' | 'product' | 'language' | 'body'>
  ): Writable<RequestLogEntry> {
    this.count += 1
    this.active += 1
    this.maxActive = Math.max(this.maxActive, this.active)
    const entry = {
      ...request,
      number: this.count,
      fault: undefined,
      inputTokens: 0,
      status: undefined,
      aborted: false
    }
    if (this.#entries.length >= this.#kept * 2) this.#entries = this.#kept === 0 ? [] : this.#entries.slice(-this.#kept)
    if (this.#kept > 0) this.#entries.push(entry)
    return entry
  }

  finish(entry: Writable<RequestLogEntry>, aborted: boolean): void {
    entry.aborted = aborted
    this.active -= 1
  }

  clear(): void {
    this.#entries = []
  }
}
