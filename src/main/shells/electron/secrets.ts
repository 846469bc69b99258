import type { safeStorage } from 'electron'
import { z } from 'zod'
import type { KeyStorage, StoredKey } from '../../ports/host.ts'
import type { Log } from '../../ports/system.ts'

export type Cipher = Pick<
  typeof safeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>

export interface Secrets {
  load(): Promise<StoredKey | null>
  save(key: StoredKey | null): Promise<void>
  storage(): Promise<KeyStorage>
}

/** Where sealed text lies. */
export interface SealedText {
  read(): string | null
  write(text: string | null): void
}

export interface SecretsOptions {
  readonly sealed: SealedText
  readonly cipher: Cipher
  readonly platform: NodeJS.Platform
  readonly log: Log
}

/** Key and origin are sealed together: a file edited by hand cannot send the key to another origin. */
const Sealed = z.object({ origin: z.string().min(1), key: z.string().min(1) })

const WEAK_WARNING =
  'This computer has no keychain that Wordshelf can use, so your API key is only lightly protected: whoever can read your files can read it. Set up GNOME Keyring or KWallet to protect it.'
const MEMORY_WARNING =
  'This computer has no keychain that Wordshelf can use, so your API key is kept until you close Wordshelf and then forgotten.'

/** The model key, sealed by the system's keychain. In clear text it is in memory only. */
export function openSecrets({ sealed, cipher, platform, log }: SecretsOptions): Secrets {
  let inMemory: StoredKey | null = null

  async function canSeal(): Promise<boolean> {
    try {
      return await cipher.isAsyncEncryptionAvailable()
    } catch (error) {
      log.warn('the keychain does not answer', { error: String(error) })
      return false
    }
  }

  async function seal(key: StoredKey): Promise<void> {
    const text = JSON.stringify({ origin: key.origin, key: key.key })
    sealed.write((await cipher.encryptStringAsync(text)).toString('base64'))
  }

  return {
    async load() {
      if (inMemory !== null) return inMemory
      const stored = sealed.read()
      if (stored === null || !(await canSeal())) return null
      try {
        const { result, shouldReEncrypt } = await cipher.decryptStringAsync(Buffer.from(stored, 'base64'))
        const key = Sealed.parse(JSON.parse(result))
        if (shouldReEncrypt) await seal(key)
        return key
      } catch {
        // Another account, a new keychain, a restored file: the merchant enters the key again. The error could quote it, so it is not logged.
        log.warn('the stored key cannot be read any more')
        return null
      }
    },
    async save(key) {
      inMemory = null
      sealed.write(null)
      if (key === null) return
      if (await canSeal()) await seal(key)
      else inMemory = key
    },
    async storage() {
      if (!(await canSeal())) return { kind: 'memory', warning: MEMORY_WARNING }
      // Chromium's fallback on Linux: a password that is the same on every computer.
      const weak = platform === 'linux' && cipher.getSelectedStorageBackend() === 'basic_text'
      return weak ? { kind: 'weak', warning: WEAK_WARNING } : { kind: 'keychain', warning: null }
    }
  }
}
