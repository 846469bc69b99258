import type { HostServices } from '../../ports/host.ts'
import { openKeyFile } from './key-file.ts'
import { openSettingsFile } from './settings-file.ts'
import { openStoreKeysFile } from './store-keys-file.ts'

const FILE_WARNING =
  'Your API key is kept in a file in the data folder that only your account can read. The desktop app keeps it in the system keychain.'

/** Settings and keys for a shell that has no keychain: files in the data folder. */
export function createFileHostServices(dataDir: string): Omit<HostServices, 'fetch'> {
  const settingsFile = openSettingsFile(dataDir)
  const keyFile = openKeyFile(dataDir)
  const shopKeys = openStoreKeysFile(dataDir, 'store-keys.json')
  const backendTokens = openStoreKeysFile(dataDir, 'backend-tokens.json')
  return {
    async loadSettings() {
      return settingsFile.load()
    },
    async saveSettings(settings) {
      settingsFile.save(settings)
    },
    loadKey: () => keyFile.load(),
    saveKey: (key) => keyFile.save(key),
    loadShopKey: (instanceId) => shopKeys.load(instanceId),
    saveShopKey: ({ instanceId, key }) => shopKeys.save(instanceId, key),
    loadBackendToken: (instanceId) => backendTokens.load(instanceId),
    saveBackendToken: ({ instanceId, token }) => backendTokens.save(instanceId, token),
    async keyStorage() {
      return { kind: 'file', warning: FILE_WARNING }
    }
  }
}
