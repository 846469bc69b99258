import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS, type HostServices, type StoredKey, type StoredSettings } from '../../ports/host.ts'
import { startOverrides, withOverrides } from './start-overrides.ts'

const NO_KEYS = { modelKey: undefined, shopKey: undefined }
const KEYS = { modelKey: 'sk-env', shopKey: 'IST.env' }
const NOTHING = { baseUrl: null, api: null, model: null }

function memoryHost() {
  const kept: { settings: StoredSettings; key: StoredKey | null } = { settings: DEFAULT_SETTINGS, key: null }
  const shopKeys = new Map<string, StoredKey | null>()
  const tokens = new Map<string, StoredKey | null>()
  const host: HostServices = {
    loadSettings: () => Promise.resolve(kept.settings),
    saveSettings(settings) {
      kept.settings = settings
      return Promise.resolve()
    },
    loadKey: () => Promise.resolve(kept.key),
    saveKey(key) {
      kept.key = key
      return Promise.resolve()
    },
    loadShopKey: (instanceId) => Promise.resolve(shopKeys.get(instanceId) ?? null),
    saveShopKey({ instanceId, key }) {
      shopKeys.set(instanceId, key)
      return Promise.resolve()
    },
    loadBackendToken: (instanceId) => Promise.resolve(tokens.get(instanceId) ?? null),
    saveBackendToken({ instanceId, token }) {
      tokens.set(instanceId, token)
      return Promise.resolve()
    },
    keyStorage: () => Promise.resolve({ kind: 'keychain', warning: null }),
    fetch: () => Promise.reject(new Error('No network'))
  }
  return { kept, host }
}

describe('what the command line and the environment say', () => {
  test('naming a model means asking it; a key alone does not', () => {
    expect(startOverrides({ ...NOTHING, model: 'm' }, NO_KEYS)).toEqual({
      settings: { provider: 'openai', model: 'm' },
      key: null,
      shopKey: null
    })
    expect(startOverrides(NOTHING, { ...NO_KEYS, modelKey: ' sk-1 ' })).toEqual({
      settings: {},
      key: { origin: 'https://api.openai.com', key: 'sk-1' },
      shopKey: null
    })
  })

  test('the key is for the address of the command line, not for a stored one', () => {
    expect(
      startOverrides({ ...NOTHING, baseUrl: 'http://127.0.0.1:9/v1' }, { ...NO_KEYS, modelKey: 'sk-1' }).key?.origin
    ).toBe('http://127.0.0.1:9')
  })

  test('it holds for this run and is not written down', async () => {
    const { kept, host } = memoryHost()
    const over = withOverrides(host, startOverrides({ ...NOTHING, model: 'given' }, KEYS))
    const loaded = await over.loadSettings()
    expect(loaded.model).toBe('given')
    await over.saveSettings({ ...loaded, language: 'de' })
    await over.saveKey({ origin: 'https://api.openai.com', key: 'sk-env' })
    expect(kept).toEqual({ settings: { ...DEFAULT_SETTINGS, language: 'de' }, key: null })
    expect((await over.keyStorage()).kind).toBe('memory')
  })

  test('what the merchant changes is newer than it', async () => {
    const { kept, host } = memoryHost()
    const over = withOverrides(host, startOverrides({ ...NOTHING, model: 'given' }, KEYS))
    await over.saveSettings({ ...(await over.loadSettings()), model: 'chosen' })
    await over.saveKey({ origin: 'https://a.example', key: 'sk-new' })
    expect(kept.settings.model).toBe('chosen')
    expect((await over.loadSettings()).model).toBe('chosen')
    expect(await over.loadKey()).toEqual({ origin: 'https://a.example', key: 'sk-new' })
    expect((await over.keyStorage()).kind).toBe('keychain')
  })

  test('a key that is forgotten by hand stays forgotten until the next start', async () => {
    const { host } = memoryHost()
    const over = withOverrides(host, startOverrides(NOTHING, KEYS))
    await over.saveKey(null)
    expect(await over.loadKey()).toBeNull()
    expect((await withOverrides(host, startOverrides(NOTHING, KEYS)).loadKey())?.key).toBe('sk-env')
  })

  test('the environment’s key of a store holds for the stores that it is given to, and is not written down', async () => {
    const { host } = memoryHost()
    const over = withOverrides(host, startOverrides(NOTHING, KEYS))
    const origin = 'https://www.wixapis.com'
    expect(await over.loadShopKey('a')).toBeNull()
    await over.saveShopKey({ instanceId: 'a', key: { origin, key: 'IST.env' } })
    expect([await over.loadShopKey('a'), await over.loadShopKey('b'), await host.loadShopKey('a')]).toEqual([
      { origin, key: 'IST.env' },
      null,
      null
    ])
    await over.saveShopKey({ instanceId: 'a', key: { origin, key: 'IST.entered' } })
    expect([await over.loadShopKey('a'), await host.loadShopKey('a')]).toMatchObject(
      Array(2).fill({ key: 'IST.entered' })
    )
    await over.saveShopKey({ instanceId: 'a', key: { origin, key: 'IST.env' } })
    await over.saveShopKey({ instanceId: 'a', key: null })
    expect([await over.loadShopKey('a'), await host.loadShopKey('a')]).toEqual([null, null])
  })

  test('a key of a store that was entered is stored, whatever the environment says', async () => {
    const { host } = memoryHost()
    const over = withOverrides(host, startOverrides(NOTHING, KEYS))
    const key = { origin: 'https://www.wixapis.com', key: 'IST.store' }
    await over.saveShopKey({ instanceId: 'a', key })
    expect([await over.loadShopKey('a'), await over.loadShopKey('b'), await host.loadShopKey('a')]).toEqual([
      key,
      null,
      key
    ])
  })

  test('a variable that is set to blanks is no key', () => {
    expect(startOverrides(NOTHING, { modelKey: '  ', shopKey: ' ' })).toMatchObject({ key: null, shopKey: null })
  })
})
