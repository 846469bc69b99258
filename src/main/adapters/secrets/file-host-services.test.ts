import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS, type StoredSettings } from '../../ports/host.ts'
import { createFileHostServices } from './file-host-services.ts'

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'wordshelf-secrets-'))
})
afterEach(() => {
  rmSync(dataDir, { recursive: true })
})

const open = () => createFileHostServices(dataDir)
const settingsPath = (): string => join(dataDir, 'settings.json')
const everyByte = (): string =>
  readdirSync(dataDir)
    .map((name) => readFileSync(join(dataDir, name), 'latin1'))
    .join('\n')

const custom: StoredSettings = {
  provider: 'openai',
  baseUrl: 'http://127.0.0.1:11434/v1',
  api: 'chat',
  model: 'llama',
  concurrency: 3,
  language: 'pt-BR',
  colorScheme: 'dark',
  contrast: 'more',
  uiLanguage: 'he',
  desktop: { notices: false, closing: 'quit', spellCheck: true, updates: 'beta' }
}

describe('settings', () => {
  test('are the defaults in a new folder', async () => {
    expect(await open().loadSettings()).toEqual(DEFAULT_SETTINGS)
  })

  test('survive a restart, in a file for this account only', async () => {
    await open().saveSettings(custom)
    expect(await open().loadSettings()).toEqual(custom)
    expect(statSync(settingsPath()).mode & 0o777).toBe(0o600)
  })

  test('a bad field costs that field only', async () => {
    writeFileSync(
      settingsPath(),
      JSON.stringify({
        ...custom,
        concurrency: 0,
        language: 'not a tag',
        baseUrl: 'file:///x',
        desktop: { notices: false, closing: 'never', spellCheck: true, updates: 'beta' }
      })
    )
    expect(await open().loadSettings()).toEqual({
      ...custom,
      concurrency: DEFAULT_SETTINGS.concurrency,
      language: DEFAULT_SETTINGS.language,
      baseUrl: DEFAULT_SETTINGS.baseUrl,
      desktop: { notices: false, closing: DEFAULT_SETTINGS.desktop.closing, spellCheck: true, updates: 'beta' }
    })
  })

  test.each([
    ['cut off', '{"model":'],
    ['full of zeros', '\0'.repeat(50)],
    ['empty', ''],
    ['a list', '[1]'],
    ['null', 'null']
  ])('a file that is %s is kept aside, and the defaults hold', async (_what, content) => {
    writeFileSync(settingsPath(), content)
    expect(await open().loadSettings()).toEqual(DEFAULT_SETTINGS)
    expect(readFileSync(join(dataDir, 'settings.damaged.json'), 'utf8')).toBe(content)
    await open().saveSettings(custom)
    expect(await open().loadSettings()).toEqual(custom)
    writeFileSync(settingsPath(), 'damaged again')
    await open().loadSettings()
    expect(readFileSync(join(dataDir, 'settings.damaged-2.json'), 'utf8')).toBe('damaged again')
  })

  test('of an older version get the fields that it did not have', async () => {
    const { desktop: _, ...older } = custom
    writeFileSync(settingsPath(), JSON.stringify(older))
    expect(await open().loadSettings()).toEqual({ ...custom, desktop: DEFAULT_SETTINGS.desktop })
  })

  test('fields of a newer version are kept', async () => {
    writeFileSync(settingsPath(), JSON.stringify({ ...custom, fromTheFuture: 1 }))
    await open().saveSettings({ ...custom, model: 'other' })
    expect(JSON.parse(readFileSync(settingsPath(), 'utf8'))).toMatchObject({ model: 'other', fromTheFuture: 1 })
  })
})

describe('the key', () => {
  const key = { origin: 'https://api.openai.com', key: 'sk-entered' }

  test('survives a restart with its origin, in a file for this account only, and that is said', async () => {
    await open().saveKey(key)
    expect(await open().loadKey()).toEqual(key)
    expect(statSync(join(dataDir, 'model-key.json')).mode & 0o777).toBe(0o600)
    expect(await open().keyStorage()).toEqual({ kind: 'file', warning: expect.stringContaining('in a file') })
  })

  test('gets its narrow rights back when a restored backup widened them', async () => {
    await open().saveKey(key)
    chmodSync(join(dataDir, 'model-key.json'), 0o644)
    expect(await open().loadKey()).toEqual(key)
    expect(statSync(join(dataDir, 'model-key.json')).mode & 0o777).toBe(0o600)
  })

  test('is never in the settings', async () => {
    await open().saveKey(key)
    await open().saveSettings(custom)
    expect(readFileSync(settingsPath(), 'utf8')).not.toContain('sk-entered')
  })

  test('forgotten is gone from the disk', async () => {
    await open().saveKey(key)
    await open().saveKey(null)
    expect(await open().loadKey()).toBeNull()
    expect(everyByte()).not.toContain('sk-entered')
  })

  test.each(['', '{', '{"key":"sk"}', '[]'])('a damaged file (%j) is as good as none', async (content) => {
    writeFileSync(join(dataDir, 'model-key.json'), content)
    expect(await open().loadKey()).toBeNull()
    await open().saveKey(key)
    expect(await open().loadKey()).toEqual(key)
  })
})

describe('the keys of stores', () => {
  const path = (): string => join(dataDir, 'store-keys.json')
  const key = (text: string, origin = 'https://www.wixapis.com') => ({ origin, key: text })

  test('survive a restart with their origins, each under its own store, in a file for this account only', async () => {
    await open().saveShopKey({ instanceId: 'a', key: key('IST.a') })
    await open().saveShopKey({ instanceId: 'b', key: key('IST.b', 'http://127.0.0.1:9') })
    expect(await open().loadShopKey('a')).toEqual(key('IST.a'))
    expect(await open().loadShopKey('b')).toEqual(key('IST.b', 'http://127.0.0.1:9'))
    expect([await open().loadShopKey('c'), await open().loadShopKey('constructor')]).toEqual([null, null])
    expect(statSync(path()).mode & 0o777).toBe(0o600)
  })

  test('that are saved at the same time are all kept', async () => {
    const host = open()
    const ids = Array.from({ length: 20 }, (_, n) => `store-${n}`)
    await Promise.all(ids.map((instanceId) => host.saveShopKey({ instanceId, key: key(instanceId) })))
    expect(await Promise.all(ids.map((instanceId) => open().loadShopKey(instanceId)))).toEqual(ids.map((id) => key(id)))
  })

  test('forgotten are gone from the disk, the others stay', async () => {
    await open().saveShopKey({ instanceId: 'a', key: key('IST.a') })
    await open().saveShopKey({ instanceId: 'b', key: key('IST.b') })
    await open().saveShopKey({ instanceId: 'a', key: null })
    expect(everyByte()).not.toContain('IST.a')
    expect(await open().loadShopKey('b')).toEqual(key('IST.b'))
    await open().saveShopKey({ instanceId: 'b', key: null })
    expect(readdirSync(dataDir)).toEqual([])
  })

  test.each(['', '{"a":', '\0\0\0', '[]', 'null', '"a"'])(
    'a damaged file (%j) is as good as none, and takes new keys',
    async (content) => {
      writeFileSync(path(), content)
      expect(await open().loadShopKey('a')).toBeNull()
      await open().saveShopKey({ instanceId: 'a', key: key('IST.a') })
      expect(await open().loadShopKey('a')).toEqual(key('IST.a'))
    }
  )

  test('a damaged entry costs that store its key and no other', async () => {
    writeFileSync(path(), JSON.stringify({ a: { key: 'IST.a' }, b: key('IST.b'), c: 'IST.c' }))
    expect([await open().loadShopKey('a'), await open().loadShopKey('c')]).toEqual([null, null])
    await open().saveShopKey({ instanceId: 'a', key: key('IST.new') })
    expect(await open().loadShopKey('b')).toEqual(key('IST.b'))
  })

  test('open no backend, and the token of a backend no store on Wix: each has its own file', async () => {
    const token = { origin: 'https://backend.example', key: 'token-a' }
    await open().saveShopKey({ instanceId: 'a', key: key('IST.a') })
    await open().saveBackendToken({ instanceId: 'a', token })
    expect([await open().loadBackendToken('a'), await open().loadBackendToken('b')]).toEqual([token, null])
    expect(await open().loadShopKey('a')).toEqual(key('IST.a'))
    expect(statSync(join(dataDir, 'backend-tokens.json')).mode & 0o777).toBe(0o600)
    await open().saveBackendToken({ instanceId: 'a', token: null })
    expect(everyByte()).not.toContain('token-a')
    expect(await open().loadShopKey('a')).toEqual(key('IST.a'))
  })

  test('a save that fails says so, and does not keep the next from being saved', async () => {
    const host = open()
    rmSync(dataDir, { recursive: true })
    await expect(host.saveShopKey({ instanceId: 'a', key: key('IST.a') })).rejects.toThrow('ENOENT')
    mkdirSync(dataDir)
    await host.saveShopKey({ instanceId: 'a', key: key('IST.a') })
    expect(await host.loadShopKey('a')).toEqual(key('IST.a'))
  })
})
