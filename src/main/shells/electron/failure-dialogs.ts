import { dialog, shell } from 'electron'
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
