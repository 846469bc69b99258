import { describe, expect, it } from 'vitest'
import { WIX_PERMISSIONS } from './route.ts'
import { wixBench } from './testing/bench.ts'

const VERSION = '/stores/v3/provision/version'
const SITE = '/site-properties/v4/properties'

describe('who is let in', () => {
  it('lets the bare key in and answers every request with an id', async () => {
    const bench = wixBench()
    const { status, body, headers } = await bench.ask('GET', VERSION)
    expect([status, body]).toEqual([200, { catalogVersion: 'V3_CATALOG' }])
    expect(headers.get('x-wix-request-id')).toMatch(/^\d+\.[0-9a-f]{16}$/)
  })

  it('answers a wrong key, and one with Bearer in front, with a blank 401', async () => {
    const bench = wixBench()
    for (const authorization of ['IST.other', 'Bearer IST.simulated-key', '']) {
      const { status, text, headers } = await bench.ask('GET', VERSION, undefined, { authorization })
      expect([status, text]).toEqual([401, ''])
      expect(headers.get('x-wix-request-id')).not.toBeNull()
    }
  })

  it('tells another site apart from a deleted one and from one without a plan', async () => {
    const bench = wixBench()
    expect((await bench.ask('GET', VERSION, undefined, { 'wix-site-id': 'other' })).status).toBe(403)
    bench.store.site = { ...bench.store.site, state: 'deleted' }
    expect((await bench.ask('GET', VERSION)).status).toBe(404)
    bench.store.site = { ...bench.store.site, state: 'plan-without-api' }
    const { status, text } = await bench.ask('GET', VERSION)
    expect([status, text.includes('UPGRADE_TO_PREMIUM')]).toEqual([403, true])
  })

  it('wants the permission of each endpoint', async () => {
    const keys = [{ key: 'IST.simulated-key', permissions: WIX_PERMISSIONS.filter((one) => one !== 'read-site') }]
    const bench = wixBench({}, { keys })
    expect((await bench.ask('GET', VERSION)).status).toBe(200)
    const { status, body } = await bench.ask('GET', SITE)
    expect([status, body['message']]).toEqual([
      403,
      'the auth identity is not allowed on this resource for this site/account'
    ])
  })

  it('knows the states of a store', async () => {
    const bench = wixBench({ version: 'STORES_NOT_INSTALLED' })
    expect((await bench.ask('GET', VERSION)).body).toEqual({ catalogVersion: 'STORES_NOT_INSTALLED' })
    bench.store.version = 'PROVISIONING'
    expect((await bench.ask('GET', VERSION)).body).toEqual({ catalogVersion: 'V1_CATALOG' })
  })

  it('gives only the properties asked for', async () => {
    const { body } = await wixBench().ask('GET', `${SITE}?fields=siteDisplayName`)
    expect(body).toEqual({ properties: { siteDisplayName: 'Nordhaus Living' }, version: '1' })
  })
})
