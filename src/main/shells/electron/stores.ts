import Store from 'electron-store'
import type { StoredSettings } from '../../ports/host.ts'
import type { RecentStore } from './opening/recent-files.ts'
import type { SealedTexts } from './secrets.ts'

export interface SettingsStore {
  load(): StoredSettings
  save(settings: StoredSettings): void
}

/** `<folder>/settings.json`. `read` takes whatever was found and puts the default in the place of each field that is unusable. */
export function openSettingsStore(folder: string, read: (found: unknown) => StoredSettings): SettingsStore {
  const store = openStore(folder, 'settings')
  return {
    load: () => read(store.store),
    save: (settings) => {
      store.store = { ...settings }
    }
  }
}

/** `<folder>/secrets.json`: what the keychain has sealed, one field a secret, and nothing in clear text. */
export function openSealedStore(folder: string): SealedTexts {
  const store = openStore(folder, 'secrets')
  return {
    read(field) {
      const text = store.get(field)
      return typeof text === 'string' ? text : null
    },
    write(field, text) {
      if (text === null) store.delete(field)
      else store.set(field, text)
    }
  }
}

/** `<folder>/recent-files.json`. */
export function openRecentStore(folder: string): RecentStore {
  const store = openStore(folder, 'recent-files')
  return {
    read: () => store.get('files'),
    write: (files) => store.set('files', files)
  }
}

function openStore(cwd: string, name: string): Store<Record<string, unknown>> {
  return new Store<Record<string, unknown>>({
    cwd,
    name,
    accessPropertiesByDotNotation: false,
    // A file that is not JSON any more must not keep the app from starting.
    clearInvalidConfig: true,
    configFileMode: 0o600
  })
}
