import { describe, expect, test } from 'vitest'
import type { CallResult } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import { connectStartStore } from './start-store.ts'

const SITE = '5eed0000-0000-4000-a000-000000000001'

function gateway(answer: CallResult) {
  const calls: unknown[] = []
  return {
    calls,
    call(procedure: string, input: unknown) {
      calls.push([procedure, input])
      return Promise.resolve(answer)
    }
  }
}

describe('the store that a start names', () => {
  test('is connected with the key of the environment', async () => {
    const engine = gateway({ ok: true, value: {} })
    expect(await connectStartStore(engine, SITE, ' IST.key\n')).toBeNull()
    expect(engine.calls).toEqual([['shop.connect', { siteId: SITE, apiKey: 'IST.key' }]])
  })

  test('is said not to be connected where that fails, with the reason', async () => {
    const engine = gateway({ ok: false, error: errorBody('SHOP_UNAVAILABLE', 'Wix cannot be reached.') })
    expect(await connectStartStore(engine, SITE, 'IST.key')).toContain('Wix cannot be reached.')
  })

  test.each([undefined, '', ' '])('needs a key: %j is none', async (key) => {
    const engine = gateway({ ok: true, value: {} })
    expect(await connectStartStore(engine, SITE, key)).toContain('WIX_API_KEY')
    expect(engine.calls).toEqual([])
  })

  test('is none where none is named, whatever lies in the environment', async () => {
    const engine = gateway({ ok: true, value: {} })
    expect(await connectStartStore(engine, null, 'IST.key')).toBeNull()
    expect(engine.calls).toEqual([])
  })
})
