import { DEFAULT_SETTINGS, type HostServices, type StoredKey, type StoredSettings } from '../../ports/host.ts'
import { openKeyFile } from './key-file.ts'
import { openSettingsFile } from './settings-file.ts'

export interface FileHostServicesOptions {
  readonly dataDir: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** From the command line: good for this run, not written down until somebody changes them. */
  readonly overrides: Partial<StoredSettings>
}

const FILE_WARNING =
  'Your API key is kept in a file in the data folder that only your account can read. The desktop app keeps it in the system keychain.'
const ENV_WARNING =
  'Your API key comes from the environment variable OPENAI_API_KEY and is not stored on this computer.'

/** Settings and key for a shell that has no keychain: files in the data folder, command line and environment over them. */
export function createFileHostServices({ dataDir, env, overrides }: FileHostServicesOptions): HostServices {
  const settingsFile = openSettingsFile(dataDir)
  const keyFile = openKeyFile(dataDir)
  const overridden = new Map<string, unknown>(Object.entries(overrides).filter(([, value]) => value !== undefined))
  let envKey = keyFromEnvironment(env, overrides.baseUrl)

  return {
    loadSettings() {
      return Promise.resolve({ ...settingsFile.load(), ...Object.fromEntries(overridden) })
    },
    saveSettings(settings) {
      return asPromise(() => {
        const stored = new Map<string, unknown>(Object.entries(settingsFile.load()))
        const next = Object.entries(settings).map(([field, value]): [string, unknown] =>
          // Unchanged since the command line said so: what the file had stays.
          overridden.has(field) && overridden.get(field) === value ? [field, stored.get(field)] : [field, value]
        )
        settingsFile.save({ ...settings, ...Object.fromEntries(next) })
        for (const [field, value] of Object.entries(settings)) {
          if (overridden.get(field) !== value) overridden.delete(field)
        }
      })
    },
    async loadKey() {
      return envKey ?? (await keyFile.load())
    },
    async saveKey(key) {
      if (key !== null && envKey !== null && key.key === envKey.key) {
        // Never written, but bound to where it is used from now on.
        envKey = { ...key }
        return
      }
      await keyFile.save(key)
      // A key entered or forgotten by hand is newer than the environment, until the next start.
      envKey = null
    },
    keyStorage() {
      return Promise.resolve(
        envKey === null ? { kind: 'file', warning: FILE_WARNING } : { kind: 'memory', warning: ENV_WARNING }
      )
    }
  }
}

/** Bound to the base URL of the command line, else to OpenAI's own: an address that was stored earlier is not what it was given for. */
function keyFromEnvironment(env: FileHostServicesOptions['env'], baseUrl: string | undefined): StoredKey | null {
  const key = env['OPENAI_API_KEY']?.trim() ?? ''
  if (key === '') return null
  return { origin: new URL(baseUrl ?? DEFAULT_SETTINGS.baseUrl).origin, key }
}

function asPromise(run: () => void): Promise<void> {
  return new Promise((resolve) => {
    run()
    resolve()
  })
}
