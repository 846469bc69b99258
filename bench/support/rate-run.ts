import { setTimeout as sleep } from 'node:timers/promises'
import { createLeanFetch } from '../../src/main/adapters/openai/lean-fetch.ts'
import { seededRandom } from '../../simulators/random.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import { createEngineJob, openBenchEngine } from './engine-run.ts'
import { startRateServer } from './rate-server-process.ts'
import type { RateCount, RateShapeName } from './rate-shapes.ts'
import { speedProducts } from './speed-products.ts'
import { SPEED_MODEL } from './speed-requests.ts'

/** One short attribute, so that a request costs little beside the limit. */
const ATTRIBUTES: readonly Attribute[] = ['title']
const ANSWER = JSON.stringify({ title: 'Plain thing for a plain home' })
/** More than any of the shapes lets out at once. */
const CONCURRENCY = 128
/** The event loop stands still for so long, about every so often. */
const STALL_MS = 50
const STALL_EVERY_MS = 300
/** What was sent in time may still be on its way. */
const GRACE_MS = 500

export interface RateRun {
  readonly shape: RateShapeName
  readonly stalled: boolean
  readonly durationMs: number
  readonly seed: number
}

export interface RateFound extends RateCount {
  /** Items that failed for good. */
  readonly failed: number
}

/** The app's engine against a server of that shape, from a cold start, for `durationMs`. */
export async function runEngineAgainst(run: RateRun): Promise<RateFound> {
  const server = await startRateServer({ ...run, countedMs: run.durationMs, text: ANSWER })
  const bench = await openBenchEngine({
    baseUrl: server.baseUrl,
    fetch: createLeanFetch(),
    settings: { model: SPEED_MODEL, concurrency: CONCURRENCY }
  })
  // Of the widest shape a minute lets 70 seconds' worth through; the job must not run dry.
  const products = speedProducts(Math.ceil((run.durationMs / 1_000 + 12) * 50), run.seed)
  const handles = bench.addProducts(products)
  const jobId = await createEngineJob(bench, { products: handles, attributes: ATTRIBUTES })
  const stop = run.stalled ? stall(run.seed) : () => undefined
  try {
    await act('jobs.start')
    for (;;) {
      const { elapsedMs } = await server.count()
      if (elapsedMs > run.durationMs + GRACE_MS) break
      await sleep(Math.max(50, run.durationMs + GRACE_MS - elapsedMs))
    }
    const found = await server.count()
    const { status, statusMessage } = (await act('jobs.get')) as { status: string; statusMessage: string | null }
    if (status !== 'RUNNING') throw new Error(`The job is ${status}: ${statusMessage ?? ''}`)
    const failed = bench.raw
      .prepare<[number], number>("select count(*) from job_items where job_id = ? and status = 'FAILED'")
      .pluck()
      .get(jobId)
    if (failed === undefined) throw new Error('The items could not be counted')
    await act('jobs.cancel')
    return { ...found, failed }
  } finally {
    stop()
    await bench.close()
    await server.stop()
  }

  async function act(procedure: string): Promise<unknown> {
    const result = await bench.dispatch(procedure, { id: jobId }, { instanceId: bench.instanceId })
    if (!result.ok) throw new Error(`${procedure} answered ${result.error.code}: ${result.error.message}`)
    return result.value
  }
}

/**
 * What a client without a governor does: a fixed number of requests at once, each refusal tried again after the wait that the server
 * asked for, until three tries have failed.
 */
export async function runFixedAgainst(run: RateRun, workers: number): Promise<RateFound> {
  const server = await startRateServer({ ...run, countedMs: run.durationMs, text: ANSWER })
  const stop = run.stalled ? stall(run.seed) : () => undefined
  const end = performance.now() + run.durationMs
  const body = JSON.stringify({ instructions: 'x'.repeat(2_000), input: 'x'.repeat(1_200), max_output_tokens: 200 })
  let failed = 0
  const ask = async (): Promise<void> => {
    for (let tries = 0; tries < 3; tries += 1) {
      const response = await fetch(`${server.baseUrl}/responses`, { method: 'POST', body })
      await response.arrayBuffer()
      if (response.ok) return
      await sleep(Number(response.headers.get('retry-after-ms')))
    }
    failed += 1
  }
  const work = async (): Promise<void> => {
    while (performance.now() < end) await ask()
  }
  try {
    await Promise.all(Array.from({ length: workers }, work))
    return { ...(await server.count()), failed }
  } finally {
    stop()
    await server.stop()
  }
}

/** Holds this process's event loop up now and then, until the returned function is called. */
function stall(seed: number): () => void {
  const random = seededRandom(seed)
  let timer: NodeJS.Timeout
  const next = (): void => {
    timer = setTimeout(
      () => {
        const until = performance.now() + STALL_MS
        while (performance.now() < until);
        next()
      },
      STALL_EVERY_MS * (0.5 + random.next())
    )
  }
  next()
  return () => clearTimeout(timer)
}
