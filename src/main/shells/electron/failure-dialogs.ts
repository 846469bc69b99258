import { dialog, shell, type BrowserWindow } from 'electron'
import { describeStartFailure } from './start-failure.ts'

/** Says why the app cannot start. Resolves when it has been read. */
export async function showStartFailure(error: unknown, dataFolder: string): Promise<void> {
  const { title, sentence } = describeStartFailure(error)
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Wordshelf',
    message: title,
    detail: sentence,
    buttons: ['Quit', 'Open data folder'],
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
    detail: 'Nothing that was saved is lost. Restart Wordshelf to go on where it stopped.',
    buttons: ['Restart', 'Quit'],
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
    message: 'The window does not answer',
    detail: 'Jobs go on meanwhile. Loading the window again loses only what was typed and not yet saved.',
    buttons: ['Wait', 'Load again'],
    defaultId: 0,
    cancelId: 0,
    signal
  })
  return response === 1
}
