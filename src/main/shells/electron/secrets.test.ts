import { describe, expect, test } from 'vitest'
import { openSecrets, type Cipher, type KeyOwner, type SecretsOptions } from './secrets.ts'

const MODEL: KeyOwner = { kind: 'model' }
const FIELD = 'modelKey'
const KEY = { origin: 'https://api.openai.com', key: 'sk-test-secret' }

/** Reverses the text: enough to see what goes through it. */
function fakeCipher(changes: Partial<Cipher> = {}): Cipher {
  const turn = (text: string): string => Array.from(text).toReversed().join('')
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync: (text) => Promise.resolve(Buffer.from(turn(text))),
    decryptStringAsync: (sealed) => Promise.resolve({ result: turn(sealed.toString()), shouldReEncrypt: false }),
    getSelectedStorageBackend: () => 'gnome_libsecret',
    ...changes
  }
}

function setUp(cipher: Cipher, platform: SecretsOptions['platform'] = 'linux') {
  const kept = { texts: new Map<string, string>(), log: Array.of<string>() }
  const write = (message: string, fields?: object): void => {
    kept.log.push(JSON.stringify([message, fields]))
  }
  const secrets = openSecrets({
    sealed: {
      read: (field) => kept.texts.get(field) ?? null,
      write: (field, text) => {
        if (text === null) kept.texts.delete(field)
        else kept.texts.set(field, text)
      }
    },
    cipher,
    platform,
    log: { info: write, warn: write, error: write }
  })
  return { secrets, kept }
}

describe('the model key', () => {
  test('comes back with its origin, is stored sealed only, and can be forgotten', async () => {
    const { secrets, kept } = setUp(fakeCipher())
    await secrets.save(MODEL, KEY)
    expect([...kept.texts.keys()]).toEqual([FIELD])
    expect(Buffer.from(kept.texts.get(FIELD) ?? '', 'base64').toString()).not.toContain(KEY.key)
    expect(await secrets.load(MODEL)).toEqual(KEY)
    await secrets.save(MODEL, null)
    expect([await secrets.load(MODEL), kept.texts.size]).toEqual([null, 0])
  })

  test('that cannot be decrypted any more is as good as none, and nothing of it is logged', async () => {
    const { secrets, kept } = setUp(
      fakeCipher({ decryptStringAsync: () => Promise.reject(new Error(`bad key ${KEY.key}`)) })
    )
    kept.texts.set(FIELD, 'AAAA')
    expect(await secrets.load(MODEL)).toBeNull()
    expect(kept.log.join()).not.toContain(KEY.key)
  })

  test('of a damaged file is as good as none', async () => {
    const { secrets, kept } = setUp(fakeCipher())
    kept.texts.set(FIELD, Buffer.from('"tros on fo'.normalize()).toString('base64'))
    expect(await secrets.load(MODEL)).toBeNull()
  })

  test('is sealed anew where the keychain asks for it', async () => {
    const cipher = fakeCipher()
    const first = setUp(cipher)
    await first.secrets.save(MODEL, KEY)
    let sealed = 0
    const rotated = setUp({
      ...cipher,
      encryptStringAsync: (text) => {
        sealed += 1
        return cipher.encryptStringAsync(text)
      },
      decryptStringAsync: async (bytes) => ({ ...(await cipher.decryptStringAsync(bytes)), shouldReEncrypt: true })
    })
    rotated.kept.texts.set(FIELD, first.kept.texts.get(FIELD) ?? '')
    expect(await rotated.secrets.load(MODEL)).toEqual(KEY)
    expect(sealed).toBe(1)
  })

  test('stays in memory where nothing can seal it, and that is said', async () => {
    const { secrets, kept } = setUp(
      fakeCipher({ isAsyncEncryptionAvailable: () => Promise.reject(new Error('no bus')) })
    )
    await secrets.save(MODEL, KEY)
    expect([kept.texts.size, await secrets.load(MODEL)]).toEqual([0, KEY])
    expect(await secrets.storage()).toMatchObject({ kind: 'memory', warning: expect.stringContaining('forgotten') })
  })

  test('is called weakly protected where Linux has no keychain, and only there', async () => {
    const weak = fakeCipher({ getSelectedStorageBackend: () => 'basic_text' })
    expect(await setUp(weak).secrets.storage()).toMatchObject({ kind: 'weak', warning: expect.any(String) })
    expect(await setUp(weak, 'win32').secrets.storage()).toEqual({ kind: 'keychain', warning: null })
    expect(await setUp(fakeCipher()).secrets.storage()).toEqual({ kind: 'keychain', warning: null })
  })
})

describe('the keys of stores', () => {
  const shop = (instanceId: string): KeyOwner => ({ kind: 'shop', instanceId })
  const key = (text: string) => ({ origin: 'https://www.wixapis.com', key: text })

  test('are sealed one by one beside the model key, and forgotten one by one', async () => {
    const { secrets, kept } = setUp(fakeCipher())
    await secrets.save(MODEL, KEY)
    await secrets.save(shop('a'), key('IST.a'))
    await secrets.save(shop('b'), key('IST.b'))
    expect(kept.texts.size).toBe(3)
    await secrets.save(shop('a'), null)
    expect([await secrets.load(MODEL), await secrets.load(shop('a')), await secrets.load(shop('b'))]).toEqual([
      KEY,
      null,
      key('IST.b')
    ])
  })

  test('are good for their own store only, wherever the sealed text was put', async () => {
    const { secrets, kept } = setUp(fakeCipher())
    await secrets.save(shop('a'), key('IST.a'))
    await secrets.save(MODEL, KEY)
    const [sealedShop = '', sealedModel = ''] = kept.texts.values()
    await secrets.save(shop('b'), key('IST.b'))
    const [, , fieldOfB = ''] = kept.texts.keys()
    for (const text of [sealedShop, sealedModel]) {
      kept.texts.set(fieldOfB, text)
      expect(await secrets.load(shop('b'))).toBeNull()
    }
    kept.texts.set(FIELD, sealedShop)
    expect(await secrets.load(MODEL)).toBeNull()
  })

  test('are no tokens for a backend, nor the other way round, wherever the sealed text was put', async () => {
    const { secrets, kept } = setUp(fakeCipher())
    const backend: KeyOwner = { kind: 'backend', instanceId: 'a' }
    await secrets.save(shop('a'), key('IST.a'))
    await secrets.save(backend, { origin: 'https://backend.example', key: 'token-a' })
    expect(await secrets.load(backend)).toEqual({ origin: 'https://backend.example', key: 'token-a' })
    const [fieldOfKey = '', fieldOfToken = ''] = kept.texts.keys()
    const [sealedKey = '', sealedToken = ''] = kept.texts.values()
    kept.texts.set(fieldOfKey, sealedToken).set(fieldOfToken, sealedKey)
    expect([await secrets.load(shop('a')), await secrets.load(backend)]).toEqual([null, null])
  })

  test('that were sealed before there were backends are still good', async () => {
    const { secrets, kept } = setUp(fakeCipher())
    await secrets.save(shop('a'), key('IST.a'))
    const [field = ''] = kept.texts.keys()
    const old = JSON.stringify({ ...key('IST.a'), instanceId: 'a' })
    kept.texts.set(field, Buffer.from(Array.from(old).toReversed().join('')).toString('base64'))
    expect(await secrets.load(shop('a'))).toEqual(key('IST.a'))
  })

  test('stay in memory where nothing can seal them', async () => {
    const { secrets, kept } = setUp(fakeCipher({ isAsyncEncryptionAvailable: () => Promise.resolve(false) }))
    await secrets.save(shop('a'), key('IST.a'))
    expect([await secrets.load(shop('a')), await secrets.load(shop('b')), kept.texts.size]).toEqual([
      key('IST.a'),
      null,
      0
    ])
  })
})
