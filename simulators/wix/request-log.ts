import type { WixFaultKind } from './faults.ts'
import type { StoreChange } from './model.ts'

export interface WixLogEntry {
  /** Counted from 1. */
  readonly number: number
  /** Milliseconds since 1970, by the caller's clock without the store's skew. */
  readonly at: number
  readonly method: string
  readonly path: string
  readonly query: string
  /** Parsed; that of a GET is what its `.r` holds. Undefined where there is none, the raw text where it is no JSON. */
  readonly body: unknown
  readonly fault: WixFaultKind | undefined
  /** Undefined while in work, and where the caller got no answer. */
  readonly status: number | undefined
  readonly requestId: string
  /** What the request itself changed in the store. Empty for a write that left every value as it was. */
  readonly changes: readonly StoreChange[]
  /** 429 from the store's own rate, not from a fault. */
  readonly overRate: boolean
}

/** One value that a request really changed. */
export interface EffectiveWrite extends StoreChange {
  /** Number of the request. */
  readonly request: number
  readonly at: number
}

/** A request that Wix would take or not, and that no good client sends. */
export interface Violation {
  readonly request: number
  readonly method: string
  readonly path: string
  readonly problem: string
}

export type WritableEntry = { -readonly [K in keyof WixLogEntry]: WixLogEntry[K] }

/** What was asked and what it did. The latest requests are kept with their bodies; the effective writes and violations all. */
export class WixRequestLog {
  count = 0
  active = 0
  maxActive = 0
  readonly writes: EffectiveWrite[] = []
  readonly violations: Violation[] = []
  readonly #kept: number
  #entries: WritableEntry[] = []

  /** `kept` entries stay at least, twice as many at most. */
  constructor(kept: number) {
    this.#kept = kept
  }

  get entries(): readonly WixLogEntry[] {
    return this.#entries
  }

  start(request: Pick<WixLogEntry, 'at' | 'method' | 'path' | 'query' | 'body' | 'requestId'>): WritableEntry {
    this.count += 1
    this.active += 1
    this.maxActive = Math.max(this.maxActive, this.active)
    const entry: WritableEntry = {
      ...request,
      number: this.count,
      fault: undefined,
      status: undefined,
      changes: [],
      overRate: false
    }
    if (this.#entries.length >= this.#kept * 2) this.#entries = this.#kept === 0 ? [] : this.#entries.slice(-this.#kept)
    if (this.#kept > 0) this.#entries.push(entry)
    return entry
  }

  changed(entry: WritableEntry, changes: readonly StoreChange[]): void {
    if (changes.length === 0) return
    entry.changes = [...entry.changes, ...changes]
    for (const change of changes) this.writes.push({ ...change, request: entry.number, at: entry.at })
  }

  violated(entry: WixLogEntry, problems: readonly string[]): void {
    for (const problem of problems) {
      this.violations.push({ request: entry.number, method: entry.method, path: entry.path, problem })
    }
  }

  finish(): void {
    this.active -= 1
  }

  clear(): void {
    this.#entries = []
    this.writes.length = 0
    this.violations.length = 0
  }
}
