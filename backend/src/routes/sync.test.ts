import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SyncReply } from '#shared/sync/protocol.ts'
import { openTestApp, pairDevice, type Reply, type TestApp, type TestStore } from '../../test/support/app.ts'
import { facts, row, TestDevice } from '../../test/support/device.ts'

let t: TestApp
let store: TestStore
let device: TestDevice

beforeAll(async () => {
  t = await openTestApp()
  store = await t.addStore()
  device = deviceOf(store.instanceId, store.device.deviceId)
})
afterAll(() => t.close())

/** Makes requests; what it would send itself goes over HTTP here. */
function deviceOf(instanceId: string, deviceId: string): TestDevice {
  const never = { now: () => t.clock.time }
  const quiet = () => undefined
  const deps = { db: t.db, clock: never, ids: { uuid: () => '' } }
  return new TestDevice({ ...deps, log: { info: quiet, warn: quiet, error: quiet } }, instanceId, deviceId)
}

const sync = (body: unknown, token = store.device.token): Promise<Reply> => t.call('POST', '/v1/sync', { token, body })

describe('a sync call', () => {
  test('takes events, leases credits and tells the others, over HTTP', async () => {
    const leased = await sync(device.request({ leaseRequest: { requestId: 'r1', want: 5, exact: true } }))
    expect(leased).toMatchObject({ status: 200, json: { leaseReply: { requestId: 'r1', granted: 5 } } })
    device.tell('job.created', { jobUid: 'j1', period: '2026-11', credits: 2, again: false, job: facts(2) })
    device.tell('job.items', { jobUid: 'j1', from: 0, to: 2 }, [row(0), row(1)])
    const told = await sync(device.request())
    expect(told).toMatchObject({ status: 200, json: { ackSeq: 2, quarantined: [] } })
    expect(SyncReply.safeParse(told.json).success).toBe(true)

    const other = await pairDevice(t.call, store.owner, '10.9.0.1')
    const seen = await sync(deviceOf(store.instanceId, other.deviceId).request(), other.token)
    expect(seen).toMatchObject({ json: { jobs: [{ jobUid: 'j1', deviceName: 'Laptop' }], items: [{}, {}] } })
    expect(await t.call('GET', '/api/jobs', { token: store.owner })).toMatchObject({
      json: { jobs: [{ device: { deviceId: store.device.deviceId }, totalItems: 2 }] }
    })
    expect(await t.call('GET', '/api/jobs', { token: store.device.token })).toMatchObject({
      json: { jobs: [{ device: null }] }
    })
  })

  test('of one device under another one’s name is refused', async () => {
    const body = { ...device.request({ events: [] }), deviceId: 'somebody-else' }
    expect(await sync(body)).toMatchObject({ status: 403 })
  })

  test('that speaks a protocol of another time is 426, whatever else it holds', async () => {
    expect(await sync({ proto: 9, minProto: 9, news: true })).toMatchObject({
      status: 426,
      json: { code: 'UPGRADE_REQUIRED' }
    })
  })

  test('with a gap says how far the backend is', async () => {
    device.told.push({ ...device.tell('lease.returned', { period: '2026-11', amount: 1 }), seq: 9 })
    const body = device.request({ events: device.told.slice(-1) })
    expect(await sync(body)).toMatchObject({
      status: 409,
      json: { code: 'SYNC_GAP', details: { field: 'events', lastSeq: 2 } }
    })
  })

  test('with texts that no database stores is taken all the same', async () => {
    const other = await t.addStore()
    const odd = deviceOf(other.instanceId, other.device.deviceId)
    odd.tell('job.created', { jobUid: 'j2', period: '2026-11', credits: 0, again: true, job: facts(1) })
    odd.tell('job.items', { jobUid: 'j2', from: 0, to: 1 }, [{ ...row(0), original: 'a\u0000b\ud800c' }])
    expect(await sync(odd.request(), other.device.token)).toMatchObject({
      status: 200,
      json: { ackSeq: 2, quarantined: [] }
    })
  })

  test('without a body, or with one that is no call, is 400', async () => {
    for (const body of [{}, { proto: 1, minProto: 1 }, '[]', '{"proto":'])
      expect(await sync(body)).toMatchObject({ status: 400, json: { code: 'VALIDATION_ERROR' } })
  })

  test('beyond 16 MB is 413', async () => {
    const body = JSON.stringify({ ...device.request({ events: [] }), more: 'x'.repeat(16_000_000) })
    expect(await sync(body)).toMatchObject({ status: 413, json: { code: 'PAYLOAD_TOO_LARGE' } })
  })
})
