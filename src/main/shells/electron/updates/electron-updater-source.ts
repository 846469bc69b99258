import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { Log } from '../../../ports/system.ts'
import type { UpdateSource } from './updates.ts'

/** Where a build was told to find its updates; electron-builder writes it, and only then. */
const FEED_FILE = 'app-update.yml'

/** Only a packaged app that was built with a feed can update itself. */
export function hasUpdateFeed(): boolean {
  return app.isPackaged && existsSync(join(process.resourcesPath, FEED_FILE))
}

/** electron-updater is loaded only now: it asks Electron for things that are there in a packaged app alone. */
export async function openUpdateSource(log: Log): Promise<UpdateSource> {
  // It is CommonJS, and its updater a getter that is not among the names that an import can see.
  const { autoUpdater } = (await import('electron-updater')).default
  autoUpdater.autoDownload = false
  autoUpdater.autoInstallOnAppQuit = false
  autoUpdater.disableWebInstaller = true
  // Its log would name addresses and paths.
  autoUpdater.logger = null
  // Without a listener an error would end the app; whoever asked hears of it by the call.
  autoUpdater.on('error', (error) => log.warn('the updater', { error: error.name }))
  return {
    async find(channel) {
      autoUpdater.channel = channel === 'beta' ? 'beta' : 'latest'
      autoUpdater.allowPrerelease = channel === 'beta'
      // Choosing a channel switches it on. A database that a newer version has touched is refused by an older one.
      autoUpdater.allowDowngrade = false
      const found = await autoUpdater.checkForUpdates()
      return found?.isUpdateAvailable ? found.updateInfo.version : null
    },
    async download() {
      await autoUpdater.downloadUpdate()
    },
    install: () => autoUpdater.quitAndInstall(true, true)
  }
}
