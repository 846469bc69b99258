import type Database from 'better-sqlite3'
import type { Dispatch } from '../../src/main/api/dispatch.ts'
import type { OptimizeOutcome, OptimizeRequest } from '../../src/main/ports/llm.ts'
import type { Output } from '../../src/shared/contract/contract.ts'
import type { WixFaultRule } from '../../simulators/wix/faults.ts'
import type { FastTime } from './crash-time.ts'
import { itemsOf, opsOf, runKey, runOf, type KillRun } from './wix-kill-items.ts'
import { editedText, hasRole, mergedText, type Role, type WixKillPlan } from './wix-kill-plan.ts'
import { faultFor, isAboutPulls, type WishedFault } from './wix-kill-points.ts'

const USAGE = { inputTokens: 100, cachedTokens: 0, outputTokens: 20 }
const WORDS = ['Finer', 'Warmer', 'Softer', 'Brighter', 'Calmer', 'Bolder', 'Lighter'] as const

/** Another text for each attribute, short enough for each. The round is in the prompt. */
export function rewrite({ attributes, product, prompt }: OptimizeRequest): OptimizeOutcome {
  const round = Number(/\d+/.exec(prompt)?.[0] ?? 0)
  const word = WORDS[round % WORDS.length] ?? WORDS[0]
  const texts = attributes.map((attribute): [string, string] => {
    const original = product.values[attribute] ?? ''
    if (attribute === 'description') return [attribute, `${original}<p>${word} than before.</p>`]
    // One for each product: a ribbon that another product shows need not be made.
    if (attribute === 'ribbon') return [attribute, `${word} ${product.name.slice(0, 1)}`]
    return [attribute, original === '' ? `${word} than before` : `${word} ${original}`]
  })
  return { kind: 'answered', values: Object.fromEntries(texts), usage: USAGE, model: 'fake-1' }
}

const FAULTS: Readonly<Record<WishedFault, WixFaultRule>> = {
  'refused-once': { kind: 'rate-limit', retryAfterS: 1, writes: true },
  'no-answer': { kind: 'error-504-after', writes: true },
  'not-done': { kind: 'error-500', writes: true },
  'shut-out': { kind: 'unauthorized', writes: false }
}
const FAULT_NAMES = Object.keys(FAULTS) as WishedFault[]
/** How often a publish meets a fault that no point asks for. */
const UNWISHED = 0.25
/** How often a round begins with a full pull where no point asks for one. */
const FULL_PULL = 0.3
const LOOK_MS = 4
const HOUR_MS = 3_600_000
const SOON_MS = 2_000

export interface WixMerchantWorld {
  /** For looks at how far things are; everything is done through the contract. */
  readonly raw: Database.Database
  readonly time: FastTime
  readonly plan: WixKillPlan
  /** Uniform in [0, 1), seeded. */
  readonly random: () => number
}

/**
 * A merchant who works in rounds: fetches the store, has texts written, reviews and publishes them, decides conflicts, and takes it all
 * back. Where a round stands is read from the database, so that each life goes on where the last one died.
 */
export class WixMerchant {
  readonly #world: WixMerchantWorld
  #dispatch: Dispatch | null = null

  constructor(world: WixMerchantWorld) {
    this.#world = world
  }

  /** Before the engine starts, and goes on with what it finds. */
  async prepare(): Promise<void> {
    const { raw } = this.#world
    const open = (table: string): boolean =>
      raw.prepare(`select 1 from ${table} where finished_at is null`).get() !== undefined
    if (open('pulls')) await this.#arm('pull')
    else if (open('publishes')) await this.#arm('publish')
    else await this.#arm(null)
  }

  async work(dispatch: Dispatch): Promise<void> {
    this.#dispatch = dispatch
    const { raw, plan } = this.#world
    if (raw.prepare('select 1 from app_instances where site_id is not null').get() === undefined)
      await this.#call('shop.connect', { siteId: plan.siteId, apiKey: plan.apiKey })
    for (;;) {
      const round = Number(raw.prepare('select count(*) from jobs').pluck().get())
      const undo = round === 0 ? undefined : runOf(raw, 'undo', round)
      if (round === 0 || (undo?.state === 'DONE' && undo.conflict === 0)) {
        if (round > 0) await this.#tell('undone', round)
        if (round > 0 && plan.end.kind === 'finish') break
        await this.#begin(round + 1, undo?.finishedAt ?? 0)
      } else {
        await this.#review(round)
        await this.#publish(round)
        await this.#undo(round)
      }
    }
    await this.#pull('FULL', this.#world.time.now())
    await this.#tell('finished', 0)
  }

  /** A pull of what the merchant changed on Wix meanwhile, then a job. */
  async #begin(round: number, since: number): Promise<void> {
    const { plan, random } = this.#world
    const point = plan.end.kind === 'point' ? plan.end.point : null
    const moves = point !== null && (point.startsWith('pull-restart') || point.startsWith('pull-map'))
    await this.#tell('prepare', round, moves ? '&move=1' : '')
    await this.#arm('pull')
    const full = point?.startsWith('page') === true || point?.startsWith('pull-page') === true
    const changes = point?.startsWith('pull-list') === true
    await this.#pull(full || (!changes && random() < FULL_PULL) ? 'FULL' : 'CHANGES', since)
    const productIds = (await this.#tell('products', round)) as readonly string[]
    const { unpublishable } = await this.#call<Output<'shop.get'>>('shop.get', {})
    const attributes = ['title', 'description', 'seoTitle', 'seoDescription', 'ribbon', 'imageAlt'] as const
    await this.#call(
      'jobs.create',
      {
        sourceScope: 'products',
        productIds,
        attributes: attributes.filter((attribute) => !unpublishable.includes(attribute)),
        language: 'en',
        prompt: `Round ${round}`
      },
      `job-${round}`
    )
  }

  /** @param since a pull that began after it will do. Milliseconds since 1970 */
  async #pull(kind: 'FULL' | 'CHANGES', since: number): Promise<void> {
    const { raw } = this.#world
    const done = raw.prepare<[number]>(`select 1 from pulls where state = 'DONE' and created_at > ?`)
    const open = raw.prepare<[], { id: number; state: string }>('select id, state from pulls where finished_at is null')
    while (done.get(since) === undefined) {
      const pull = open.get()
      if (pull === undefined) await this.#call('pulls.start', { kind })
      else if (pull.state === 'PAUSED') await this.#call('pulls.resume', { id: pull.id }, undefined, 'CONFLICT')
      await pause()
    }
  }

  async #review(round: number): Promise<void> {
    const { raw } = this.#world
    if (runOf(raw, 'main', round) !== undefined) return
    while (itemsOf(raw, round).some(({ status }) => status === 'PENDING' || status === 'RUNNING')) await pause()
    const [first] = itemsOf(raw, round)
    const review = (role: Role, change: object): Promise<unknown> =>
      this.#call('items.review', { ids: [this.#item(round, role)], ...change })
    await this.#call('items.review', { filter: { jobId: first?.jobId ?? 0 }, decision: 'APPROVED' })
    await review('edited', { edit: editedText(round), decision: 'APPROVED' })
    await review('rejected', { decision: 'REJECTED' })
    await review('open', { decision: 'OPEN' })
  }

  async #publish(round: number): Promise<void> {
    const { raw, time } = this.#world
    if (runOf(raw, 'main', round) === undefined) {
      await this.#cancelOne(round)
      await this.#create('main', round, { at: new Date(time.now() + HOUR_MS).toISOString() })
    }
    const planned = this.#run('main', round)
    const waits = planned.state === 'SCHEDULED' || planned.state === 'MISSED'
    if (waits && (planned.dueAt ?? 0) - planned.createdAt > HOUR_MS / 2) {
      await this.#call('items.review', { ids: [this.#item(round, 'voided')], decision: 'REJECTED' })
      await this.#tell('mark', round)
      await this.#arm('publish')
      // On a machine that stands still for a while the time is over before it is asked for, and the app is right to say no.
      for (let soon = SOON_MS, set = false; !set; soon *= 2) {
        const at = new Date(time.now() + soon).toISOString()
        set = (await this.#call('publishes.reschedule', { id: planned.id, at }, undefined, 'CONFLICT')) !== null
      }
    }
    await this.#ended('main', round)
    await this.#tell('published', round)
  }

  /** Planned for later, and not to be. */
  async #cancelOne(round: number): Promise<void> {
    const { raw, time } = this.#world
    if (runOf(raw, 'cancelled', round) === undefined) {
      const at = new Date(time.now() + HOUR_MS).toISOString()
      await this.#create('cancelled', round, { itemIds: [this.#item(round, 'edited')], at })
    }
    const { id, state } = this.#run('cancelled', round)
    if (state !== 'CANCELLED') await this.#call('publishes.cancel', { id })
  }

  async #undo(round: number): Promise<void> {
    const { raw } = this.#world
    if (runOf(raw, 'undo', round) === undefined) {
      await this.#arm('publish')
      const { storeName } = await this.#call<Output<'shop.get'>>('shop.get', {})
      const filter = { publishId: this.#run('main', round).id }
      await this.#call('history.undo', { filter, storeName }, runKey('undo', round))
    }
    await this.#ended('undo', round)
  }

  async #create(what: 'main' | 'cancelled', round: number, more: object): Promise<void> {
    const [first] = itemsOf(this.#world.raw, round)
    const { storeName } = await this.#call<Output<'shop.get'>>('shop.get', {})
    await this.#call('publishes.create', { jobId: first?.jobId ?? 0, storeName, ...more }, runKey(what, round))
  }

  /** Until the run is over and nothing of it is in dispute. */
  async #ended(what: 'main' | 'undo', round: number): Promise<void> {
    for (;;) {
      const { id, state, conflict } = this.#run(what, round)
      if (state === 'PAUSED' || state === 'MISSED') await this.#call('publishes.resume', { id }, undefined, 'CONFLICT')
      else if (conflict > 0) await this.#resolve(id, round)
      else if (state === 'DONE') return
      await pause()
    }
  }

  async #resolve(publishId: number, round: number): Promise<void> {
    const items = new Map(itemsOf(this.#world.raw, round).map((item) => [item.id, item]))
    for (const op of opsOf(this.#world.raw, publishId).filter(({ state }) => state === 'CONFLICT')) {
      const item = items.get(op.itemId)
      const choice = (['mine', 'live', 'merge'] as const).find((role) => item && hasRole(role, item))
      if (choice === undefined) throw new Error(`${op.attribute} of ${op.productId} is in conflict for no reason`)
      const text = choice === 'merge' ? { text: mergedText(round) } : {}
      await this.#call('conflicts.resolve', { opIds: [op.id], choice, ...text })
    }
  }

  #item(round: number, role: Role): number {
    const item = itemsOf(this.#world.raw, round).find((one) => hasRole(role, one))
    if (item === undefined) throw new Error(`Round ${round} has no item for ${role}`)
    return item.id
  }

  #run(what: 'main' | 'cancelled' | 'undo', round: number): KillRun {
    const run = runOf(this.#world.raw, what, round)
    if (run === undefined) throw new Error(`The run ${what} of round ${round} is gone`)
    return run
  }

  /** Has the store meet the next request with the fault that the wanted point needs, or at times with any. */
  async #arm(stage: 'pull' | 'publish' | null): Promise<void> {
    const { plan, random } = this.#world
    const point = plan.end.kind === 'point' ? plan.end.point : null
    const wished = point !== null && isAboutPulls(point) === (stage === 'pull') ? faultFor(point) : null
    const unwished = stage === 'publish' && random() < UNWISHED
    const name = wished ?? (unwished ? FAULT_NAMES[Math.floor(random() * FAULT_NAMES.length)] : undefined)
    const faults = stage === null || name === undefined ? [] : [{ ...FAULTS[name], path: '/products', times: 1 }]
    await this.#post('/__control/faults', { faults })
  }

  /** Says to the parent how far the round is; what it does then, it does once. */
  #tell(what: string, round: number, more = ''): Promise<unknown> {
    return this.#post(`/__kill/${what}?round=${round}${more}`, {})
  }

  async #post(path: string, body: unknown): Promise<unknown> {
    // A kept connection may have been closed by the parent while this process stood still.
    const headers = { connection: 'close' }
    const response = await fetch(this.#world.plan.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${text}`)
    return JSON.parse(text)
  }

  async #call<T>(procedure: string, input: unknown, idempotencyKey?: string, allowed?: string): Promise<T> {
    const meta = idempotencyKey === undefined ? {} : { idempotencyKey }
    const result = await this.#dispatch?.(procedure, input, meta)
    if (!result) throw new Error('There is no engine yet')
    if (!result.ok && result.error.code !== allowed)
      throw new Error(`${procedure}: ${result.error.code} ${result.error.message}`)
    return (result.ok ? result.value : null) as T
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LOOK_MS)
  })
}
