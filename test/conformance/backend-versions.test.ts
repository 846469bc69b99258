import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp, type TestStore } from '../../backend/test/support/app.ts'
import { createBackendApi } from '../../src/main/adapters/backend/backend-api.ts'
import { SYNC_PATH, type SyncReply, type SyncRequest, type WireEvent } from '../../src/shared/sync/protocol.ts'
import { FakeTime, settle } from '../support/fake-time.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { addProducts, openTestEngine, type TestEngine } from '../support/test-engine.ts'

/** The app's own client and the backend's own handlers, of which one is of another version: the requests say so on their way. */
let app: TestApp
let store: TestStore
let engine: TestEngine
let time: FakeTime
/** What the other version does differently; nothing where both are of the same. */
let skew: {
  readonly request?: (request: SyncRequest) => unknown
  readonly reply?: (reply: SyncReply) => unknown
}

beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

beforeEach(async () => {
  skew = {}
  store = await app.addStore({ allowance: 100 })
  time = new FakeTime(app.clock.time)
  engine = await openTestEngine({ backend: createBackendApi({ fetch, clock: time, timers: time }), time })
  addProducts(engine, engine.instanceId, 4)
  const made = await app.call('POST', '/v1/pairing-codes', { token: store.owner, body: {} })
  const { code } = made.json as { readonly code: string }
  await call('sync.link', { url: 'https://backend.test', code, deviceName: 'Studio' })
})
afterEach(async () => {
  expect(brokenInvariants(engine.raw)).toEqual([])
  await engine[Symbol.asyncDispose]()
})

async function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init)
  if (new URL(request.url).pathname !== SYNC_PATH) return app.app.fetch(request)
  const said = (await request.json()) as SyncRequest
  const { method, headers, url } = request
  const body = JSON.stringify(skew.request?.(said) ?? said)
  const response = await app.app.fetch(new Request(url, { method, headers, body }))
  if (!response.ok || skew.reply === undefined) return response
  return Response.json(skew.reply((await response.json()) as SyncReply))
}

async function call<T>(procedure: string, input: unknown = {}): Promise<T> {
  const result = await engine.dispatch(procedure, input, {})
  if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`)
  return result.value as T
}

/** A job of two items, run to its end, and a decision on the first. */
async function work(prompt: string): Promise<void> {
  const { jobId } = await call<{ readonly jobId: number }>('jobs.create', {
    sourceScope: 'products',
    productIds: ['p1', 'p2'],
    attributes: ['title'],
    language: 'en',
    prompt
  })
  for (let times = 0; times < 20; times += 1) {
    await time.advance(1_000)
    await settle()
  }
  expect(await call('jobs.get', { id: jobId })).toMatchObject({ status: 'COMPLETED' })
  const { items } = await call<{ readonly items: readonly { readonly id: number }[] }>('jobs.items', { id: jobId })
  await call('items.review', { ids: items.slice(0, 1).map(({ id }) => id), decision: 'APPROVED' })
}

async function sync(): Promise<unknown> {
  for (let times = 0; times < 5; times += 1) {
    await time.advance(10)
    await engine.dispatch('sync.now', {}, {})
  }
  return call('sync.get')
}

/** What the backend knows: prompts of jobs, and how the items are reviewed. */
async function known(): Promise<readonly string[]> {
  const list = await app.call('GET', '/api/jobs?limit=50', { token: store.owner })
  return (list.json as { readonly jobs: readonly { prompt: string; review: object; capturedCredits: number }[] }).jobs
    .map(({ prompt, review, capturedCredits }) => `${prompt} ${capturedCredits} ${JSON.stringify(review)}`)
    .toSorted((a, b) => a.localeCompare(b))
}
const REVIEWED = JSON.stringify({ open: 1, approved: 1, rejected: 0, edited: 0 })

describe('a client of another version than its backend', () => {
  test.for([
    ['newer and still speaks the older protocol', { request: (r) => ({ ...r, proto: 2, somethingNew: true }) }],
    ['older and is still understood', { reply: (r) => ({ ...r, proto: 2, somethingNew: true }) }]
  ] as const satisfies readonly (readonly [string, typeof skew])[])('that is %s goes on as ever', async ([, other]) => {
    skew = other
    await work('one')
    expect(await sync()).toMatchObject({ status: 'up-to-date', waiting: 0, quarantined: 0, problem: null })
    expect(await known()).toEqual([`one 2 ${REVIEWED}`])
  })

  test.for([
    ['does not speak the older protocol any more', { request: (r) => ({ ...r, proto: 2, minProto: 2 }) }],
    ['is too old', { request: (r) => ({ ...r, proto: 0, minProto: 0 }) }],
    ['is answered in what it cannot read', { reply: () => ({ proto: 2, allNew: true }) }]
  ] as const satisfies readonly (readonly [string, typeof skew])[])(
    'and %s asks for an update, keeps all that it has to tell, and loses nothing',
    async ([, other]) => {
      await work('before')
      await sync()
      skew = other
      await work('meanwhile')
      const state = await sync()
      expect(state).toMatchObject({ status: 'attention', problem: { code: 'upgrade' } })
      const { waiting } = state as { readonly waiting: number }
      expect(waiting).toBeGreaterThan(0)
      const { total } = await call<{ readonly total: number }>('sync.unsent')
      expect(total).toBe(waiting)

      skew = {}
      await time.advance(2 * 60 * 60_000)
      expect(await sync()).toMatchObject({ status: 'up-to-date', waiting: 0, quarantined: 0, problem: null })
      expect(await known()).toEqual([`before 2 ${REVIEWED}`, `meanwhile 2 ${REVIEWED}`])
    }
  )

  test('and tells something that the backend has never heard of: it is kept there, shown here, and what follows is not held up', async () => {
    skew = { request: (request) => ({ ...request, events: request.events.map(asStar) }) }
    await work('one')
    expect(await sync()).toMatchObject({ status: 'up-to-date', waiting: 0, quarantined: 1, problem: null })
    const { entries } = await call<{ readonly entries: readonly { readonly message: string }[] }>('sync.log')
    expect(entries.map(({ message }) => message).join('\n')).toContain('"items.starred" is not known here.')
    expect(await known()).toEqual([`one 2 ${JSON.stringify({ open: 2, approved: 0, rejected: 0, edited: 0 })}`])
    skew = {}
    await work('two')
    expect(await sync()).toMatchObject({ status: 'up-to-date', waiting: 0, quarantined: 1 })
    expect(await known()).toContain(`two 2 ${REVIEWED}`)
  })
})

/** A decision, told as an event of a type that only a newer version has. */
function asStar(event: WireEvent): WireEvent {
  if (event.type !== 'items.reviewed') return event
  const payload = JSON.stringify({ stars: 5 })
  return { ...event, type: 'items.starred', payload, hash: createHash('sha256').update(payload).digest('base64url') }
}
