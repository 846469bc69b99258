import { DEFAULT_SETTINGS, type HostServices, type StoredKey, type StoredSettings } from '../../ports/host.ts'

export interface StartOverrides {
  /** From the command line: good for this run, not written down until somebody changes them. */
  readonly settings: Partial<StoredSettings>
  /** From the environment: never written down. */
  readonly key: StoredKey | null
  readonly shopKey: string | null
}

export interface EnvironmentKeys {
  readonly modelKey: string | undefined
  readonly shopKey: string | undefined
  /** Good once: it is used up at the start and kept nowhere. */
  readonly pairingCode: string | undefined
}

export function environmentKeys(env: Readonly<Record<string, string | undefined>>): EnvironmentKeys {
  return { modelKey: env['OPENAI_API_KEY'], shopKey: env['WIX_API_KEY'], pairingCode: env['WORDSHELF_BACKEND_TOKEN'] }
}

export interface ModelArguments {
  readonly baseUrl: string | null
  readonly api: StoredSettings['api'] | null
  readonly model: string | null
}

/**
 * Naming a model or where it answers means: ask that one, not the sample model. The key alone does not: it may just lie around. It is
 * bound to the base URL of the command line, else to the default one: an address that was stored earlier is not what it was given for.
 */
export function startOverrides(
  { baseUrl, api, model }: ModelArguments,
  environment: Pick<EnvironmentKeys, 'modelKey' | 'shopKey'>
): StartOverrides {
  const key = environment.modelKey?.trim() ?? ''
  const shopKey = environment.shopKey?.trim() ?? ''
  const named = baseUrl !== null || api !== null || model !== null
  return {
    settings: {
      ...(named ? { provider: 'openai' as const } : {}),
      ...(baseUrl === null ? {} : { baseUrl }),
      ...(api === null ? {} : { api }),
      ...(model === null ? {} : { model })
    },
    shopKey: shopKey === '' ? null : shopKey,
    key: key === '' ? null : { origin: new URL(baseUrl ?? DEFAULT_SETTINGS.baseUrl).origin, key }
  }
}

const ENV_WARNING =
  'Your API key comes from the environment variable OPENAI_API_KEY and is not stored on this computer.'

/** What this start was given, over what is stored. */
export function withOverrides(stored: HostServices, overrides: StartOverrides): HostServices {
  const overridden = new Map<string, unknown>(Object.entries(overrides.settings))
  let envKey = overrides.key
  /** The key of the environment, for the stores that it was given to in this run. */
  const shopKeys = new Map<string, StoredKey>()
  return {
    async loadSettings() {
      return { ...(await stored.loadSettings()), ...Object.fromEntries(overridden) }
    },
    async saveSettings(settings) {
      const before = new Map<string, unknown>(Object.entries(await stored.loadSettings()))
      const next = Object.entries(settings).map(([field, value]): [string, unknown] =>
        // Unchanged since the command line said so: what was stored stays.
        overridden.has(field) && overridden.get(field) === value ? [field, before.get(field)] : [field, value]
      )
      await stored.saveSettings({ ...settings, ...Object.fromEntries(next) })
      for (const [field, value] of Object.entries(settings)) {
        if (overridden.get(field) !== value) overridden.delete(field)
      }
    },
    async loadKey() {
      return envKey ?? (await stored.loadKey())
    },
    async saveKey(key) {
      if (key !== null && envKey !== null && key.key === envKey.key) {
        envKey = { ...key }
        return
      }
      await stored.saveKey(key)
      // A key entered or forgotten by hand is newer than the environment, until the next start.
      envKey = null
    },
    async loadShopKey(instanceId) {
      return shopKeys.get(instanceId) ?? (await stored.loadShopKey(instanceId))
    },
    async saveShopKey({ instanceId, key }) {
      if (key !== null && key.key === overrides.shopKey) {
        shopKeys.set(instanceId, { ...key })
        return
      }
      await stored.saveShopKey({ instanceId, key })
      shopKeys.delete(instanceId)
    },
    loadBackendToken: (instanceId) => stored.loadBackendToken(instanceId),
    saveBackendToken: (entry) => stored.saveBackendToken(entry),
    fetch: (request, signal) => stored.fetch(request, signal),
    keyStorage() {
      return envKey === null ? stored.keyStorage() : Promise.resolve({ kind: 'memory', warning: ENV_WARNING })
    }
  }
}
