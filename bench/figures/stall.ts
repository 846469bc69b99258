import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openBenchEngine } from '../support/engine-run.ts'
import type { Figure } from '../support/figure.ts'
import { startMockServer } from '../support/mock-server-process.ts'
import { speedProducts } from '../support/speed-products.ts'
import type { LoopDelay } from '../support/speed-probe.ts'
import { startProbedShell, type ProbedShell } from '../support/speed-shell.ts'
import { median, rounded, spread } from '../support/speed-stats.ts'

const GOAL = 2
/** Products; each has four items. */
const COUNTS = { short: 2_500, full: 100_000 } as const
/** How long a job runs after its creation, and how long nothing happens on the other side. Milliseconds. */
const WINDOW_MS = { short: 3_000, full: 10_000 } as const
const POLL_MS = 500
/** So long, ten times a second: what the control holds the loop up by. */
const CONTROL_MS = 10

/** Four attributes that one fixed answer suits, whatever the product. */
const ANSWER = {
  title: 'Plain thing for a plain home',
  seoTitle: 'Plain thing for every room | Nordhaus',
  imageAlt: 'A plain thing of good material',
  ribbon: 'Plain'
} as const

export const figure: Figure = {
  name: 'stall',
  what: 'The shell stays responsive while 400,000 items are created and run: events and answers cross over, but the work is done in another thread.',
  unit: '× the idle p99 of the event loop delay of the shell’s main thread (median)',
  goal: `at most ${GOAL}, and a loop that is held up for ${CONTROL_MS} ms ten times a second is noticed`,
  needs: ['build'],
  async run({ full, seed, progress }) {
    const count = full ? COUNTS.full : COUNTS.short
    const windowMs = full ? WINDOW_MS.full : WINDOW_MS.short
    const rounds = full ? 5 : 3
    const dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-stall-'))
    const server = await startMockServer({ latencyMs: 100, values: ANSWER })
    try {
      const products = await prepare(dir, count, seed)
      progress(`${count.toLocaleString('en-GB')} products are in the store`)
      const shell = await startProbedShell(dir, ['--openai-base-url', server.baseUrl, '--model', 'mock-model'])
      try {
        await shell.api('PUT', '/api/settings', { concurrency: 64 })
        const events = await shell.listen()
        const idle: LoopDelay[] = []
        const busy: LoopDelay[] = []
        let delivered = 0
        for (let round = 0; round <= rounds; round++) {
          const quiet = await measured(shell, () => wait(windowMs))
          const worked = await measured(shell, async () => {
            delivered += await createAndRun(shell, products, windowMs)
          })
          // Requests that were on their way come back, and the log is written over.
          await wait(1_000)
          // The first round only warms both sides up.
          if (round === 0) continue
          idle.push(quiet)
          busy.push(worked)
          progress(
            `round ${round}: p99 idle ${rounded(quiet.p99, 2)} ms, busy ${rounded(worked.p99, 2)} ms, longest ${rounded(worked.max, 0)} ms`
          )
        }
        shell.tell({ kind: 'reset' })
        shell.tell({ kind: 'hold', ms: CONTROL_MS })
        await wait(windowMs)
        const held = await shell.delay()
        const ratios = busy.map((delay, at) => delay.p99 / (idle[at]?.p99 ?? Number.NaN))
        const value = rounded(median(ratios), 2)
        const noticed = held.p99 > GOAL * median(idle.map((delay) => delay.p99))
        const list = (delays: readonly LoopDelay[], of: 'p50' | 'p99' | 'max'): string =>
          spread(
            delays.map((delay) => delay[of]),
            2
          )
        return {
          value,
          against: 1,
          ok: value <= GOAL && noticed && delivered > 0 && events() > 0,
          details: [
            `idle: p99 ${list(idle, 'p99')} ms, p50 ${list(idle, 'p50')} ms, longest ${list(idle, 'max')} ms`,
            `busy: p99 ${list(busy, 'p99')} ms, p50 ${list(busy, 'p50')} ms, longest ${list(busy, 'max')} ms`,
            `${(count * Object.keys(ANSWER).length).toLocaleString('en-GB')} items created in each round, ${delivered.toLocaleString('en-GB')} delivered in all, ${events()} events heard`,
            `control: held up, p99 ${rounded(held.p99, 2)} ms, ${noticed ? 'noticed' : 'NOT NOTICED'}`
          ]
        }
      } finally {
        await shell.stop()
      }
    } finally {
      await server.stop()
      rmSync(dir, { recursive: true, force: true })
    }
  }
}

/** A data folder with products, made before the shell starts. */
async function prepare(dir: string, count: number, seed: number): Promise<string[]> {
  const bench = await openBenchEngine({ dir })
  const handles = bench.addProducts(speedProducts(count, seed))
  await bench.close()
  return handles
}

async function measured(shell: ProbedShell, run: () => Promise<unknown>): Promise<LoopDelay> {
  shell.tell({ kind: 'reset' })
  await run()
  return shell.delay()
}

/** Creates the job in one call, looks at it as an open window does while it runs, then pauses it. Returns the items delivered. */
async function createAndRun(shell: ProbedShell, productIds: readonly string[], runMs: number): Promise<number> {
  const created = (await shell.api('POST', '/api/jobs', {
    sourceScope: 'products',
    productIds,
    attributes: Object.keys(ANSWER),
    language: 'en',
    prompt: 'Clear and friendly.'
  })) as { readonly jobId: number }
  const job = `/api/jobs/${created.jobId}`
  for (let waited = 0; waited < runMs; waited += POLL_MS) {
    await wait(POLL_MS)
    await shell.api('GET', `${job}/items?status=DONE&limit=200`)
  }
  const seen = (await shell.api('GET', job)) as {
    readonly status: string
    readonly progress: { readonly done: number }
  }
  if (seen.status === 'RUNNING') await shell.api('POST', `${job}/pause`, {})
  else if (seen.status !== 'COMPLETED') throw new Error(`The job is ${seen.status}`)
  return seen.progress.done
}
