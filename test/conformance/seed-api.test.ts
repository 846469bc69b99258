import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SEED_API_CHECKS, type SeedApiWorld } from '../../bench/support/seed-api-checks.ts'
import { startServe, type ServeProcess } from '../support/serve-process.ts'

/** Over real HTTP, against the program that a user starts. The figure of the same name adds the control. */
describe('the seed document’s job API', () => {
  let server: ServeProcess
  let world: SeedApiWorld

  beforeAll(async () => {
    server = await startServe({ built: false, args: ['--sample', '--allowance', '100'] })
    const { ids } = (await server.api('GET', '/api/products/ids')).json as { ids: string[] }
    const other = (await server.api('POST', '/api/instances', { name: 'Other' })).json as { instanceId: string }
    world = { api: server.api, productIds: ids, otherInstanceId: other.instanceId }
  })
  afterAll(() => server.stop())

  for (const check of SEED_API_CHECKS)
    test(check.name, async () => {
      expect(await check.run(world)).toEqual([])
    })
})
