import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'csv-stringify/sync'
import type { Dispatch } from '../../src/main/api/dispatch.ts'
import type { Input, Output, ProcedureName } from '../../src/shared/contract/contract.ts'
import { MAX_LIST_ROWS } from '../../src/shared/contract/review-lists.ts'
import type { JournalWriter } from './crash-journal.ts'
import type { AskedJob, CrashPlan } from './crash-plan.ts'
import type { Deed } from './crash-points.ts'
import type { FastTime } from './crash-time.ts'

export interface MerchantWorld {
  readonly dispatch: Dispatch
  readonly journal: JournalWriter
  readonly time: FastTime
  readonly plan: CrashPlan
  /** Uniform in [0, 1), seeded. */
  readonly random: () => number
  /** What the merchant is to do often, because the kill waits for it. */
  readonly wish: Deed | null
}

const PRODUCTS = 24
const ATTRIBUTES = ['title', 'seoTitle', 'seoDescription', 'imageAlt'] as const
const MOST_ACTIVE_JOBS = 3
const LONGEST_PAUSE_MS = 6
const PAGE = 40

/** One thing that a merchant does, how often beside the others, and which deed it brings about. */
interface Habit {
  readonly weight: number
  readonly deeds: readonly Deed[]
  readonly act: () => Promise<void>
}

type Job = Output<'jobs.get'>

/** A merchant who works through the app's own contract: creates, pauses, resumes, cancels, retries, reviews, undoes and imports. */
export class Merchant {
  readonly #world: MerchantWorld
  readonly #habits: readonly Habit[]
  #creates = 0
  #uploads = 0
  #notes = 0
  #lastChange: number | null = null

  constructor(world: MerchantWorld) {
    this.#world = world
    this.#habits = [
      { weight: 5, deeds: ['create-job', 'claim', 'land-done', 'land-retry', 'complete'], act: () => this.#create() },
      { weight: 1, deeds: ['pause'], act: () => this.#command('jobs.pause', (job) => job.status === 'RUNNING') },
      { weight: 3, deeds: ['resume'], act: () => this.#resume() },
      { weight: 0.7, deeds: ['cancel'], act: () => this.#command('jobs.cancel', (job) => job.status === 'RUNNING') },
      { weight: 1, deeds: ['retry-failed'], act: () => this.#command('jobs.retryFailed', canRetry) },
      { weight: 2, deeds: ['review'], act: () => this.#review() },
      { weight: 1.5, deeds: ['ask-again', 'land-again'], act: () => this.#askAgain() },
      { weight: 1, deeds: ['undo-review'], act: () => this.#undo() },
      { weight: 0.4, deeds: ['rollover'], act: () => this.#nextMonth() },
      { weight: 0.5, deeds: ['allowance'], act: () => this.#setAllowance() },
      { weight: 0.4, deeds: ['adjust'], act: () => this.#adjust() },
      { weight: 0.4, deeds: ['import-stage', 'import-apply'], act: () => this.#import() }
    ]
  }

  /** First what was left unsaid: a client that got no answer asks again with the same key. */
  async settleUnanswered(): Promise<void> {
    for (const { key, selection } of this.#world.plan.unanswered) await this.#ask(key, selection)
  }

  /** Never ends by itself. */
  async work(): Promise<never> {
    const { products } = await this.#call('products.list', { limit: 1 })
    if (products.length === 0) await this.#import()
    for (;;) {
      await this.#choose().act()
      await this.#rest()
    }
  }

  /** Resumes what waits until every job is over. */
  async finish(): Promise<void> {
    for (;;) {
      const open = [...(await this.#jobs()), ...(await this.#reworks())].filter((job) => isOpen(job))
      if (open.length === 0) break
      for (const job of open) {
        if (job.status === 'PAUSED') await this.#world.dispatch('jobs.resume', { id: job.id }, {})
        if (job.status === 'PENDING') await this.#world.dispatch('jobs.start', { id: job.id }, {})
      }
      await this.#rest()
    }
    const { creditsUsed, reserved } = await this.#call('credits.get', {})
    this.#world.journal.note({ kind: 'finished', creditsUsed, reserved })
  }

  #choose(): Habit {
    const { random, wish } = this.#world
    const wished = this.#habits.find(({ deeds }) => wish !== null && deeds.includes(wish))
    if (wished !== undefined && random() < 0.5) return wished
    const sum = this.#habits.reduce((total, { weight }) => total + weight, 0)
    let at = random() * sum
    for (const habit of this.#habits) {
      at -= habit.weight
      if (at < 0) return habit
    }
    throw new Error('The merchant has no habits')
  }

  async #create(): Promise<void> {
    const { random, plan } = this.#world
    const active = (await this.#jobs()).filter((job) => isOpen(job))
    if (active.length >= MOST_ACTIVE_JOBS) return
    const { ids } = await this.#call('products.ids', {})
    const first = Math.floor(random() * ids.length)
    const attributes = ATTRIBUTES.filter(() => random() < 0.4)
    const selection: AskedJob = {
      sourceScope: 'products',
      productIds: ids.slice(first, first + 1 + Math.floor(random() * 6)),
      attributes: attributes.length === 0 ? ['title'] : attributes,
      language: 'en',
      prompt: 'Make it clear.',
      trial: random() < 0.1,
      reuse: random() < 0.3
    }
    this.#creates += 1
    await this.#ask(`${plan.name}-${this.#creates}`, selection)
  }

  async #ask(key: string, selection: AskedJob): Promise<void> {
    const { journal, dispatch } = this.#world
    journal.note({ kind: 'asked', key, selection })
    const result = await dispatch('jobs.create', selection, { idempotencyKey: key })
    if (!result.ok && result.error.code !== 'INSUFFICIENT_CREDITS')
      throw new Error(`The create ${key} was refused: ${result.error.message}`)
    const { jobId, totalItems } = (result.ok ? result.value : {}) as Partial<Output<'jobs.create'>>
    journal.note({
      kind: 'answered',
      key,
      answer: jobId === undefined || totalItems === undefined ? null : { jobId, totalItems }
    })
  }

  /** The state may have moved on meanwhile; then the command is refused, which is an answer like any other. */
  async #command(name: 'jobs.pause' | 'jobs.cancel' | 'jobs.retryFailed', fits: (job: Job) => boolean): Promise<void> {
    const job = this.#pick((await this.#jobs()).filter((candidate) => fits(candidate)))
    if (job) await this.#world.dispatch(name, { id: job.id }, {})
    else if (name !== 'jobs.retryFailed') await this.#create()
    else await this.#command('jobs.cancel', (candidate) => candidate.status === 'RUNNING')
  }

  async #resume(): Promise<void> {
    const job = this.#pick((await this.#jobs()).filter((candidate) => candidate.status === 'PAUSED'))
    if (job) await this.#world.dispatch('jobs.resume', { id: job.id }, {})
    else if (this.#world.wish === 'resume') await this.#command('jobs.pause', (other) => other.status === 'RUNNING')
  }

  async #review(): Promise<void> {
    const { random } = this.#world
    const job = this.#pick((await this.#jobs()).filter((candidate) => candidate.progress.done > 0))
    if (!job) return
    const { items } = await this.#call('jobs.items', { id: job.id, status: 'DONE', limit: PAGE })
    const item = this.#pick(items)
    if (!item) return
    const decision = random() < 0.7 ? 'APPROVED' : 'REJECTED'
    const input: Input<'items.review'> =
      random() < 0.3
        ? { ids: [item.id], decision, edit: `Edited ${Math.floor(random() * 1e6)}` }
        : random() < 0.5
          ? { filter: { jobId: job.id, status: 'DONE' }, decision }
          : { ids: [item.id], decision }
    const { changeId } = await this.#call('items.review', input)
    this.#lastChange = changeId ?? this.#lastChange
  }

  async #askAgain(): Promise<void> {
    const { random, journal, plan, dispatch } = this.#world
    const job = this.#pick((await this.#jobs()).filter((candidate) => candidate.progress.done > 0))
    if (!job) return this.#create()
    const { items } = await this.#call('jobs.items', { id: job.id, status: 'DONE', limit: PAGE })
    const item = this.#pick(items)
    if (!item) return
    this.#notes += 1
    const note = `${plan.name}-note-${this.#notes}`
    journal.note({ kind: 'asked-again', note })
    // One that is written anew already is refused, which is an answer.
    const result = await dispatch('items.regenerate', { id: item.id, note }, {})
    if (result.ok) journal.note({ kind: 'asking', note, jobId: (result.value as Output<'items.regenerate'>).jobId })
    if (random() < 0.3) await this.#undo()
  }

  /** Jobs that write a text anew are in no list of jobs; where they stand is in the row of the text. */
  async #reworks(): Promise<readonly Pick<Job, 'id' | 'status'>[]> {
    const { listId, total } = await this.#call('review.open', {})
    const reworks: Pick<Job, 'id' | 'status'>[] = []
    for (let offset = 0; offset < total; offset += MAX_LIST_ROWS) {
      const { rows } = await this.#call('review.rows', { id: listId, offset, limit: MAX_LIST_ROWS })
      for (const { item } of rows)
        if (item?.regeneration) reworks.push({ id: item.regeneration.jobId, status: item.regeneration.status })
    }
    return reworks
  }

  async #undo(): Promise<void> {
    if (this.#lastChange === null) return this.#review()
    await this.#world.dispatch('items.undo', { changeId: this.#lastChange }, {})
    this.#lastChange = null
  }

  async #nextMonth(): Promise<void> {
    this.#world.time.toNextMonth()
    await this.#call('credits.get', {})
  }

  async #setAllowance(): Promise<void> {
    await this.#call('credits.setAllowance', { creditsTotal: 100_000 + Math.floor(this.#world.random() * 1_000) })
  }

  /** More than is free to give or to take is refused, which is an answer too. */
  async #adjust(): Promise<void> {
    const amount = this.#world.random() < 0.5 ? -1 : 2
    await this.#world.dispatch('credits.adjust', { amount, note: 'A correction.' }, {})
  }

  async #import(): Promise<void> {
    const { plan, random, dispatch } = this.#world
    this.#uploads += 1
    const uploadId = `upload-${plan.name}-${this.#uploads}`
    writeFileSync(path.join(plan.dir, 'uploads', `${uploadId}.csv`), catalogue(Math.floor(random() * 1_000)))
    const result = await dispatch('imports.create', { uploadId, fileName: 'products.csv', apply: true }, {})
    if (!result.ok) throw new Error(`The import was refused: ${result.error.message}`)
  }

  async #jobs(): Promise<readonly Job[]> {
    return (await this.#call('jobs.list', { limit: PAGE })).jobs
  }

  #pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.#world.random() * from.length)]
  }

  async #call<P extends ProcedureName>(name: P, input: Input<P>): Promise<Output<P>> {
    const result = await this.#world.dispatch(name, input, {})
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
    return result.value as Output<P>
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(resolve, this.#world.random() * LONGEST_PAUSE_MS)
    })
  }
}

function isOpen(job: Pick<Job, 'status'>): boolean {
  return job.status === 'PENDING' || job.status === 'RUNNING' || job.status === 'PAUSED'
}

function canRetry(job: Job): boolean {
  return !isOpen(job) && job.progress.failed + job.progress.cancelled > 0
}

/** The same products each time; `revision` changes some of their text. */
function catalogue(revision: number): string {
  const rows = Array.from({ length: PRODUCTS }, (_, n) => [
    `product-${n}`,
    'Product',
    `Enamel mug ${n}`,
    `<p>A mug of ${200 + n} ml${n % 3 === 0 ? `, revision ${revision}` : ''}.</p>`,
    'Kitchen',
    '12.50',
    'true'
  ])
  return stringify([['handleId', 'fieldType', 'name', 'description', 'collection', 'price', 'visible'], ...rows])
}
