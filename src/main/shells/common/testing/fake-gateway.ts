import type { CallMeta, CallResult } from '#shared/contract/contract.ts'
import type { AnyEvent } from '#shared/contract/events.ts'
import type { EngineGateway } from '../../../ports/gateway.ts'
import type { Log, Timers } from '../../../ports/system.ts'

export interface GatewayCall {
  readonly procedure: string
  readonly input: unknown
  readonly meta: CallMeta
}

/** The engine's place taken by a script: remembers what it was asked and answers what the test says. */
export class FakeGateway implements EngineGateway {
  readonly calls: GatewayCall[] = []
  readonly listeners = new Set<(event: AnyEvent) => void>()
  stops = 0
  readonly #gone = Promise.withResolvers<void>()
  readonly whenGone = this.#gone.promise
  answer: (call: GatewayCall) => CallResult | Promise<CallResult> = () => ({ ok: true, value: {} })

  async call(procedure: string, input: unknown, meta: CallMeta): Promise<CallResult> {
    const call = { procedure, input, meta }
    this.calls.push(call)
    return this.answer(call)
  }

  on(listener: (event: AnyEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  emit(event: AnyEvent): void {
    for (const listener of this.listeners) listener(event)
  }

  stop(): Promise<void> {
    this.stops += 1
    this.#gone.resolve()
    return Promise.resolve()
  }
}

/** Time that passes when the test says so. */
export class FakeTimers implements Timers {
  #now = 0
  readonly #waiting = new Map<symbol, { readonly at: number; readonly run: () => void }>()

  after(ms: number, run: () => void): () => void {
    const id = Symbol('timer')
    this.#waiting.set(id, { at: this.#now + ms, run })
    return () => this.#waiting.delete(id)
  }

  pass(ms: number): void {
    const until = this.#now + ms
    for (;;) {
      const [next] = [...this.#waiting].filter(([, timer]) => timer.at <= until).toSorted((a, b) => a[1].at - b[1].at)
      if (!next) break
      this.#waiting.delete(next[0])
      this.#now = next[1].at
      next[1].run()
    }
    this.#now = until
  }

  get count(): number {
    return this.#waiting.size
  }
}

export class MemoryLog implements Log {
  readonly errors: string[] = []

  info(): void {}

  warn(): void {}

  error(message: string, fields: object = {}): void {
    this.errors.push(`${message} ${JSON.stringify(fields)}`)
  }
}
