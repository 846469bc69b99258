import type { DesktopSettings } from '#shared/contract/desktop-settings.ts'
import type { UiLanguageChoice } from '#shared/model/ui-language.ts'
import type { LlmApi } from './llm.ts'
import type { NetworkRequest, NetworkResult } from './network.ts'

/** What is kept between runs outside the database. Secrets are never part of it. */
export interface StoredSettings {
  readonly provider: 'openai' | 'sample'
  readonly baseUrl: string
  readonly api: LlmApi
  readonly model: string
  /** Requests at the same time, at most: the rate governor goes below. */
  readonly concurrency: number
  readonly language: string
  readonly colorScheme: 'system' | 'light' | 'dark'
  readonly contrast: 'system' | 'normal' | 'more'
  readonly uiLanguage: UiLanguageChoice
  readonly desktop: DesktopSettings
}

/** A key and the origin that it was entered for. It is sent nowhere else. */
export interface StoredKey {
  readonly origin: string
  readonly key: string
}

export interface KeyStorage {
  readonly kind: 'keychain' | 'weak' | 'file' | 'memory'
  /** Said aloud in the settings where the protection is weak. */
  readonly warning: string | null
}

/** What only the shell can do: the engine asks for it over the thread boundary. */
export interface HostServices {
  loadSettings(): Promise<StoredSettings>
  saveSettings(settings: StoredSettings): Promise<void>
  /** A key that cannot be decrypted any more is as good as none: the merchant enters it again. */
  loadKey(): Promise<StoredKey | null>
  saveKey(key: StoredKey | null): Promise<void>
  /** Keys of stores on Wix, one per instance. */
  loadShopKey(instanceId: string): Promise<StoredKey | null>
  saveShopKey(entry: { readonly instanceId: string; readonly key: StoredKey | null }): Promise<void>
  /** What opens a store's backend, one per instance, with the origin that gave it. */
  loadBackendToken(instanceId: string): Promise<StoredKey | null>
  saveBackendToken(entry: { readonly instanceId: string; readonly token: StoredKey | null }): Promise<void>
  keyStorage(): Promise<KeyStorage>
  /**
   * Through the system's proxy and with its certificates, without cookies, and never on to another address. What the network does comes
   * back as data; rejects where `signal` is aborted.
   */
  fetch(request: NetworkRequest, signal: AbortSignal): Promise<NetworkResult>
}

export const DEFAULT_SETTINGS: StoredSettings = {
  provider: 'sample',
  baseUrl: 'https://api.openai.com/v1',
  api: 'responses',
  model: 'gpt-6-luna',
  concurrency: 32,
  language: 'en',
  colorScheme: 'system',
  contrast: 'system',
  uiLanguage: 'system',
  desktop: { notices: true, closing: 'ask', spellCheck: false, updates: 'off' }
}
