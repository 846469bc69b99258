import type { OptimizeOutcome, OptimizeRequest } from '../../src/main/ports/llm.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'

/** Attempts that the engine gives an item, said again here: the model takes nothing from what it checks. */
const ATTEMPTS = 4

interface ModelItem {
  state: 'open' | 'done' | 'failed' | 'cancelled'
  attempts: number
  /** The month that its credit was taken from. */
  period: string
}

export interface ModelJob {
  readonly id: number
  readonly items: Map<string, ModelItem>
}

const itemKey = (product: string, attribute: string): string => `${product} ${attribute}`

/** The balance as a person would keep it on paper: what each item did, and one number. No database, no job states. */
export class LedgerModel {
  total: number
  used = 0
  period: string
  readonly jobs: ModelJob[] = []
  readonly answers = new Map<string, { readonly body: string; readonly answer: unknown }>()

  constructor(total: number, period: string) {
    this.total = total
    this.period = period
  }

  get remaining(): number {
    return Math.max(0, this.total - this.used)
  }

  /** Held by items of the running month. */
  get reserved(): number {
    return this.#items().filter((item) => item.state === 'open' && item.period === this.period).length
  }

  count(job: ModelJob, ...states: readonly ModelItem['state'][]): number {
    return [...job.items.values()].filter((item) => states.includes(item.state)).length
  }

  create(id: number, products: readonly string[], attributes: readonly string[]): void {
    const items = new Map<string, ModelItem>()
    for (const product of products)
      for (const attribute of attributes)
        items.set(itemKey(product, attribute), { state: 'open', attempts: 0, period: this.period })
    this.jobs.push({ id, items })
    this.used += items.size
  }

  /** What an answer does to the items that were asked for. */
  land(job: ModelJob, request: OptimizeRequest, outcome: OptimizeOutcome): void {
    for (const attribute of request.attributes) {
      const item = job.items.get(itemKey(request.product.name, attribute))
      if (item?.state !== 'open')
        throw new Error(`Asked for ${attribute} of ${request.product.name}, which is ${item?.state ?? 'unknown'}`)
      const verdict = verdictOf(outcome, attribute)
      if (verdict === 'good') item.state = 'done'
      if (verdict === 'attempt') item.attempts += 1
      if (verdict === 'end' || item.attempts === ATTEMPTS) this.#release(item, 'failed')
    }
  }

  cancel(job: ModelJob): void {
    for (const item of job.items.values()) if (item.state === 'open') this.#release(item, 'cancelled')
  }

  retry(job: ModelJob): void {
    for (const item of job.items.values()) {
      if (item.state !== 'failed' && item.state !== 'cancelled') continue
      Object.assign(item, { state: 'open', attempts: 0, period: this.period })
      this.used += 1
    }
  }

  turnTo(period: string): void {
    if (period <= this.period) return
    this.period = period
    this.used = 0
  }

  /** A month that is over keeps its total: what comes back late frees nothing in the new one. */
  #release(item: ModelItem, state: 'failed' | 'cancelled'): void {
    item.state = state
    if (item.period === this.period) this.used -= 1
  }

  #items(): ModelItem[] {
    return this.jobs.flatMap((job) => [...job.items.values()])
  }
}

/** A value that every attribute's check refuses. */
export const UNUSABLE_VALUE = 'x'.repeat(9_000)

function verdictOf(outcome: OptimizeOutcome, attribute: Attribute): 'good' | 'attempt' | 'end' | 'wait' {
  switch (outcome.kind) {
    case 'answered': {
      const value = outcome.values[attribute]
      return value === undefined || value === UNUSABLE_VALUE ? 'attempt' : 'good'
    }
    case 'incomplete':
    case 'unusable':
    case 'failed':
      return 'attempt'
    case 'refused':
    case 'rejected':
      return 'end'
    case 'rate-limited':
    case 'offline':
    case 'stopped':
    case 'aborted':
      return 'wait'
  }
}
