import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultKind, FaultRule } from '../../simulators/openai/faults.ts'
import type { Job } from '../../src/shared/contract/jobs.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import { createEngineJob, type BenchEngine } from './engine-run.ts'
import { faultyCredits, faultyItems } from './fault-account.ts'
import { openFaultyEngine, type FaultBug } from './fault-bugs.ts'
import { faultMix, startFaultServer, type FaultLogEntry, type FaultServer } from './fault-server-process.ts'
import { speedProducts } from './speed-products.ts'

const ATTRIBUTES: readonly Attribute[] = ['title']
const CONCURRENCY = 16
const LATENCY_MS = 20
/** A request that comes later than this after Stop is one too many. */
const LATE_MS = 1_000
/** Longer than the waits of most retries: what would still come has come. */
const QUIET_MS = 3_000

/** Of all requests: 10 % 429, 5 % 5xx, 2 % cut connections, 2 % unusable answers, 1 % refusals. */
const SHARES: readonly (readonly [FaultKind, number])[] = [
  ['rate-limit-ms', 0.1],
  ['server-error', 0.03],
  ['bad-gateway-html', 0.01],
  ['overloaded', 0.01],
  ['drop', 0.01],
  ['drop-body', 0.01],
  ['not-json', 0.01],
  ['truncated-json', 0.005],
  ['empty-200', 0.005],
  ['refusal', 0.01]
]
/** Products that the server never answers, so that some items use up their attempts. */
const HOPELESS: readonly FaultRule[] = [{ kind: 'overloaded', product: 'Hopeless *' }]
const MIX: readonly FaultRule[] = [...HOPELESS, ...faultMix(SHARES)]

export interface FaultRun {
  readonly items: number
  readonly seed: number
  readonly bug?: FaultBug
}

/** Everything that is not as it must be, and what was seen, in words. */
export interface FaultFound {
  readonly wrong: readonly string[]
  readonly seen: string
}

interface Stage {
  readonly server: FaultServer
  readonly bench: BenchEngine
  readonly jobId: number
}

/** The whole job through all faults to its end. */
export function runToTheEnd(run: FaultRun): Promise<FaultFound> {
  return staged(run, MIX, async ({ server, bench, jobId }) => {
    const job = await ended(bench, jobId)
    const log = await server.log()
    const { wrong, items } = account(bench, jobId, log)
    const open = run.items - (items['DONE'] ?? 0) - (items['FAILED'] ?? 0)
    const refusedOrAnswered = log.filter(({ fault }) => fault === null || fault === 'refusal').length
    const { requests } = bench.raw
      .prepare<[number], { requests: number }>('select requests from jobs where id = ?')
      .get(jobId) ?? {
      requests: Number.NaN
    }
    return {
      wrong: [
        ...wrong,
        ...(job.status === 'COMPLETED' && open === 0 ? [] : [`the job is ${job.status} with ${open} open items`]),
        ...(requests === refusedOrAnswered
          ? []
          : [`${requests} paid requests are on record, ${refusedOrAnswered} were made`])
      ],
      seen: `${shown(items)}; ${log.length} requests: ${faultsOf(log)}`
    }
  })
}

/** The account runs dry in mid-run, and is filled up again. */
export function runOutOfQuota(run: FaultRun): Promise<FaultFound> {
  const at = Math.ceil(run.items / 3)
  const dry: readonly FaultRule[] = [{ kind: 'insufficient-quota', from: at }, ...MIX]
  return staged(run, dry, async ({ server, bench, jobId }) => {
    const paused = await until(async () => {
      const job = await jobOf(bench, jobId)
      if (job.status !== 'RUNNING') return job
      // An engine that does not pause would go on for ever.
      return (await server.count()) > at + 4 * CONCURRENCY ? job : undefined
    })
    const first = (await server.log()).find(({ fault }) => fault === 'insufficient-quota')
    await sleep(QUIET_MS)
    const atRest = await server.log()
    const further = atRest.filter((entry) => entry.at > (first?.answeredAt ?? Infinity)).length
    const wrong = [
      ...(paused.status === 'PAUSED' && paused.pausedBy === 'quota'
        ? []
        : [`the job is ${paused.status} by ${paused.pausedBy ?? 'nobody'} instead of paused by quota`]),
      ...(further <= CONCURRENCY ? [] : [`${further} requests came after the account was known to be empty`])
    ]
    if (wrong.length > 0) return { wrong, seen: `${further} further requests` }
    wrong.push(...account(bench, jobId, atRest).wrong)
    await server.setFaults(MIX)
    await call(bench, 'jobs.resume', jobId)
    await ended(bench, jobId)
    const log = await server.log()
    const { wrong: later, items } = account(bench, jobId, log)
    if ((items['DONE'] ?? 0) + (items['FAILED'] ?? 0) !== run.items) wrong.push(`not all items ended: ${shown(items)}`)
    return {
      wrong: [...wrong, ...later],
      seen: `paused after ${atRest.length} requests, ${further} of them after the first refusal went out (${CONCURRENCY} slots); ${shown(items)} after ${log.length} requests`
    }
  })
}

/** The merchant presses Stop in mid-run. */
export function runUntilCancelled(run: FaultRun): Promise<FaultFound> {
  return staged(run, MIX, async ({ server, bench, jobId }) => {
    await until(async () => ((await server.count()) >= run.items / 3 ? true : undefined))
    const stopAt = Date.now()
    await call(bench, 'jobs.cancel', jobId)
    await sleep(QUIET_MS)
    const log = await server.log()
    const { wrong, items } = account(bench, jobId, log, (entry) => isCutOff(entry, stopAt))
    if (items['PENDING'] !== undefined || items['RUNNING'] !== undefined)
      wrong.push(`open items are left: ${shown(items)}`)
    return stopped(log, stopAt, wrong, items)
  })
}

/** The app is closed in mid-run, and opened again to finish the job. */
export function runUntilClosed(run: FaultRun): Promise<FaultFound> {
  return staged(run, MIX, async ({ server, bench, jobId }) => {
    await until(async () => ((await server.count()) >= run.items / 3 ? true : undefined))
    const stopAt = Date.now()
    await bench.engine.stop()
    const closedMs = Date.now() - stopAt
    await sleep(QUIET_MS)
    const atRest = await server.log()
    const again = await openFaultyEngine({ ...engineOf(server, run), dir: bench.dir })
    try {
      await ended(again, jobId)
      const log = await server.log()
      const { wrong, items } = account(again, jobId, log, (entry) => isCutOff(entry, stopAt))
      if ((items['DONE'] ?? 0) + (items['FAILED'] ?? 0) !== run.items)
        wrong.push(`not all items ended: ${shown(items)}`)
      const { wrong: late, seen } = stopped(atRest, stopAt, wrong, items)
      return { wrong: late, seen: `closed in ${closedMs} ms, ${seen}` }
    } finally {
      await again.close()
    }
  })
}

/** Its answer was on the way, or its request, when everything was stopped. */
function isCutOff({ at, answeredAt }: FaultLogEntry, stopAt: number): boolean {
  return at <= stopAt + LATE_MS && (answeredAt === null || answeredAt > stopAt - LATE_MS)
}

function stopped(
  log: readonly FaultLogEntry[],
  stopAt: number,
  wrong: readonly string[],
  items: Readonly<Record<string, number>>
): FaultFound {
  const late = log.filter(({ at }) => at > stopAt + LATE_MS).length
  const last = (log.findLast(({ at }) => at > stopAt)?.at ?? stopAt) - stopAt
  return {
    wrong: late === 0 ? wrong : [...wrong, `${late} requests came later than Stop + ${LATE_MS} ms`],
    seen: `the last request came ${last} ms after Stop; ${shown(items)} after ${log.length} requests`
  }
}

function account(
  bench: BenchEngine,
  jobId: number,
  log: readonly FaultLogEntry[],
  uncertain?: (entry: FaultLogEntry) => boolean
): { readonly wrong: string[]; readonly items: Readonly<Record<string, number>> } {
  const rows = bench.raw
    .prepare<[number], { status: string; n: number }>(
      'select status, count(*) as n from job_items where job_id = ? group by status'
    )
    .all(jobId)
  return {
    wrong: [...faultyItems(bench, jobId, log, uncertain), ...faultyCredits(bench, jobId)],
    items: Object.fromEntries(rows.map(({ status, n }) => [status, n]))
  }
}

async function staged(
  run: FaultRun,
  faults: readonly FaultRule[],
  act: (stage: Stage) => Promise<FaultFound>
): Promise<FaultFound> {
  const server = await startFaultServer({ latencyMs: LATENCY_MS, seed: run.seed })
  const bench = await openFaultyEngine(engineOf(server, run))
  try {
    await server.setFaults(faults)
    const products = speedProducts(run.items, run.seed).map((product, index) =>
      index % 100 === 50 ? { ...product, name: `Hopeless ${product.name}` } : product
    )
    const jobId = await createEngineJob(bench, { products: bench.addProducts(products), attributes: ATTRIBUTES })
    await call(bench, 'jobs.start', jobId)
    return await act({ server, bench, jobId })
  } finally {
    await bench.close()
    await server.stop()
  }
}

const engineOf = ({ baseUrl }: FaultServer, { bug }: FaultRun) => ({ baseUrl, bug, concurrency: CONCURRENCY })

function ended(bench: BenchEngine, jobId: number): Promise<Job> {
  return until(async () => {
    const job = await jobOf(bench, jobId)
    return job.status === 'RUNNING' || job.status === 'PENDING' ? undefined : job
  })
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    await sleep(20)
  }
}

async function jobOf(bench: BenchEngine, jobId: number): Promise<Job> {
  return (await call(bench, 'jobs.get', jobId)) as Job
}

async function call(bench: BenchEngine, procedure: string, id: number): Promise<unknown> {
  const result = await bench.dispatch(procedure, { id }, { instanceId: bench.instanceId })
  if (!result.ok) throw new Error(`${procedure} answered ${result.error.code}: ${result.error.message}`)
  return result.value
}

const shown = (items: Readonly<Record<string, number>>): string =>
  Object.entries(items)
    .map(([status, n]) => `${n.toLocaleString('en-GB')} ${status}`)
    .join(', ')

function faultsOf(log: readonly FaultLogEntry[]): string {
  const counts = new Map<string, number>()
  for (const { fault } of log) counts.set(fault ?? 'answered', (counts.get(fault ?? 'answered') ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([fault, n]) => `${n} ${fault}`)
    .join(', ')
}
