import fc from 'fast-check'
import type { Output } from '../../src/shared/contract/contract.ts'
import type { JobItem } from '../../src/shared/contract/jobs.ts'
import type { OptimizeOutcome, OptimizeRequest } from '../../src/main/ports/llm.ts'
import { NO_TOKENS, rewritten } from '../support/fake-llm.ts'
import { settle } from '../support/fake-time.ts'
import { itemKey, UNUSABLE_VALUE } from './ledger-model.ts'
import { PRODUCTS, type World } from './ledger-world.ts'

type Run = (world: World) => Promise<void>

/** One step with its name, so that a counterexample reads as a story. The checks follow every step. */
export class Step implements fc.AsyncCommand<object, World> {
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

const sometimes = (weight: number) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight, arbitrary: fc.constant(true) })

const create = fc
  .record({
    products: fc.uniqueArray(fc.integer({ min: 1, max: PRODUCTS }), { minLength: 1 }),
    attributes: fc.uniqueArray(fc.constantFrom(...ATTRIBUTES), { minLength: 1, maxLength: 3 }),
    key: fc.option(fc.constantFrom('k1', 'k2'), { nil: undefined, freq: 2 }),
    autoStart: sometimes(1).map((later) => !later),
    trial: sometimes(2),
    /** Which job's results to take over, if any. */
    like: fc.option(index, { nil: undefined, freq: 2 })
  })
  .map(
    ({ products, attributes: wished, key, autoStart, trial, like }) =>
      new Step(
        `create ${products.length} × ${wished.length}${like === undefined ? '' : ' with reuse'}${key ? ` as ${key}` : ''}`,
        async (world) => {
          const { model } = world
          const known = key === undefined ? undefined : model.answers.get(key)
          const own = model.jobs.filter((job) => job.rework === null)
          const earlier = like === undefined ? undefined : pick(own, like)?.prompt
          const reuse = earlier !== undefined && !model.isBusy(earlier)
          // The same attributes again, so that there is something to take over.
          const attributes = reuse ? model.attributesOf(earlier) : wished
          const request = {
            sourceScope: 'products',
            productIds: products.map((n) => `p${n}`),
            attributes,
            autoStart,
            trial,
            reuse,
            language: 'en'
          }
          const body = JSON.stringify(request)
          const prompt = reuse ? earlier : String(model.jobs.length)
          // The job takes them in catalogue order, however they were chosen.
          const names = products.toSorted((a, b) => a - b).map((n) => `Product ${n}`)
          const free = reuse ? world.reusable(prompt, names, attributes) : new Set<string>()
          const required = products.length * attributes.length - free.size
          const sent = known?.body === body ? known.prompt : prompt
          const result = await world.call('jobs.create', { ...request, prompt: sent }, { idempotencyKey: key })
          await settle()
          if (known) {
            expectCode(result, known.body === body ? 'ok' : 'IDEMPOTENCY_KEY_REUSED')
            if (result.ok) expectSame(result.value, known.answer)
          } else if (required > model.remaining) {
            expectCode(result, 'INSUFFICIENT_CREDITS')
            if (!result.ok) expectSame([result.error.required, result.error.remaining], [required, model.remaining])
          } else {
            expectCode(result, 'ok')
            if (!result.ok) return
            const { jobId, requiredCredits } = result.value as { jobId: number; requiredCredits: number }
            expectSame(requiredCredits, required)
            model.create({ id: jobId, prompt, products: names, attributes, trial, free })
            if (key !== undefined) model.answers.set(key, { body, prompt, answer: result.value })
          }
        }
      )
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

const answerAll = fc.constant(
  new Step('answer everything well', async (world) => {
    for (const call of world.waiting()) await world.answer(call, rewritten(call.request))
  })
)

/** Two things in one breath: the answer is there, and the engine hears the other first. */
const race = fc.tuple(index, fc.constantFrom('cancel' as const, 'pause' as const)).map(
  ([at, what]) =>
    new Step(`an answer arrives at the ${what}`, async (world) => {
      const call = pick(world.waiting(), at)
      if (!call) return
      const job = world.jobOf(call)
      const outcome = rewritten(call.request)
      if (what === 'pause') world.model.land(job, call.request, outcome)
      world.arrive(call, outcome)
      const result = await world.call(`jobs.${what}`, { id: job.id })
      if (what === 'cancel') {
        expectCode(result, 'ok')
        world.model.cancel(job)
      }
      await settle()
    })
)

const jobCommand = fc
  .tuple(index, fc.constantFrom('start', 'pause', 'resume', 'cancel', 'retryFailed', 'retryFailed', 'prioritise'))
  .map(
    ([at, command]) =>
      new Step(command, async (world) => {
        const { model } = world
        const job = pick(model.jobs, at)
        if (!job) return
        if (command === 'resume') {
          const resumed = await world.resume(job.id)
          return expectCode(resumed, resumed.ok ? 'ok' : 'CONFLICT')
        }
        const again = model.count(job, 'failed', 'cancelled')
        if (command === 'retryFailed' && again > 0 && model.isBusy(job.prompt)) return
        const more = command === 'prioritise' ? { priority: 'HIGH' } : {}
        const result = await world.call(`jobs.${command}`, { id: job.id, ...more })
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

const adjust = fc.tuple(fc.integer({ min: -12, max: 12 }), fc.option(fc.constantFrom('a1', 'a2'), { freq: 2 })).map(
  ([amount, key]) =>
    new Step(`adjust by ${amount}${key ? ` as ${key}` : ''}`, async (world) => {
      if (amount === 0) return
      const { model } = world
      const known = key === null ? undefined : model.answers.get(key)
      const result = await world.call('credits.adjust', { amount, note: 'x' }, { idempotencyKey: key ?? undefined })
      if (model.leases !== null) return expectCode(result, 'CONFLICT')
      if (known) return expectCode(result, known.body === String(amount) ? 'ok' : 'IDEMPOTENCY_KEY_REUSED')
      expectCode(result, model.adjust(amount))
      if (result.ok && key !== null) model.answers.set(key, { body: String(amount), prompt: '', answer: result.value })
    })
)

const setAllowance = fc.integer({ min: 0, max: 60 }).map(
  (creditsTotal) =>
    new Step(`allowance ${creditsTotal}`, async (world) => {
      const set = await world.call('credits.setAllowance', { creditsTotal })
      if (world.model.leases !== null) return expectCode(set, 'CONFLICT')
      expectCode(set, 'ok')
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

const regenerate = index.map(
  (at) =>
    new Step('regenerate', async (world) => {
      const { model } = world
      const job = pick(model.jobs, at)
      if (!job) return
      const { items } = await world.value<{ items: JobItem[] }>('jobs.items', { id: job.id })
      const item = pick(items, at)
      const known = item && job.items.get(itemKey(item.productName, item.attribute))
      if (!item || !known) return
      const note = `Note ${model.jobs.length}`
      const result = await world.call('items.regenerate', { id: item.id, note })
      await settle()
      const delivered = (known.state === 'done' || known.state === 'free') && job.rework === null
      if (!delivered || model.isReworked(known)) return expectCode(result, 'CONFLICT')
      if (model.remaining < 1) return expectCode(result, 'INSUFFICIENT_CREDITS')
      expectCode(result, 'ok')
      if (!result.ok) return
      const { jobId } = result.value as { jobId: number }
      const wanted = { products: [item.productName], attributes: [item.attribute] }
      model.create({ ...wanted, id: jobId, prompt: note, trial: false, free: new Set(), rework: known })
    })
)

/** Takes the text back that was written anew, where one was. */
const takeBack = index.map(
  (at) =>
    new Step('take a text back', async (world) => {
      const { listId } = await world.value<{ listId: string }>('review.open', {})
      const { rows } = await world.value<Output<'review.rows'>>('review.rows', { id: listId })
      const changes = rows.flatMap(({ item }) => item?.rewrittenBy ?? [])
      const changeId = pick(changes, at)
      if (changeId === undefined) return
      world.changes.push(changeId)
      expectCode(await world.call('items.undo', { changeId }), 'ok')
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

const WEIGHTED = [
  [5, create],
  [8, answer],
  [2, answerAll],
  [2, race],
  [5, jobCommand],
  [1, setAllowance],
  [2, adjust],
  [3, time],
  [2, restart],
  [1, review],
  [1, undo],
  [2, regenerate],
  [1, takeBack]
] as const

/** Every step that a history is made of, the common ones more often. */
export const STEPS: fc.Arbitrary<Step>[] = WEIGHTED.flatMap(([weight, arbitrary]) =>
  Array<fc.Arbitrary<Step>>(weight).fill(arbitrary)
)

export function expectCode(
  result: { readonly ok: boolean; readonly error?: { readonly code: string } },
  code: string
): void {
  const actual = result.ok ? 'ok' : result.error?.code
  if (actual !== code) throw new Error(`${actual ?? 'no code'} instead of ${code}`)
}

function expectSame(actual: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (a !== b) throw new Error(`${a} instead of ${b}`)
}
