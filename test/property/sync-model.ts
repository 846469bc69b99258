import type { SimulatorRandom } from '../../simulators/random.ts'
import type { OptimizeOutcome, OptimizeRequest } from '../../src/main/ports/llm.ts'
import { FakeLlm, NO_TOKENS, rewritten } from '../support/fake-llm.ts'

const reason = 'Because.'

/** What a model does when it does not answer well. */
const TROUBLES: readonly ((request: OptimizeRequest) => OptimizeOutcome)[] = [
  (request) => rewritten({ ...request, attributes: request.attributes.slice(0, 1) }),
  () => ({ kind: 'refused', reason, usage: NO_TOKENS }),
  () => ({ kind: 'rejected', reason }),
  () => ({ kind: 'rejected', reason }),
  () => ({ kind: 'failed', reason, retryAfterMs: 1_000 }),
  () => ({ kind: 'rate-limited', retryAfterMs: 2_000, reason })
]

/** A model that mostly answers at once, sometimes badly, and now and then only when it is told to. */
export class MoodyLlm extends FakeLlm {
  readonly #random: SimulatorRandom
  readonly #asked: (request: OptimizeRequest) => void
  calm = false

  constructor(random: SimulatorRandom, asked: (request: OptimizeRequest) => void) {
    super()
    this.#random = random
    this.#asked = asked
    this.respond = (request) => this.#answer(request)
  }

  override optimize(request: OptimizeRequest, signal: AbortSignal): Promise<OptimizeOutcome> {
    this.#asked(request)
    this.requests.length = 0
    this.hold = !this.calm && this.#random.next() < 0.15
    return super.optimize(request, signal)
  }

  /** One answer that somebody waits for arrives, or all of them. */
  arrive(which: 'one' | 'all'): void {
    for (const call of this.held.splice(0, which === 'all' ? this.held.length : 1))
      call.answer(this.#answer(call.request))
  }

  #answer(request: OptimizeRequest): OptimizeOutcome {
    const trouble =
      !this.calm && this.#random.next() < 0.2 ? TROUBLES[Math.floor(this.#random.next() * TROUBLES.length)] : undefined
    return trouble?.(request) ?? rewritten(request)
  }
}
