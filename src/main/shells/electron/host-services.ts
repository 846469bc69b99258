import { safeStorage, session } from 'electron'
import type { HostServices, StoredSettings } from '../../ports/host.ts'
import type { Log } from '../../ports/system.ts'
import { createElectronNetwork, type NetworkSession } from './network.ts'
import { openSecrets } from './secrets.ts'
import { withOverrides, type StartOverrides } from '../common/start-overrides.ts'
import { openSealedStore, openSettingsStore } from './stores.ts'

export interface ElectronHostOptions {
  readonly folder: string
  readonly readSettings: (found: unknown) => StoredSettings
  readonly overrides: StartOverrides
  readonly onSettings: (settings: StoredSettings) => void
  readonly log: Log
}

/** Requests to a store that may be under way at once. At 200 a minute two or three are. */
const NETWORK_SESSIONS = 6

/** In memory only, and apart from what the window uses. */
function networkSessions(): readonly NetworkSession[] {
  return Array.from({ length: NETWORK_SESSIONS }, (_, n) => session.fromPartition(`store-${n}`, { cache: false }))
}

/** What the engine asks of this shell. The app must be ready: the keychain is not before that. */
export function createElectronHost(options: ElectronHostOptions): HostServices {
  const { folder, readSettings, overrides, onSettings, log } = options
  const settings = openSettingsStore(folder, readSettings)
  const secrets = openSecrets({ sealed: openSealedStore(folder), cipher: safeStorage, platform: process.platform, log })
  const stored: HostServices = {
    async loadSettings() {
      return settings.load()
    },
    async saveSettings(next) {
      settings.save(next)
      onSettings(next)
    },
    loadKey: () => secrets.load({ kind: 'model' }),
    saveKey: (key) => secrets.save({ kind: 'model' }, key),
    loadShopKey: (instanceId) => secrets.load({ kind: 'shop', instanceId }),
    saveShopKey: ({ instanceId, key }) => secrets.save({ kind: 'shop', instanceId }, key),
    loadBackendToken: (instanceId) => secrets.load({ kind: 'backend', instanceId }),
    saveBackendToken: ({ instanceId, token }) => secrets.save({ kind: 'backend', instanceId }, token),
    keyStorage: () => secrets.storage(),
    fetch: createElectronNetwork(networkSessions())
  }
  return withOverrides(stored, overrides)
}
