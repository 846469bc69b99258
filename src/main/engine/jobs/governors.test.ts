import { afterEach, beforeEach, expect, test } from 'vitest'
import { rewritten } from '../../../../test/support/fake-llm.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

const BUDGET = { limit: 500, remaining: 499, resetMs: 120 }
let t: TestEngine
let ids: string[]

beforeEach(async () => {
  t = await openTestEngine({ concurrency: 2 })
  ids = addProducts(t, t.instanceId, 4)
  t.llm.respond = (request) => ({ ...rewritten(request), limits: { requests: BUDGET, tokens: undefined } })
})
afterEach(() => t[Symbol.asyncDispose]())

async function runJob(): Promise<void> {
  const input = { sourceScope: 'products', productIds: ids, attributes: ['title'], language: 'en', prompt: 'x' }
  expect(await t.dispatch('jobs.create', input, {})).toMatchObject({ ok: true })
  await settle(20)
}
/** The limit of requests as the database has it for the next run. */
const keptLimit = (): unknown =>
  t.raw.prepare(`select json_extract(value, '$.requests.limit') from meta where key like 'rate %'`).pluck().get()

test('what was learnt of a server is written down while the engine runs, so that a killed process keeps it', async () => {
  await runJob()
  expect(keptLimit()).toBeNull()
  await t.time.advance(30_000)
  await runJob()
  expect(keptLimit()).toBe(500)
})

test('what was learnt is written down when the engine stops', async () => {
  await runJob()
  await t.engine.runner.stop()
  expect(keptLimit()).toBe(500)
})

test('a disk that takes nothing stops neither the run nor the stop', async () => {
  t.raw.exec(`create trigger full before update on meta when new.key like 'rate %'
    begin select raise(abort, 'disk full'); end`)
  await t.time.advance(30_000)
  await runJob()
  expect(await t.dispatch('jobs.get', { id: 1 }, {})).toMatchObject({ value: { status: 'COMPLETED' } })
  expect(t.log.map((line) => line.message)).toContain('the pace could not be stored')
  await expect(t.engine.runner.stop()).resolves.toBeUndefined()
})
