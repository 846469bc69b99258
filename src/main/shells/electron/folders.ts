import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

export interface Folders {
  readonly data: string
  readonly logs: string
  readonly crashes: string
  /** Settings and sealed key, and Chromium's own files. */
  readonly shell: string
}

/**
 * Makes the folders and points Electron at them. Must run before the app is ready. Two data folders are two apps that may run at
 * once, so Chromium's profile, to which the single-instance lock belongs, lies in the data folder too. Throws where a folder
 * cannot be made.
 */
export function prepareFolders(data: string): Folders {
  const logs = join(data, 'logs')
  const folders: Folders = { data, logs, crashes: join(logs, 'crashes'), shell: join(data, 'electron') }
  for (const folder of [folders.data, folders.logs, folders.shell, folders.crashes]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  }
  app.setPath('userData', folders.shell)
  app.setPath('sessionData', folders.shell)
  app.setPath('crashDumps', folders.crashes)
  app.setAppLogsPath(folders.logs)
  return folders
}
