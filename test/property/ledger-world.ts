import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { periodAt } from '../../src/shared/model/credits.ts'
import type { Job } from '../../src/shared/contract/jobs.ts'
import type { CallMeta, CallResult } from '../../src/shared/contract/contract.ts'
import type { OptimizeOutcome } from '../../src/main/ports/llm.ts'
import { FakeLlm, rewritten, type HeldCall } from '../support/fake-llm.ts'
import { FakeTime, settle } from '../support/fake-time.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { addProducts, openTestEngine, type TestEngine } from '../support/test-engine.ts'
import { LedgerModel, type ModelJob } from './ledger-model.ts'

export const ALLOWANCE = 30
export const PRODUCTS = 6
const CONCURRENCY = 3

/** Memory where there is such a folder: a history opens its database many times, and each opening waits for the disk. */
const FOLDERS = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A folder with a store of a few products, made once and copied for each run. */
export async function makeTemplate(): Promise<string> {
  const dir = mkdtempSync(path.join(FOLDERS, 'wordshelf-ledger-'))
  const engine = await openTestEngine({ dir, allowance: ALLOWANCE, concurrency: CONCURRENCY })
  addProducts(engine, engine.instanceId, PRODUCTS)
  await engine.stop()
  return dir
}

/** The real engine over a real database, with a model that answers only when a command says so. */
export class World {
  readonly model: LedgerModel
  readonly changes: number[] = []
  #engine: TestEngine

  private constructor(engine: TestEngine) {
    this.#engine = engine
    this.model = new LedgerModel(ALLOWANCE, periodAt(engine.time.now()))
  }

  static async open(template: string): Promise<World> {
    const dir = mkdtempSync(path.join(FOLDERS, 'wordshelf-ledger-'))
    cpSync(template, dir, { recursive: true })
    return new World(await start(dir, new FakeTime()))
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
    const { held } = this.#engine.llm
    held.splice(held.indexOf(call), 1)
    this.model.land(this.jobOf(call), call.request, outcome)
    call.answer(outcome)
    await settle()
  }

  /** Each job says its number in its prompt. */
  jobOf(call: HeldCall): ModelJob {
    const job = this.model.jobs[Number(call.request.prompt)]
    if (!job) throw new Error(`A request of no job: ${call.request.prompt}`)
    return job
  }

  advance(ms: number): Promise<void> {
    return this.#engine.time.advance(ms)
  }

  async reopen(how: 'stop' | 'kill'): Promise<void> {
    const { dir, time } = this.#engine
    if (how === 'stop') await this.#engine.stop()
    else this.#engine.abandon()
    this.#engine = await start(dir, new FakeTime(time.now()))
    await settle()
  }

  /** What must hold after every step. Throws the first thing that does not. */
  async check(): Promise<void> {
    const { model } = this
    model.turnTo(periodAt(this.#engine.time.now()))
    const balance = await this.value('credits.get', {})
    same('the balance', balance, {
      creditsTotal: model.total,
      creditsUsed: model.used,
      remaining: model.remaining,
      period: model.period,
      reserved: model.reserved
    })
    for (const job of model.jobs) {
      const { progress } = await this.value<Job>('jobs.get', { id: job.id })
      same(
        `job ${job.id}`,
        {
          open: progress.pending + progress.running,
          done: progress.done,
          failed: progress.failed,
          cancelled: progress.cancelled
        },
        {
          open: model.count(job, 'open'),
          done: model.count(job, 'done'),
          failed: model.count(job, 'failed'),
          cancelled: model.count(job, 'cancelled')
        }
      )
    }
    same('the invariants', brokenInvariants(this.#engine.raw), [])
    const bugs = this.#engine.log.filter((line) => line.level === 'error')
    same('the log', bugs, [])
  }

  /** Everything that was begun can be brought to its end: nothing is stuck. */
  async finish(): Promise<void> {
    for (let round = 0; round < 50; round++) {
      for (const { id } of this.model.jobs) {
        const { status } = await this.value<Job>('jobs.get', { id })
        if (status === 'PAUSED') await this.call('jobs.resume', { id })
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
    await this.#engine.stop()
    rmSync(this.#engine.dir, { recursive: true, force: true })
  }
}

async function start(dir: string, time: FakeTime): Promise<TestEngine> {
  const llm = new FakeLlm()
  llm.hold = true
  const engine = await openTestEngine({ dir, time, llm, concurrency: CONCURRENCY })
  // No power fails here; what is written is what is read back.
  engine.raw.pragma('synchronous = OFF')
  return engine
}

function same(what: string, actual: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`)
}
