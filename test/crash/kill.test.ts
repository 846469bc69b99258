import { serve, type ServerType } from '@hono/node-server'
import Database from 'better-sqlite3'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { seededRandom } from '../../simulators/random.ts'
import { createOpenAiSimulator } from '../../simulators/openai/simulator.ts'
import type { AppStatus } from '../../src/shared/contract/app.ts'
import type { ProductSummary } from '../../src/shared/contract/catalog.ts'
import type { Job } from '../../src/shared/contract/jobs.ts'
import { brokenInvariants } from '../support/invariants.ts'

const PRODUCTS = 50
const ATTRIBUTES = ['title', 'seoDescription'] as const
const ITEMS = PRODUCTS * ATTRIBUTES.length
/** How far the job is when the process is killed, in items, each time further. */
const KILLED_AT = [10, 40, 70] as const
const PATIENCE = { timeout: 60_000, interval: 20 } as const

let dir: string
let model: ServerType
let modelUrl: string
const children: ChildProcess[] = []

/** An external model server with a latency that leaves requests on their way whenever the kill comes. */
beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-kill-'))
  const simulator = createOpenAiSimulator({
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    timers: {
      after(ms, run) {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      }
    },
    random: seededRandom(7),
    latencyMs: { min: 100, max: 200 },
    models: ['gpt-6-luna']
  })
  model = serve({ fetch: simulator.app.fetch, hostname: '127.0.0.1', port: 0 })
  await once(model, 'listening')
  modelUrl = `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  model.close()
  rmSync(dir, { recursive: true, force: true })
})

interface App {
  get<T>(route: string): Promise<T>
  post<T>(route: string, body: unknown): Promise<T>
  kill(): Promise<void>
}

/** The real web shell in a process of its own, on the same data folder each time. */
async function startApp(): Promise<App> {
  const main = path.resolve(import.meta.dirname, '../../src/main/serve.ts')
  const options = [
    '--data-dir',
    dir,
    '--token',
    'secret',
    '--sample',
    '--allowance',
    String(ITEMS),
    '--openai-base-url',
    modelUrl
  ]
  const child = spawn(process.execPath, [main, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, OPENAI_API_KEY: 'sk-test' }
  })
  children.push(child)
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  const base = await vi.waitFor(() => {
    const [, address] = /^READY (\S+)$/m.exec(said) ?? []
    if (address === undefined) throw new Error(`Not ready: ${said}`)
    return new URL(address).origin
  }, PATIENCE)
  async function ask<T>(route: string, init: RequestInit = {}): Promise<T> {
    const headers = { Authorization: 'Bearer secret', 'Content-Type': 'application/json' }
    const response = await fetch(base + route, { ...init, headers })
    const body: unknown = await response.json()
    if (!response.ok) throw new Error(`${route}: ${JSON.stringify(body)}`)
    return body as T
  }
  return {
    get: (route) => ask(route),
    post: (route, body) => ask(route, { method: 'POST', body: JSON.stringify(body) }),
    async kill() {
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
    }
  }
}

const progressOf = async (app: App, id: number, least: number): Promise<Job> =>
  vi.waitFor(async () => {
    const job = await app.get<Job>(`/api/jobs/${id}`)
    if (job.progress.done < least)
      throw new Error(`${job.progress.done} items: ${job.status} ${job.statusMessage ?? ''}`)
    return job
  }, PATIENCE)

/** Looks at the files that a killed process left. */
function inspect<T>(look: (raw: Database.Database) => T): T {
  const raw = new Database(path.join(dir, 'wordshelf.db'), { readonly: true })
  try {
    return look(raw)
  } finally {
    raw.close()
  }
}

describe('a process that is killed in the middle of a job, again and again', () => {
  test('loses no item, pays for none twice, says what it took up, and finishes', async () => {
    let app = await startApp()
    const { products } = await app.get<{ products: ProductSummary[] }>(`/api/products?limit=${PRODUCTS}`)
    const { jobId } = await app.post<{ jobId: number }>('/api/jobs', {
      sourceScope: 'products',
      productIds: products.map((product) => product.id),
      attributes: ATTRIBUTES,
      language: 'en',
      prompt: 'Make it clear'
    })

    for (const least of KILLED_AT) {
      const seen = await progressOf(app, jobId, least)
      await app.kill()
      const done = inspect((raw) => {
        expect(brokenInvariants(raw)).toEqual([])
        return Number(raw.prepare('select done from jobs where id = ?').pluck().get(jobId))
      })
      // What a caller was told is on the disk.
      expect(done).toBeGreaterThanOrEqual(seen.progress.done)
      expect(done).toBeLessThan(ITEMS)
      app = await startApp()
      const status = await app.get<AppStatus>('/api/status')
      expect(status.resumed).toEqual([{ jobId, finishedItems: done, totalItems: ITEMS }])
    }

    const job = await progressOf(app, jobId, ITEMS)
    expect(job).toMatchObject({
      status: 'COMPLETED',
      capturedCredits: ITEMS,
      releasedCredits: 0,
      progress: { total: ITEMS, done: ITEMS, failed: 0 }
    })
    expect(await app.get('/api/credits')).toMatchObject({ creditsUsed: ITEMS, remaining: 0, reserved: 0 })
    await app.kill()
    inspect((raw) => {
      expect(brokenInvariants(raw)).toEqual([])
      expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(raw.prepare(`select count(*) from job_items where proposal is not null`).pluck().get()).toBe(ITEMS)
    })
  }, 300_000)
})
