import { describe, expect, test } from 'vitest'
import { openSecrets, type Cipher, type SecretsOptions } from './secrets.ts'

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
  const kept: { text: string | null; log: string[] } = { text: null, log: [] }
  const write = (message: string, fields?: object): void => {
    kept.log.push(JSON.stringify([message, fields]))
  }
  const secrets = openSecrets({
    sealed: {
      read: () => kept.text,
      write: (text) => {
        kept.text = text
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
    await secrets.save(KEY)
    expect(kept.text).not.toBeNull()
    expect(Buffer.from(kept.text ?? '', 'base64').toString()).not.toContain(KEY.key)
    expect(await secrets.load()).toEqual(KEY)
    await secrets.save(null)
    expect([await secrets.load(), kept.text]).toEqual([null, null])
  })

  test('that cannot be decrypted any more is as good as none, and nothing of it is logged', async () => {
    const { secrets, kept } = setUp(
      fakeCipher({ decryptStringAsync: () => Promise.reject(new Error(`bad key ${KEY.key}`)) })
    )
    kept.text = 'AAAA'
    expect(await secrets.load()).toBeNull()
    expect(kept.log.join()).not.toContain(KEY.key)
  })

  test('of a damaged file is as good as none', async () => {
    const { secrets, kept } = setUp(fakeCipher())
    kept.text = Buffer.from('"tros on fo'.normalize()).toString('base64')
    expect(await secrets.load()).toBeNull()
  })

  test('is sealed anew where the keychain asks for it', async () => {
    const cipher = fakeCipher()
    const first = setUp(cipher)
    await first.secrets.save(KEY)
    let sealed = 0
    const rotated = setUp({
      ...cipher,
      encryptStringAsync: (text) => {
        sealed += 1
        return cipher.encryptStringAsync(text)
      },
      decryptStringAsync: async (bytes) => ({ ...(await cipher.decryptStringAsync(bytes)), shouldReEncrypt: true })
    })
    rotated.kept.text = first.kept.text
    expect(await rotated.secrets.load()).toEqual(KEY)
    expect(sealed).toBe(1)
  })

  test('stays in memory where nothing can seal it, and that is said', async () => {
    const { secrets, kept } = setUp(
      fakeCipher({ isAsyncEncryptionAvailable: () => Promise.reject(new Error('no bus')) })
    )
    await secrets.save(KEY)
    expect([kept.text, await secrets.load()]).toEqual([null, KEY])
    expect(await secrets.storage()).toMatchObject({ kind: 'memory', warning: expect.stringContaining('forgotten') })
  })

  test('is called weakly protected where Linux has no keychain, and only there', async () => {
    const weak = fakeCipher({ getSelectedStorageBackend: () => 'basic_text' })
    expect(await setUp(weak).secrets.storage()).toMatchObject({ kind: 'weak', warning: expect.any(String) })
    expect(await setUp(weak, 'win32').secrets.storage()).toEqual({ kind: 'keychain', warning: null })
    expect(await setUp(fakeCipher()).secrets.storage()).toEqual({ kind: 'keychain', warning: null })
  })
})
