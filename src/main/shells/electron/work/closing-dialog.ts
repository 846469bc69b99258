import { dialog, type BrowserWindow } from 'electron'
import type { ClosingAnswer } from './closing.ts'

const CHOICES = ['keep-running', 'quit', 'cancel'] as const

/** Asks what becomes of the work when its window is closed. */
export async function askClosing(window: BrowserWindow, names: readonly string[]): Promise<ClosingAnswer> {
  const [only] = names
  const { response, checkboxChecked } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Wordshelf',
    message: names.length === 1 && only ? `${only} is still running` : `${names.length} tasks are still running`,
    detail:
      'Wordshelf can go on without its window: its icon in the tray, or starting Wordshelf again, brings the window back. ' +
      'If you quit, the work is paused and goes on when Wordshelf is opened again. Nothing is lost or paid twice.',
    buttons: ['Keep running', 'Pause and quit', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    checkboxLabel: 'Do the same next time',
    noLink: true
  })
  return { choice: CHOICES[response] ?? 'cancel', remember: checkboxChecked }
}
