import { cpSync, rmSync } from 'node:fs'
import { scratchFolder } from '../../bench/support/crash-scratch.ts'
import { periodAt } from '../../src/shared/model/credits.ts'
import type { Job } from '../../src/shared/contract/jobs.ts'
import type { CallMeta, CallResult, Output } from '../../src/shared/contract/contract.ts'
import type { OptimizeOutcome } from '../../src/main/ports/llm.ts'
import type { StoreTx } from '../../src/main/ports/store.ts'
import { FakeLlm, rewritten, type HeldCall } from '../support/fake-llm.ts'
import { FakeTime, settle } from '../support/fake-time.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { wrongFacts } from '../support/wrong-facts.ts'
import { linkEngine } from '../support/linked-engine.ts'
import { addProducts, openTestEngine, type TestEngine } from '../support/test-engine.ts'
import type { Bug } from './ledger-bugs.ts'
import { toldCredits } from './ledger-linked.ts'
import { itemKey, LedgerModel, type ModelJob } from './ledger-model.ts'

export const ALLOWANCE = 30
export const PRODUCTS = 6
const CONCURRENCY = 3

/** A folder with a store of a few products, made once and copied for each run. */
export async function makeTemplate(linked: boolean): Promise<string> {
  const dir = scratchFolder('wordshelf-ledger-')
  const engine = await openTestEngine({ dir, allowance: ALLOWANCE, concurrency: CONCURRENCY })
  addProducts(engine, engine.instanceId, PRODUCTS)
  // A month is over where a step says so, and never by itself.
  if (linked) linkEngine(engine, { usableUntil: '2999-01-01T00:00:00.000Z' })
  await engine.stop()
  return dir
}

/** The real engine over a real database, with a model that answers only when a command says so. */
export class World {
  readonly model: LedgerModel
  readonly changes: number[] = []
  readonly #bug: Bug | undefined
  #engine: TestEngine

  private constructor(engine: TestEngine, linked: boolean, bug: Bug | undefined) {
    this.#engine = engine
    this.#bug = bug
    this.model = new LedgerModel(ALLOWANCE, periodAt(engine.time.now()), linked)
  }

  static async open(template: string, linked: boolean, bug?: Bug): Promise<World> {
    const dir = scratchFolder('wordshelf-ledger-')
    cpSync(template, dir, { recursive: true })
    return new World(await start(dir, new FakeTime(), bug), linked, bug)
  }

  call(procedure: string, input: unknown, meta: CallMeta = {}): Promise<CallResult> {
    return this.#engine.dispatch(procedure, input, meta)
  }

  async value<T>(procedure: string, input: unknown): Promise<T> {
    const result = await this.call(procedure, input)
    if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`)
    return result.value as T
  }

  /** Requests that wait for their answer. */
  waiting(): readonly HeldCall[] {
    return this.#engine.llm.held.filter((call) => !call.signal.aborted)
  }

  async answer(call: HeldCall, outcome: OptimizeOutcome): Promise<void> {
    this.model.land(this.jobOf(call), call.request, outcome)
    this.arrive(call, outcome)
    await settle()
  }

  /** An answer is there, and the engine has not looked at it yet: what comes next in the same breath comes first. */
  arrive(call: HeldCall, outcome: OptimizeOutcome): void {
    const { held } = this.#engine.llm
    held.splice(held.indexOf(call), 1)
    call.answer(outcome)
  }

  /** Jobs are told by their prompts; of those that share one, only one at a time has anything open. */
  jobOf({ request }: HeldCall): ModelJob {
    // Of one that writes a text anew by its note, which no other job has.
    const name = request.rework?.note ?? request.prompt
    const jobs = this.model.jobs.filter((job) => job.prompt === name)
    const job = jobs.find((each) => this.model.count(each, 'open') > 0) ?? jobs[0]
    if (!job) throw new Error(`A request of no job: ${request.prompt}`)
    return job
  }

  /** Items of a selection that an earlier result can fill: delivered for the same prompt and not rejected since. */
  reusable(prompt: string, products: readonly string[], attributes: readonly string[]): Set<string> {
    const rejected = new Set(
      this.#engine.raw
        .prepare<[], { job: number; key: string }>(
          `select i.job_id as job, p.name || ' ' || i.attribute as key from job_items i join products p on p.key = i.product_key
           where i.review = 'REJECTED'`
        )
        .all()
        .map(({ job, key }) => `${job} ${key}`)
    )
    const wanted = products.flatMap((product) => attributes.map((attribute) => itemKey(product, attribute)))
    return new Set(
      wanted.filter((key) =>
        this.model.jobs.some((job) => {
          const item = job.items.get(key)
          const state = item?.rewritten === true ? undefined : item?.state
          return job.prompt === prompt && (state === 'done' || state === 'free') && !rejected.has(`${job.id} ${key}`)
        })
      )
    )
  }

  advance(ms: number): Promise<void> {
    return this.#engine.time.advance(ms)
  }

  async resume(id: number): Promise<CallResult> {
    const { pausedBy } = await this.value<Job>('jobs.get', { id })
    const result = await this.call('jobs.resume', { id })
    const job = this.model.jobs.find((each) => each.id === id)
    if (result.ok && job) this.model.resume(job, pausedBy === 'trial')
    await settle()
    return result
  }

  async reopen(how: 'stop' | 'kill'): Promise<void> {
    const { dir, time } = this.#engine
    if (how === 'stop') await this.#engine.stop()
    else this.#engine.abandon()
    this.#engine = await start(dir, new FakeTime(time.now()), this.#bug)
    await settle()
  }

  /** What the sync service does with a reply, and what it gives back. */
  sync(run: (tx: StoreTx, instanceId: string, at: number) => void): void {
    const { engine, instanceId, time } = this.#engine
    engine.deps.store.write((tx) => run(tx, instanceId, time.now()))
  }

  /** What must hold after every step. Throws the first thing that does not. */
  async check(): Promise<void> {
    const { model } = this
    if (model.leases === null) model.turnTo(periodAt(this.#engine.time.now()))
    const balance = await this.value<Output<'credits.get'>>('credits.get', {})
    same('the balance', balance, {
      creditsTotal: model.total,
      creditsUsed: model.used,
      remaining: model.remaining,
      expired: 0,
      period: model.period,
      reserved: model.reserved,
      store: balance.store
    })
    same(
      'the items',
      this.#items(),
      [...model.jobs]
        .flatMap((job) => [...job.items].map(([key, item]) => `${job.id} ${key} ${item.state} after ${item.attempts}`))
        .sort(byText)
    )
    if (model.leases !== null)
      same('what was told', toldCredits(this.#engine.raw, [...model.leases.keys()]), model.told)
    same('the invariants', brokenInvariants(this.#engine.raw), [])
    same('the facts of texts', wrongFacts(this.#engine.raw), [])
    const bugs = this.#engine.log.filter((line) => line.level === 'error')
    same('the log', bugs, [])
  }

  #items(): string[] {
    return this.#engine.raw
      .prepare<[], { job: number; name: string; attribute: string; state: string; attempts: number }>(
        `select i.job_id as job, p.name, i.attribute, i.attempts, case i.status when 'DONE' then iif(i.credit = 'FREE', 'free', 'done')
           when 'PENDING' then 'open' when 'RUNNING' then 'open' else lower(i.status) end as state
         from job_items i join products p on p.key = i.product_key`
      )
      .all()
      .map(
        ({ job, name, attribute, state, attempts }) => `${job} ${itemKey(name, attribute)} ${state} after ${attempts}`
      )
      .sort(byText)
  }

  /** Everything that was begun can be brought to its end: nothing is stuck. */
  async finish(): Promise<void> {
    for (let round = 0; round < 50; round++) {
      for (const { id } of this.model.jobs) {
        const { status } = await this.value<Job>('jobs.get', { id })
        if (status === 'PAUSED') await this.resume(id)
        if (status === 'PENDING') await this.call('jobs.start', { id })
      }
      await this.advance(11 * 60_000)
      while (this.waiting().length > 0)
        for (const call of this.waiting()) await this.answer(call, rewritten(call.request))
      const jobs = await Promise.all(this.model.jobs.map(({ id }) => this.value<Job>('jobs.get', { id })))
      if (jobs.every((job) => job.finishedAt !== null)) break
    }
    same(
      'items left open',
      this.model.jobs.map((job) => this.model.count(job, 'open')),
      this.model.jobs.map(() => 0)
    )
    await this.check()
  }

  async close(): Promise<void> {
    try {
      await this.#engine.stop()
    } catch (error) {
      // A bug may have left what no engine can close.
      if (!this.#bug) throw error
    } finally {
      rmSync(this.#engine.dir, { recursive: true, force: true })
    }
  }
}

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

async function start(dir: string, time: FakeTime, bug: Bug | undefined): Promise<TestEngine> {
  const llm = new FakeLlm()
  llm.hold = true
  const engine = await openTestEngine({ dir, time, llm, concurrency: CONCURRENCY, wrapStore: bug?.inject })
  // No power fails here; what is written is what is read back.
  engine.raw.pragma('synchronous = OFF')
  return engine
}

function same(what: string, actual: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`)
}
