import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN_KEY, openTestApp, pairDevice, type TestApp, type TestStore } from '../test/support/app.ts'
import { backendContract } from './contract/contract.ts'
import type { Endpoint } from './contract/endpoint.ts'
import { signWixInstance } from './auth/wix-token.ts'

let t: TestApp
let store: TestStore

beforeAll(async () => {
  t = await openTestApp()
  store = await t.addStore()
})
afterAll(() => t.close())

const endpoints = Object.entries<Endpoint>(backendContract)
const guarded = endpoints.filter(([, { access }]) => access !== 'open')
const addressOf = ({ path }: Endpoint) => path.replaceAll(/:\w+/g, '1')

describe('without a proof that is good', () => {
  const bodies = new Set<string>()
  const proofs = (): Record<string, string | null> => ({
    'none at all': null,
    'an empty one': '',
    'a device token of nobody': 'wsd_0123456789012345678901234567890123456789012',
    'a forged one': signWixInstance(
      { instanceId: 'wix-x', signDate: new Date(t.clock.time).toISOString() },
      'some other secret'
    ),
    'an expired one': t.wixToken('wix-x', { signDate: new Date(t.clock.time - 13 * 3_600_000).toISOString() }),
    'a visitor of the site': t.wixToken('wix-x', { aid: 'anonymous' }),
    'nearly the admin key': `${ADMIN_KEY}x`
  })

  test.each(guarded.map(([name, endpoint]) => ({ name, endpoint })))(
    '$name is 401, in the same words whatever the reason',
    async ({ endpoint }) => {
      for (const token of Object.values(proofs())) {
        const reply = await t.call(endpoint.method, addressOf(endpoint), {
          token,
          ...(endpoint.method === 'GET' || endpoint.method === 'DELETE' ? {} : { body: {} })
        })
        expect(reply.status).toBe(401)
        expect(reply.headers.get('WWW-Authenticate')).toBe('Bearer')
        bodies.add(reply.text)
      }
      expect(bodies.size).toBe(1)
    }
  )

  test('nothing was made of a Wix instance that was not proved', async () => {
    const rows = await t.db.selectFrom('instances').selectAll().where('wix_instance_id', '=', 'wix-x').execute()
    expect(rows).toEqual([])
  })
})

describe('with a proof of another kind', () => {
  test.each(endpoints.filter(([, { access }]) => access === 'admin').map(([name, endpoint]) => ({ name, endpoint })))(
    '$name is for the operator alone',
    async ({ endpoint }) => {
      for (const token of [store.owner, store.device.token])
        expect(await t.call(endpoint.method, addressOf(endpoint), { token })).toMatchObject({ status: 403 })
    }
  )

  test.each(endpoints.filter(([, { access }]) => access === 'owner').map(([name, endpoint]) => ({ name, endpoint })))(
    '$name is for the owner alone',
    async ({ endpoint }) => {
      expect(await t.call(endpoint.method, addressOf(endpoint), { token: store.device.token })).toMatchObject({
        status: 403
      })
    }
  )

  test('sync and sign-out are for devices alone', async () => {
    for (const path of ['/v1/sync', '/v1/devices/sign-out'])
      expect(await t.call('POST', path, { token: store.owner, body: {} })).toMatchObject({ status: 403 })
  })

  test('the operator has to say whose place to take', async () => {
    expect(await t.call('GET', '/v1/instance', { token: ADMIN_KEY })).toMatchObject({ status: 403 })
    const headers = { 'X-Wordshelf-Instance': store.instanceId }
    expect(await t.call('GET', '/v1/instance', { token: ADMIN_KEY, headers })).toMatchObject({
      status: 200,
      json: { instanceId: store.instanceId }
    })
    const nobody = { 'X-Wordshelf-Instance': 'no-such-store' }
    expect(await t.call('GET', '/v1/instance', { token: ADMIN_KEY, headers: nobody })).toMatchObject({ status: 401 })
  })

  test('the header with the store counts for nobody but the operator', async () => {
    const other = await t.addStore()
    const headers = { 'X-Wordshelf-Instance': other.instanceId }
    expect(await t.call('GET', '/v1/instance', { token: store.owner, headers })).toMatchObject({
      json: { instanceId: store.instanceId }
    })
  })
})

describe('a store on Wix', () => {
  test('is made at its first call, once, with the plan of new stores', async () => {
    const token = t.wixToken('wix-new')
    const replies = await Promise.all(Array.from({ length: 5 }, () => t.call('GET', '/v1/instance', { token })))
    const ids = new Set(replies.map((reply) => (reply.json as { instanceId: string }).instanceId))
    expect(ids.size).toBe(1)
    expect(replies[0]?.json).toMatchObject({
      wixInstanceId: 'wix-new',
      planName: 'test',
      planAllowance: 100,
      period: { period: '2026-11', allowance: 100, unleased: 100 }
    })
  })

  test('may leave the word Bearer out, as Wix’s own front ends do', async () => {
    const reply = await t.call('GET', '/v1/instance', { headers: { Authorization: t.wixToken('wix-new') } })
    expect(reply.status).toBe(200)
  })
})

describe('a device', () => {
  test('is linked by a code that is good once, for ten minutes, however it is typed', async () => {
    const { code } = (await t.call('POST', '/v1/pairing-codes', { token: store.owner, body: {} })).json as {
      code: string
    }
    const pair = (typed: string, address = '10.1.0.1') =>
      t.call('POST', '/v1/devices/pair', {
        body: { code: typed, deviceName: ' Till ' },
        headers: { 'X-Forwarded-For': address }
      })
    t.clock.time += 1
    const paired = await pair(code.toLowerCase().replace('-', ''))
    expect(paired).toMatchObject({ status: 200, json: { instanceId: store.instanceId } })
    expect(await pair(code)).toMatchObject({ status: 409, json: { code: 'CONFLICT' } })
    const late = (await t.call('POST', '/v1/pairing-codes', { token: store.owner, body: {} })).json as { code: string }
    t.clock.time += 10 * 60_000
    expect(await pair(late.code)).toMatchObject({ status: 409 })
    const { token } = paired.json as { token: string }
    expect(await t.call('GET', '/v1/devices', { token })).toMatchObject({
      json: { devices: [{ thisDevice: false }, { name: 'Till', thisDevice: true }] }
    })
  })

  test('is told apart from others by its name, which is another one where a signed-in device has it', async () => {
    const named = async (deviceName: string) => {
      const made = await t.call('POST', '/v1/pairing-codes', { token: store.owner, body: {} })
      const { code } = made.json as { code: string }
      const paired = await t.call('POST', '/v1/devices/pair', {
        body: { code, deviceName },
        headers: { 'X-Forwarded-For': '10.4.0.1' }
      })
      return paired.json as { readonly deviceId: string; readonly deviceName: string; readonly token: string }
    }
    const first = await named('MacBook')
    const second = await named('macbook')
    expect([first.deviceName, second.deviceName, (await named('MacBook')).deviceName]).toEqual([
      'MacBook',
      'macbook 2',
      'MacBook 3'
    ])
    const long = 'x'.repeat(60)
    expect([(await named(long)).deviceName, (await named(long)).deviceName]).toEqual([long, `${'x'.repeat(58)} 2`])
    const rename = (name: string) =>
      t.call('POST', `/v1/devices/${second.deviceId}/rename`, { token: store.owner, body: { name } })
    expect(await rename('MACBOOK')).toMatchObject({
      status: 409,
      json: { code: 'CONFLICT', details: { field: 'name' } }
    })
    expect(await rename('MacBook 2')).toMatchObject({ status: 200 })
    // Its texts are the same computer's when it comes back.
    await t.call('POST', '/v1/devices/sign-out', { token: first.token, body: {} })
    expect((await named('MacBook')).deviceName).toBe('MacBook')
  })

  test('and its code are kept as digests alone', async () => {
    const { code } = (await t.call('POST', '/v1/pairing-codes', { token: store.owner, body: {} })).json as {
      code: string
    }
    const rows = JSON.stringify([
      await t.db.selectFrom('devices').selectAll().execute(),
      await t.db.selectFrom('pairing_codes').selectAll().execute()
    ])
    expect(rows).not.toContain(store.device.token)
    // The whole code, and not what looks like one: a digest in base64url may end in the same eight characters.
    expect(rows.toUpperCase()).not.toContain(code)
    expect(rows.toUpperCase()).not.toContain(code.replace('-', ''))
  })

  test('that guesses is held up, and nobody else', async () => {
    const guess = (address: string) =>
      t.call('POST', '/v1/devices/pair', {
        body: { code: 'AAAA-AAAA', deviceName: 'x' },
        headers: { 'X-Forwarded-For': `1.2.3.4, ${address}` }
      })
    for (let n = 0; n < 10; n += 1) expect(await guess('10.2.0.1')).toMatchObject({ status: 409 })
    const held = await guess('10.2.0.1')
    expect(held).toMatchObject({ status: 429, json: { code: 'RATE_LIMITED' } })
    expect(Number(held.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect(await guess('10.2.0.2')).toMatchObject({ status: 409 })
    t.clock.time += 60_000
    expect(await guess('10.2.0.1')).toMatchObject({ status: 409 })
  })

  test('can be renamed, and is not found by another store', async () => {
    const other = await t.addStore()
    const rename = (token: string, name: string) =>
      t.call('POST', `/v1/devices/${store.device.deviceId}/rename`, { token, body: { name } })
    expect(await rename(store.device.token, 'Office')).toMatchObject({ status: 200 })
    for (const token of [other.owner, other.device.token])
      expect(await rename(token, 'Stolen')).toMatchObject({ status: 404 })
    expect((await t.call('GET', '/v1/devices', { token: store.owner })).text).toContain('"Office"')
  })

  test('that signed out, or was signed out, has no business here any more', async () => {
    const one = await pairDevice(t.call, store.owner, '10.3.0.1')
    const two = await pairDevice(t.call, store.owner, '10.3.0.2')
    expect(await t.call('POST', '/v1/devices/sign-out', { token: one.token, body: {} })).toMatchObject({ status: 200 })
    expect(await t.call('DELETE', `/v1/devices/${two.deviceId}`, { token: store.owner })).toMatchObject({ status: 200 })
    for (const { token } of [one, two])
      expect(await t.call('GET', '/v1/instance', { token })).toMatchObject({ status: 401 })
  })

  test('that is signed out by the owner leaves no code behind that links it again', async () => {
    const stolen = await pairDevice(t.call, store.owner, '10.3.0.3')
    const { code } = (await t.call('POST', '/v1/pairing-codes', { token: stolen.token, body: {} })).json as {
      code: string
    }
    await t.call('DELETE', `/v1/devices/${stolen.deviceId}`, { token: store.owner })
    const again = await t.call('POST', '/v1/devices/pair', {
      body: { code, deviceName: 'Stolen' },
      headers: { 'X-Forwarded-For': '10.3.0.4' }
    })
    expect(again).toMatchObject({ status: 409, json: { code: 'CONFLICT' } })
  })

  test('is written off by its own store alone', async () => {
    const other = await t.addStore()
    const writeOff = (token: string) =>
      t.call('POST', `/v1/devices/${store.device.deviceId}/write-off`, { token, body: {} })
    expect(await writeOff(other.owner)).toMatchObject({ status: 404 })
    expect(await writeOff(store.owner)).toMatchObject({ status: 200, json: { freed: 0 } })
  })
})

describe('the operator', () => {
  const admin = (method: string, path: string, body?: unknown) =>
    t.call(method, path, { token: ADMIN_KEY, ...(body === undefined ? {} : { body }) })

  test('makes a store, changes its plan, gives credits back and verifies it', async () => {
    const made = await admin('POST', '/v1/admin/instances', { name: 'By hand', allowance: 50 })
    expect(made).toMatchObject({ status: 201, json: { name: 'By hand', planAllowance: 50, wixInstanceId: null } })
    const { instanceId } = made.json as { instanceId: string }
    const path = `/v1/admin/instances/${instanceId}`
    expect(await admin('PUT', `${path}/plan`, { planName: 'Large', allowance: 80 })).toMatchObject({
      json: { planName: 'Large', planAllowance: 80 }
    })
    const refund = { refundId: 'r-1', amount: 5, note: 'Sorry' }
    for (let n = 0; n < 2; n += 1)
      expect(await admin('POST', `${path}/refunds`, refund)).toMatchObject({
        status: 200,
        json: { refundId: 'r-1', amount: 5, period: '2026-11' }
      })
    expect(await admin('GET', `${path}/verify`)).toMatchObject({ json: { ok: true, broken: [] } })
    const headers = { 'X-Wordshelf-Instance': instanceId }
    expect(await t.call('GET', '/v1/periods', { token: ADMIN_KEY, headers })).toMatchObject({
      json: { periods: [{ period: '2026-11', allowance: 85, unleased: 85, state: 'open', devices: [] }] }
    })
  })

  test('finds all stores, page by page', async () => {
    const seen = new Set<string>()
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { instances: { instanceId: string }[]; nextCursor: string | null } = (
        await admin('GET', `/v1/admin/instances?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
      ).json as never
      for (const { instanceId } of page.instances) seen.add(instanceId)
      cursor = page.nextCursor
    }
    expect(seen).toContain(store.instanceId)
    expect(await admin('GET', '/v1/admin/instances?cursor=x')).toMatchObject({ status: 400 })
  })

  test('is told where there is no such store', async () => {
    expect(await admin('GET', '/v1/admin/instances/none/verify')).toMatchObject({ status: 404 })
    expect(await admin('PUT', '/v1/admin/instances/none/plan', { planName: 'x', allowance: 1 })).toMatchObject({
      status: 404
    })
    const refund = { refundId: 'r', amount: 1, note: 'x' }
    expect(await admin('POST', '/v1/admin/instances/none/refunds', refund)).toMatchObject({ status: 404 })
  })

  test('is nobody where no key was set', async () => {
    const closed = await openTestApp({ adminKey: null }, t)
    for (const token of [ADMIN_KEY, '', 'null'])
      expect(await closed.call('GET', '/v1/admin/instances', { token })).toMatchObject({ status: 401 })
  })
})

describe('what is no endpoint', () => {
  test('health needs no proof; metrics need the operator’s, and carry no text', async () => {
    expect(await t.call('GET', '/healthz')).toMatchObject({ status: 200, json: { ok: true } })
    expect(await t.call('GET', '/readyz')).toMatchObject({ status: 200, json: { ok: true } })
    expect(await t.call('GET', '/metrics')).toMatchObject({ status: 401 })
    expect(await t.call('GET', '/metrics', { token: store.owner })).toMatchObject({ status: 401 })
    const { text } = await t.call('GET', '/metrics', { token: ADMIN_KEY })
    expect(text).toMatch(/^wordshelf_requests_total\{endpoint="devices.pair",status="409"\} \d+$/m)
    expect(text).toMatch(/^wordshelf_stores [1-9]\d*$/m)
    expect(text).not.toContain(store.instanceId)
  })

  test('an address that is none, and a method that is none, are 404 with what there is', async () => {
    expect(await t.call('GET', '/v1/nothing')).toMatchObject({ status: 404, json: { code: 'NOT_FOUND' } })
    const reply = await t.call('PUT', '/v1/devices', { body: {} })
    expect(reply.status).toBe(404)
    expect(reply.headers.get('Allow')).toBe('GET, HEAD, OPTIONS')
  })

  test('a text that no database stores is 400 where it is a mistake', async () => {
    const path = `/v1/devices/${store.device.deviceId}/rename`
    expect(await t.call('POST', path, { token: store.owner, body: { name: 'a\u0000b' } })).toMatchObject({
      status: 400,
      json: { details: { field: 'name' } }
    })
    expect(await t.call('POST', '/v1/devices/%00/write-off', { token: store.owner, body: {} })).toMatchObject({
      status: 400
    })
  })

  test('a backend on its way out takes nothing new', async () => {
    const closing = await openTestApp({ isDraining: () => true }, t)
    const reply = await closing.call('GET', '/readyz')
    expect(reply).toMatchObject({ status: 503, json: { code: 'UNAVAILABLE', retry: { afterMs: 2_000 } } })
  })
})

test('the log tells who called what and how it ended, and no secret', () => {
  const all = t.logged.join('\n')
  expect(all).toContain('"endpoint":"devices.pair"')
  for (const secret of [ADMIN_KEY, store.owner, store.device.token]) expect(all).not.toContain(secret)
  expect(t.logged.filter((line) => line.includes('"level":"error"'))).toEqual([])
})
