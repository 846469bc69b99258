import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROTOCOL_CHECKS } from '../../bench/support/wix-protocol-run.ts'
import { openProtocolWorld, type ProtocolWorld } from '../../bench/support/wix-protocol-world.ts'

/** Wix's own SDK against the simulator, over real HTTP. The figure of the same name adds the controls. */
describe.each(['V1', 'V3'] as const)('Wix’s SDK on a store of %s', (version) => {
  let world: ProtocolWorld

  beforeAll(async () => {
    world = await openProtocolWorld({ version, seed: 20_261 })
  })
  afterAll(() => world.close())

  for (const check of PROTOCOL_CHECKS[version])
    test(check.name, async () => {
      expect(await check.run(world)).toEqual([])
    })

  test(`${version}: every answer is one that the SDK’s types know`, async () => {
    expect((await world.problems()).answered).toEqual([])
  })
})
