import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN_KEY, openTestApp, type TestApp } from '../../backend/test/support/app.ts'
import { openFreshDatabase } from '../../backend/test/support/database.ts'
import { SEED_API_CHECKS, type Api, type SeedApiWorld } from '../../bench/support/seed-api-checks.ts'

/**
 * The same checks that the app's own server passes, against the store's backend. The operator takes the place of the active store's
 * owner, and of another one's where a check names it.
 */
describe('the seed document’s job API, served by the store’s backend', () => {
  let t: TestApp
  let world: SeedApiWorld

  beforeAll(async () => {
    t = await openTestApp({}, { db: await openFreshDatabase() })
    const [active, other] = [await t.addStore({ allowance: 100 }), await t.addStore({ allowance: 100 })]
    const products = Array.from({ length: 80 }, (_, n) => ({
      id: `p${n}`,
      name: `Product ${n}`,
      texts: { title: `T${n}` }
    }))
    await t.call('PUT', '/v1/products', { token: active.owner, body: { products } })
    const api: Api = (method, path, body, headers = {}) =>
      t.call(method, path, {
        token: ADMIN_KEY,
        body,
        headers: { 'x-wordshelf-instance': active.instanceId, ...headers }
      })
    world = { api, productIds: products.map(({ id }) => id), otherInstanceId: other.instanceId }
  })
  afterAll(() => t.close())

  for (const check of SEED_API_CHECKS)
    test(check.name, async () => {
      expect(await check.run(world)).toEqual([])
    })
})
