import { app, dialog, Menu, shell, type BrowserWindow } from 'electron'
import type { Log } from '../../ports/system.ts'
import type { Desktop } from './desktop.ts'
import type { Folders } from './folders.ts'
import { dockTemplate, showJumpList } from './icon-tasks.ts'
import { menuTemplate } from './menu.ts'
import { onLanguageChange } from './texts.ts'

export interface AppMenuOptions {
  readonly desktop: Desktop
  readonly folders: Folders
  /** Of the app and not of Electron, whose number the system would show otherwise. */
  readonly version: string
  readonly icon: string
  readonly windows: () => readonly BrowserWindow[]
  readonly log: Log
}

/** Puts the native menu up, and what the app's icon offers, and again whenever the files that they list or the language have changed. */
export function installMenu({ desktop, folders, version, icon, windows, log }: AppMenuOptions): void {
  app.setAboutPanelOptions({ applicationName: 'Wordshelf', applicationVersion: version, version: '', iconPath: icon })
  const openFolder = (folder: string): void => {
    void shell.openPath(folder).then((problem) => {
      if (problem !== '') log.warn('a folder could not be opened', { problem })
    })
  }

  async function importCsv(): Promise<void> {
    const [window] = windows()
    const options = { properties: ['openFile' as const], filters: [{ name: 'CSV', extensions: ['csv'] }] }
    const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
    for (const path of filePaths.slice(0, 1)) desktop.open(path)
  }

  function build(): void {
    const template = menuTemplate(
      { platform: process.platform, developing: !app.isPackaged, recentFiles: desktop.recentFiles.list() },
      {
        run: desktop.run,
        importCsv: () => void importCsv(),
        openFile: desktop.open,
        clearRecentFiles: () => desktop.recentFiles.clear(),
        pauseAll: desktop.pauseAll,
        resumeAll: desktop.resumeAll,
        checkForUpdates: desktop.checkForUpdates,
        openDataFolder: () => openFolder(folders.data),
        openLogs: () => openFolder(folders.logs),
        openCrashReports: () => openFolder(folders.crashes)
      }
    )
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
    if (process.platform === 'darwin') app.dock?.setMenu(Menu.buildFromTemplate(dockTemplate(desktop.run)))
    if (process.platform === 'win32') showJumpList(app, process.execPath)
  }
  desktop.recentFiles.onChange(build)
  onLanguageChange(build)
  build()
}
