import { describe, expect, test } from 'vitest'
import { SEED_SITE_ID } from '../../simulators/wix/seed-store.ts'
import { demoStoreHelp, SITE_ID, withDefaults } from '../lib/demo-store.mjs'

describe('the demo store', () => {
  test('is what the simulator serves', () => {
    expect(SITE_ID).toBe(SEED_SITE_ID)
  })

  test('has 200 products on a port that stays, unless told otherwise', () => {
    expect(withDefaults([]).args).toEqual([
      '--port',
      '4790',
      '--size',
      '200',
      '--name',
      'Demo store',
      '--api-key',
      'IST.demo-store'
    ])
    expect(withDefaults(['--size=5', '--port', '0', '--version', 'V1']).args).toEqual([
      '--name',
      'Demo store',
      '--api-key',
      'IST.demo-store',
      '--size=5',
      '--port',
      '0',
      '--version',
      'V1'
    ])
  })

  test('says the key that it lets in', () => {
    expect(withDefaults([]).apiKey).toBe('IST.demo-store')
    expect(withDefaults(['--api-key', 'a']).apiKey).toBe('a')
    expect(withDefaults(['--api-key=b']).apiKey).toBe('b')
    const help = demoStoreHelp({ url: 'http://127.0.0.1:4790', siteId: SITE_ID, apiKey: 'b' })
    for (const part of ['npm start -- --wix-base-url http://127.0.0.1:4790', SITE_ID, 'API key   b'])
      expect(help).toContain(part)
  })
})
