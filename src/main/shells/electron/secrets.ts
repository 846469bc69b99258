import type { safeStorage } from 'electron'
import { z } from 'zod'
import { assertNever } from '#shared/lib/assert-never.ts'
import type { KeyStorage, StoredKey } from '../../ports/host.ts'
import type { Log } from '../../ports/system.ts'

export type Cipher = Pick<
  typeof safeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>

/** Whose key it is: the model's, the one of a store on Wix, or the token for a store's backend. */
export type KeyOwner = { readonly kind: 'model' } | { readonly kind: 'shop' | 'backend'; readonly instanceId: string }

export interface Secrets {
  load(owner: KeyOwner): Promise<StoredKey | null>
  save(owner: KeyOwner, key: StoredKey | null): Promise<void>
  storage(): Promise<KeyStorage>
}

/** Where sealed texts lie, by field. */
export interface SealedTexts {
  read(field: string): string | null
  write(field: string, text: string | null): void
}

export interface SecretsOptions {
  readonly sealed: SealedTexts
  readonly cipher: Cipher
  readonly platform: NodeJS.Platform
  readonly log: Log
}

/**
 * Key, origin, store and kind are sealed together: a file edited by hand can send the key neither to another origin nor for another store.
 * Null is the model's. What was sealed before there were backends names no kind.
 */
const Sealed = z.object({
  origin: z.string().min(1),
  key: z.string().min(1),
  instanceId: z.string().nullable().default(null),
  kind: z.enum(['model', 'shop', 'backend']).optional()
})

const WEAK_WARNING =
  'This computer has no keychain that Wordshelf can use, so your API key is only lightly protected: whoever can read your files can read it. Set up GNOME Keyring or KWallet to protect it.'
const MEMORY_WARNING =
  'This computer has no keychain that Wordshelf can use, so your API key is kept until you close Wordshelf and then forgotten.'

/** Keys, sealed by the system's keychain. In clear text they are in memory only. */
export function openSecrets({ sealed, cipher, platform, log }: SecretsOptions): Secrets {
  const inMemory = new Map<string, StoredKey>()

  async function canSeal(): Promise<boolean> {
    try {
      return await cipher.isAsyncEncryptionAvailable()
    } catch (error) {
      log.warn('the keychain does not answer', { error: String(error) })
      return false
    }
  }

  async function seal(owner: KeyOwner, key: StoredKey): Promise<void> {
    const text = JSON.stringify({
      origin: key.origin,
      key: key.key,
      instanceId: instanceOf(owner),
      kind: owner.kind
    })
    sealed.write(fieldOf(owner), (await cipher.encryptStringAsync(text)).toString('base64'))
  }

  return {
    async load(owner) {
      const kept = inMemory.get(fieldOf(owner))
      if (kept !== undefined) return kept
      const stored = sealed.read(fieldOf(owner))
      if (stored === null || !(await canSeal())) return null
      try {
        const { result, shouldReEncrypt } = await cipher.decryptStringAsync(Buffer.from(stored, 'base64'))
        const { origin, key, instanceId, kind } = Sealed.parse(JSON.parse(result))
        const sealedFor = kind ?? (instanceId === null ? 'model' : 'shop')
        if (instanceId !== instanceOf(owner) || sealedFor !== owner.kind) {
          log.warn('a stored key lies where another one belongs')
          return null
        }
        if (shouldReEncrypt) await seal(owner, { origin, key })
        return { origin, key }
      } catch {
        // Another account, a new keychain, a restored file: the merchant enters the key again. The error could quote it, so it is not logged.
        log.warn('a stored key cannot be read any more')
        return null
      }
    },
    async save(owner, key) {
      inMemory.delete(fieldOf(owner))
      sealed.write(fieldOf(owner), null)
      if (key === null) return
      if (await canSeal()) await seal(owner, key)
      else inMemory.set(fieldOf(owner), key)
    },
    async storage() {
      if (!(await canSeal())) return { kind: 'memory', warning: MEMORY_WARNING }
      // Chromium's fallback on Linux: a password that is the same on every computer.
      const weak = platform === 'linux' && cipher.getSelectedStorageBackend() === 'basic_text'
      return weak ? { kind: 'weak', warning: WEAK_WARNING } : { kind: 'keychain', warning: null }
    }
  }
}

function instanceOf(owner: KeyOwner): string | null {
  return owner.kind === 'model' ? null : owner.instanceId
}

/** Instance ids are ours, so that no store can be named such that its field is the model's. */
function fieldOf(owner: KeyOwner): string {
  switch (owner.kind) {
    case 'model':
      return 'modelKey'
    case 'shop':
      return `shopKey ${owner.instanceId}`
    case 'backend':
      return `backendToken ${owner.instanceId}`
    default:
      return assertNever(owner)
  }
}
