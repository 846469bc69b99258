import { rmSync } from 'node:fs'
import fc from 'fast-check'
import type { JobItem } from '../../src/shared/contract/jobs.ts'
import type { OptimizeOutcome, OptimizeRequest } from '../../src/main/ports/llm.ts'
import { NO_TOKENS, rewritten } from '../support/fake-llm.ts'
import { settle } from '../support/fake-time.ts'
import { UNUSABLE_VALUE } from './ledger-model.ts'
import { makeTemplate, PRODUCTS, World } from './ledger-world.ts'

type Run = (world: World) => Promise<void>

/** One step with its name, so that a counterexample reads as a story. The checks follow every step. */
class Step implements fc.AsyncCommand<object, World> {
  readonly #name: string
  readonly #run: Run

  constructor(name: string, run: Run) {
    this.#name = name
    this.#run = run
  }

  check(): boolean {
    return true
  }

  async run(_model: object, world: World): Promise<void> {
    await this.#run(world)
    await world.check()
  }

  toString(): string {
    return this.#name
  }
}

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]
const index = fc.nat({ max: 100 })
const ATTRIBUTES = ['title', 'description', 'ribbon', 'seoTitle'] as const

const create = fc
  .record({
    products: fc.uniqueArray(fc.integer({ min: 1, max: PRODUCTS }), { minLength: 1 }),
    attributes: fc.uniqueArray(fc.constantFrom(...ATTRIBUTES), { minLength: 1, maxLength: 3 }),
    key: fc.option(fc.constantFrom('k1', 'k2'), { nil: undefined, freq: 2 }),
    autoStart: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) })
  })
  .map(
    ({ products, attributes, key, autoStart }) =>
      new Step(`create ${products.length} × ${attributes.length}${key ? ` as ${key}` : ''}`, async (world) => {
        const { model } = world
        const request = { sourceScope: 'products', productIds: products.map((n) => `p${n}`), attributes, autoStart }
        const known = key === undefined ? undefined : model.answers.get(key)
        const prompt =
          known && known.body === JSON.stringify(request) ? promptOf(known.answer, world) : model.jobs.length
        const result = await world.call(
          'jobs.create',
          { ...request, language: 'en', prompt: String(prompt) },
          { idempotencyKey: key }
        )
        await settle()
        const required = products.length * attributes.length
        if (known) {
          const repeated = known.body === JSON.stringify(request)
          expectCode(result, repeated ? 'ok' : 'IDEMPOTENCY_KEY_REUSED')
          if (result.ok) expectSame(result.value, known.answer)
        } else if (required > model.remaining) {
          expectCode(result, 'INSUFFICIENT_CREDITS')
          if (!result.ok) expectSame([result.error.required, result.error.remaining], [required, model.remaining])
        } else {
          expectCode(result, 'ok')
          if (!result.ok) return
          const { jobId } = result.value as { jobId: number }
          model.create(
            jobId,
            products.map((n) => `Product ${n}`),
            attributes
          )
          if (key !== undefined) model.answers.set(key, { body: JSON.stringify(request), answer: result.value })
        }
      })
  )

const reason = 'Because.'
/** Every kind of outcome that the port knows. */
const OUTCOMES: Readonly<Record<string, (request: OptimizeRequest) => OptimizeOutcome>> = {
  good: rewritten,
  partial: (request) => rewritten({ ...request, attributes: request.attributes.slice(0, 1) }),
  'useless values': ({ attributes }) => ({
    kind: 'answered',
    values: Object.fromEntries(attributes.map((attribute) => [attribute, UNUSABLE_VALUE])),
    usage: NO_TOKENS,
    model: 'm'
  }),
  refused: () => ({ kind: 'refused', reason, usage: NO_TOKENS }),
  incomplete: () => ({ kind: 'incomplete', reason, usage: NO_TOKENS }),
  unusable: () => ({ kind: 'unusable', reason }),
  'rate-limited': () => ({ kind: 'rate-limited', retryAfterMs: 20_000, reason }),
  'rate-limited without a word': () => ({ kind: 'rate-limited', retryAfterMs: undefined, reason }),
  offline: () => ({ kind: 'offline', reason }),
  failed: () => ({ kind: 'failed', reason, retryAfterMs: undefined }),
  'failed with a wait': () => ({ kind: 'failed', reason, retryAfterMs: 5_000 }),
  rejected: () => ({ kind: 'rejected', reason }),
  'stopped by auth': () => ({ kind: 'stopped', stop: 'auth', reason }),
  'stopped by quota': () => ({ kind: 'stopped', stop: 'quota', reason }),
  'stopped by model': () => ({ kind: 'stopped', stop: 'model', reason }),
  aborted: () => ({ kind: 'aborted' })
}

const answer = fc
  .tuple(
    index,
    fc.oneof(
      { weight: 2, arbitrary: fc.constant('good') },
      { weight: 3, arbitrary: fc.constantFrom(...Object.keys(OUTCOMES)) }
    )
  )
  .map(
    ([at, kind]) =>
      new Step(`answer: ${kind}`, async (world) => {
        const call = pick(world.waiting(), at)
        const outcome = OUTCOMES[kind]
        if (call && outcome) await world.answer(call, outcome(call.request))
      })
  )

const jobCommand = fc.tuple(index, fc.constantFrom('start', 'pause', 'resume', 'cancel', 'retryFailed')).map(
  ([at, command]) =>
    new Step(command, async (world) => {
      const { model } = world
      const job = pick(model.jobs, at)
      if (!job) return
      const again = model.count(job, 'failed', 'cancelled')
      const result = await world.call(`jobs.${command}`, { id: job.id })
      await settle()
      if (!result.ok && result.error.code === 'INSUFFICIENT_CREDITS' && command === 'retryFailed')
        expectSame([again > model.remaining, result.error.required], [true, again])
      else expectCode(result, result.ok ? 'ok' : 'CONFLICT')
      if (result.ok && command === 'cancel') model.cancel(job)
      if (result.ok && command === 'retryFailed') {
        expectSame(again <= model.remaining && again > 0, true)
        model.retry(job)
      }
    })
)

const setAllowance = fc.integer({ min: 0, max: 60 }).map(
  (creditsTotal) =>
    new Step(`allowance ${creditsTotal}`, async (world) => {
      expectCode(await world.call('credits.setAllowance', { creditsTotal }), 'ok')
      world.model.total = creditsTotal
    })
)

const time = fc
  .constantFrom(1_000, 30_000, 600_000, 32 * 86_400_000)
  .map((ms) => new Step(`${ms / 1_000} s later`, (world) => world.advance(ms)))

const restart = fc
  .constantFrom('stop' as const, 'kill' as const)
  .map((how) => new Step(`${how} and open again`, (world) => world.reopen(how)))

const review = fc
  .tuple(index, fc.constantFrom('APPROVED', 'REJECTED', 'OPEN', undefined), fc.constantFrom('An edit', null, undefined))
  .map(
    ([at, decision, edit]) =>
      new Step('review', async (world) => {
        const job = pick(world.model.jobs, at)
        if (!job || (decision === undefined && edit === undefined)) return
        const { items } = await world.value<{ items: JobItem[] }>('jobs.items', { id: job.id, status: 'DONE' })
        const item = pick(items, at)
        if (!item) return
        const made = await world.value<{ changeId: number | null }>('items.review', {
          ids: [item.id],
          ...(decision === undefined ? {} : { decision }),
          ...(edit === undefined ? {} : { edit })
        })
        if (made.changeId !== null) world.changes.push(made.changeId)
      })
  )

const undo = index.map(
  (at) =>
    new Step('undo', async (world) => {
      const changeId = pick(world.changes, at)
      if (changeId === undefined) return
      const result = await world.call('items.undo', { changeId })
      if (!result.ok) expectCode(result, 'NOT_FOUND')
    })
)

const steps = [
  { weight: 4, arbitrary: create },
  { weight: 8, arbitrary: answer },
  { weight: 4, arbitrary: jobCommand },
  { weight: 2, arbitrary: setAllowance },
  { weight: 3, arbitrary: time },
  { weight: 2, arbitrary: restart },
  { weight: 1, arbitrary: review },
  { weight: 1, arbitrary: undo }
] as const

/** Runs histories of the real engine against the model on paper. Throws a shrunk counterexample with its seed. */
export async function checkLedger(options: { readonly runs: number; readonly seed: number }): Promise<void> {
  const template = await makeTemplate()
  const property = fc.asyncProperty(
    fc.commands(
      steps.flatMap(({ weight, arbitrary }) => Array<fc.Arbitrary<Step>>(weight).fill(arbitrary)),
      { maxCommands: 30, size: 'max' }
    ),
    async (commands) => {
      const world = await World.open(template)
      try {
        await fc.asyncModelRun(() => ({ model: {}, real: world }), commands)
        await world.finish()
      } finally {
        await world.close()
      }
    }
  )
  try {
    await fc.assert(property, { numRuns: options.runs, seed: options.seed })
  } finally {
    rmSync(template, { recursive: true, force: true })
  }
}

function expectCode(result: { readonly ok: boolean; readonly error?: { readonly code: string } }, code: string): void {
  const actual = result.ok ? 'ok' : result.error?.code
  if (actual !== code) throw new Error(`${actual ?? 'no code'} instead of ${code}`)
}

function expectSame(actual: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (a !== b) throw new Error(`${a} instead of ${b}`)
}

/** The number that the first request with this answer had in its prompt: a repeated request is the same to the letter. */
function promptOf(answer: unknown, { model }: World): number {
  return model.jobs.findIndex((job) => job.id === (answer as { jobId: number }).jobId)
}
