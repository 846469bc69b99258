import { dialog, shell, type BrowserWindow } from 'electron'
import { describeStartFailure } from './start-failure.ts'
import { say } from './texts.ts'

/** Says why the app cannot start. Resolves when it has been read. */
export async function showStartFailure(error: unknown, dataFolder: string): Promise<void> {
  const { title, sentence } = describeStartFailure(error)
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Wordshelf',
    message: title,
    detail: sentence,
    buttons: [say('failure.quit'), say('failure.openData')],
    defaultId: 0,
    cancelId: 0
  })
  if (response === 1) await shell.openPath(dataFolder)
}

/** Something that was running has died. Resolves to whether the merchant wants to start again. */
export async function askRestart(what: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Wordshelf',
    message: what,
    detail: say('failure.nothingLost'),
    buttons: [say('failure.restart'), say('failure.quit')],
    defaultId: 0,
    cancelId: 1
  })
  return response === 0
}

/** The page hangs. Resolves to whether it shall be loaded again; `signal` takes the question back where it has come to itself. */
export async function askReload(window: BrowserWindow, signal: AbortSignal): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Wordshelf',
    message: say('failure.silent'),
    detail: say('failure.silentDetail'),
    buttons: [say('failure.wait'), say('failure.loadAgain')],
    defaultId: 0,
    cancelId: 0,
    signal
  })
  return response === 1
}
