import type { OptimizeOutcome, OptimizeRequest } from '../../src/main/ports/llm.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'

/** Attempts that the engine gives an item, said again here: the model takes nothing from what it checks. */
const ATTEMPTS = 4

/** Products that a trial runs first, said again here for the same reason. */
const TRIAL_PRODUCTS = 5

export interface ModelItem {
  state: 'open' | 'done' | 'free' | 'failed' | 'cancelled'
  attempts: number
  /** The month that its credit was taken from. */
  period: string
  /** Of one of the first products of its job that have something to do. */
  readonly trial: boolean
  /** Its text answers more than its job's prompt: nothing takes it over. */
  rewritten: boolean
}

export interface ModelJob {
  readonly id: number
  /** Also the name by which requests tell their job. Jobs that share results share it. */
  readonly prompt: string
  readonly attributes: readonly string[]
  readonly items: Map<string, ModelItem>
  /** Whether the merchant has to look at a trial before the rest may run. */
  trialWaits: boolean
  /** The item whose text it writes anew; null for a job of the merchant's own. */
  readonly rework: ModelItem | null
}

export interface NewModelJob {
  readonly id: number
  readonly prompt: string
  readonly products: readonly string[]
  readonly attributes: readonly string[]
  readonly trial: boolean
  /** Names of the items that take over an earlier result. */
  readonly free: ReadonlySet<string>
  readonly rework?: ModelItem
}

export const itemKey = (product: string, attribute: string): string => `${product} ${attribute}`

/** The balance as a person would keep it on paper: what each item did, and one number. No database, no job states. */
export class LedgerModel {
  total: number
  used = 0
  period: string
  /** Of a store with a backend, by month: what this device was granted and gave back. Null without one. */
  readonly leases: Map<string, { granted: number; returned: number }> | null
  readonly jobs: ModelJob[] = []
  readonly answers = new Map<string, { readonly body: string; readonly prompt: string; readonly answer: unknown }>()

  constructor(total: number, period: string, linked: boolean) {
    this.total = linked ? 0 : total
    this.period = period
    this.leases = linked ? new Map([[period, { granted: 0, returned: 0 }]]) : null
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

  create({ id, prompt, products, attributes, trial, free, rework }: NewModelJob): void {
    const items = new Map<string, ModelItem>()
    const isOpen = (product: string) => attributes.some((attribute) => !free.has(itemKey(product, attribute)))
    const toDo = products.filter(isOpen)
    const tried = new Set(toDo.slice(0, TRIAL_PRODUCTS))
    for (const product of products)
      for (const attribute of attributes) {
        const key = itemKey(product, attribute)
        const state = free.has(key) ? 'free' : 'open'
        items.set(key, { state, attempts: 0, period: this.period, trial: tried.has(product), rewritten: false })
      }
    this.jobs.push({
      id,
      prompt,
      attributes,
      items,
      trialWaits: trial && toDo.length > TRIAL_PRODUCTS,
      rework: rework ?? null
    })
    this.used += items.size - free.size
  }

  /** Whether the item's text is asked for once more at the moment. */
  isReworked(item: ModelItem): boolean {
    return this.jobs.some((job) => job.rework === item && this.count(job, 'open') > 0)
  }

  /** Whether anything of a job with this prompt is still to do: then its requests cannot be told from those of another. */
  isBusy(prompt: string): boolean {
    return this.jobs.some((job) => job.prompt === prompt && this.count(job, 'open') > 0)
  }

  /** The attributes of the first job with this prompt, in its order. */
  attributesOf(prompt: string): readonly string[] {
    return this.jobs.find((job) => job.prompt === prompt)?.attributes ?? []
  }

  /** What an answer does to the items that were asked for. */
  land(job: ModelJob, request: OptimizeRequest, outcome: OptimizeOutcome): void {
    for (const attribute of request.attributes) {
      const item = job.items.get(itemKey(request.product.name, attribute))
      if (item?.state !== 'open')
        throw new Error(`Asked for ${attribute} of ${request.product.name}, which is ${item?.state ?? 'unknown'}`)
      if (job.trialWaits && !item.trial)
        throw new Error(`Asked for ${attribute} of ${request.product.name}, which is not of the trial`)
      const verdict = verdictOf(outcome, attribute)
      if (verdict === 'good') {
        item.state = 'done'
        if (job.rework) job.rework.rewritten = true
      }
      if (verdict === 'attempt') item.attempts += 1
      if (verdict === 'end') item.attempts += 1
      if (verdict === 'end' || item.attempts === ATTEMPTS) this.#release(item, 'failed')
    }
  }

  /** The merchant goes on with a job that was paused; where it was its trial that asked for a look, with the rest of it. */
  resume(job: ModelJob, asked: boolean): void {
    if (!asked) return
    if ([...job.items.values()].some((item) => item.trial && item.state === 'open'))
      throw new Error(`Job ${job.id} asked for a look before its trial was over`)
    job.trialWaits = false
  }

  /** Whether credits may be corrected by hand: back to what open items hold, up to what there is. */
  adjust(amount: number): 'ok' | 'INSUFFICIENT_CREDITS' | 'CONFLICT' {
    if (amount > this.remaining) return 'INSUFFICIENT_CREDITS'
    if (-amount > this.used - this.reserved) return 'CONFLICT'
    this.used += amount
    return 'ok'
  }

  cancel(job: ModelJob): void {
    for (const item of job.items.values()) if (item.state === 'open') this.#release(item, 'cancelled')
  }

  /** Of all that was given back: a trial of a part of it is not what was asked for. */
  retry(job: ModelJob): void {
    job.trialWaits = false
    for (const item of job.items.values()) {
      if (item.state !== 'failed' && item.state !== 'cancelled') continue
      Object.assign(item, { state: 'open', attempts: 0, period: this.period })
      this.used += 1
    }
  }

  /** What a backend knows by the events of this device: per month what is held, what was delivered, what was given back. */
  get told(): string[] {
    return [...(this.leases ?? [])].map(([period, { returned }]) => {
      const items = this.#items().filter((item) => item.period === period)
      const held = items.filter((item) => item.state === 'open').length
      const captured = items.filter((item) => item.state === 'done').length
      return `${period}: ${held} held, ${captured} captured, ${returned} returned`
    })
  }

  lease(change: { readonly granted?: number; readonly returned?: number }): void {
    const lease = this.leases?.get(this.period)
    if (!lease) throw new Error('No lease')
    lease.granted += change.granted ?? 0
    lease.returned += change.returned ?? 0
    this.total = lease.granted - lease.returned
  }

  /** The backend opens a month: nothing of it is leased yet. */
  openMonth(period: string): void {
    this.turnTo(period)
    this.leases?.set(period, { granted: 0, returned: 0 })
    this.total = 0
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
