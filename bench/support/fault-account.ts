import type { FaultKind } from '../../simulators/openai/faults.ts'
import { MAX_ATTEMPTS } from '../../src/main/engine/jobs/retry-policy.ts'
import { brokenInvariants } from '../../src/main/adapters/db/invariants.ts'
import type { BenchEngine } from './engine-run.ts'
import type { FaultLogEntry } from './fault-server-process.ts'

/** What an answer means for the items that were asked for: an attempt with this code, the end with this code, or nothing. */
type Meaning = { readonly attempt: string } | { readonly end: string } | 'nothing'

const MEANS: Readonly<Partial<Record<FaultKind, Meaning>>> = {
  'rate-limit-ms': 'nothing',
  'rate-limit-bare': 'nothing',
  'insufficient-quota': 'nothing',
  'server-error': { attempt: 'SERVER' },
  'bad-gateway-html': { attempt: 'SERVER' },
  overloaded: { attempt: 'SERVER' },
  drop: { attempt: 'SERVER' },
  'drop-body': { attempt: 'SERVER' },
  'not-json': { attempt: 'UNUSABLE' },
  'empty-200': { attempt: 'UNUSABLE' },
  'truncated-json': { attempt: 'UNUSABLE' },
  refusal: { end: 'REFUSED' }
}

interface ItemRow {
  readonly product: string
  readonly attribute: string
  readonly status: string
  readonly credit: string
  readonly attempts: number
  readonly code: string | null
  readonly message: string | null
}

interface Fate {
  readonly status: 'PENDING' | 'DONE' | 'FAILED'
  readonly attempts: number
  readonly code: string | null
}

const OPEN: Fate = { status: 'PENDING', attempts: 0, code: null }

/**
 * The account of a job, kept by the server's book alone: what became of each item follows from the answers that it gave, in their order.
 * Returns every place where the engine's database says something else.
 *
 * @param uncertain true for a request whose answer the engine may or may not have read: its product is left out
 */
export function faultyItems(
  bench: BenchEngine,
  jobId: number,
  log: readonly FaultLogEntry[],
  uncertain: (entry: FaultLogEntry) => boolean = () => false
): string[] {
  const fates = new Map<string, Fate>()
  const unsure = new Set<string>()
  const wrong: string[] = []
  for (const entry of log) {
    if (uncertain(entry)) unsure.add(entry.product)
    for (const attribute of entry.attributes) {
      const key = `${entry.product} ${attribute}`
      const before = fates.get(key) ?? OPEN
      if (before.status !== 'PENDING' && !unsure.has(entry.product))
        wrong.push(`${key} was asked for again in request ${entry.number} although it was ${before.status}`)
      fates.set(key, after(before, entry))
    }
  }
  for (const item of itemsOf(bench, jobId)) {
    const key = `${item.product} ${item.attribute}`
    if (item.status === 'FAILED' && ((item.code ?? '') === '' || (item.message ?? '') === ''))
      wrong.push(`${key} failed without saying why`)
    if (unsure.has(item.product) || item.status === 'CANCELLED') continue
    const fate = fates.get(key) ?? OPEN
    const status = item.status === 'RUNNING' ? 'PENDING' : item.status
    if (
      status !== fate.status ||
      item.attempts !== fate.attempts ||
      (fate.status === 'FAILED' && item.code !== fate.code)
    )
      wrong.push(
        `${key} is ${item.status} after ${item.attempts} attempts (${item.code ?? 'no code'}); by the server it is ${fate.status} after ${fate.attempts} (${fate.code ?? 'no code'})`
      )
  }
  return wrong
}

function after(before: Fate, { fault }: FaultLogEntry): Fate {
  if (fault === null) return { ...before, status: 'DONE', code: null }
  const meaning = MEANS[fault]
  if (meaning === undefined) throw new Error(`Nobody has said what ${fault} means`)
  if (meaning === 'nothing') return before
  const attempts = before.attempts + 1
  if ('end' in meaning) return { status: 'FAILED', attempts, code: meaning.end }
  return { status: attempts >= MAX_ATTEMPTS ? 'FAILED' : 'PENDING', attempts, code: meaning.attempt }
}

function itemsOf(bench: BenchEngine, jobId: number): ItemRow[] {
  return bench.raw
    .prepare<[number], ItemRow>(
      `select p.name as product, i.attribute, i.status, i.credit, i.attempts, i.error_code as code, i.error_message as message
       from job_items i join products p on p.key = i.product_key where i.job_id = ? order by i.id`
    )
    .all(jobId)
}

interface Credits {
  readonly used: number
  readonly captured: number
  readonly released: number
  readonly held: number
}

/** Every place where the credits of a store with this one job are not those of its items. */
export function faultyCredits(bench: BenchEngine, jobId: number): string[] {
  const count: Record<string, number> = {}
  for (const { status } of itemsOf(bench, jobId)) count[status] = (count[status] ?? 0) + 1
  const of = (...names: readonly string[]): number => names.reduce((sum, name) => sum + (count[name] ?? 0), 0)
  const credits = bench.raw
    .prepare<[], Credits>(
      `select (select sum(credits_used_month) from app_instances) as used, sum(captured) as captured, sum(released) as released,
         sum(granted - captured - released) as held from reservations`
    )
    .get()
  const expected: Credits = {
    used: of('DONE', 'PENDING', 'RUNNING'),
    captured: of('DONE'),
    released: of('FAILED', 'CANCELLED'),
    held: of('PENDING', 'RUNNING')
  }
  const wrong = (Object.keys(expected) as (keyof Credits)[])
    .filter((name) => credits?.[name] !== expected[name])
    .map((name) => `${credits?.[name] ?? 'no'} credits are ${name} where the items make it ${expected[name]}`)
  return [...wrong, ...brokenInvariants(bench.raw)]
}
