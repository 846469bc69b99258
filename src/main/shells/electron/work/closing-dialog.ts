import { dialog, type BrowserWindow } from 'electron'
import { say } from '../texts.ts'
import type { ClosingAnswer } from './closing.ts'

const CHOICES = ['keep-running', 'quit', 'cancel'] as const

/** Asks what becomes of the work when its window is closed. */
export async function askClosing(window: BrowserWindow, names: readonly string[]): Promise<ClosingAnswer> {
  const [only] = names
  const { response, checkboxChecked } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Wordshelf',
    message:
      names.length === 1 && only ? say('closing.one', { name: only }) : say('closing.many', { count: names.length }),
    detail: say('closing.detail'),
    buttons: [say('closing.keep'), say('closing.quit'), say('closing.cancel')],
    defaultId: 0,
    cancelId: 2,
    checkboxLabel: say('closing.remember'),
    noLink: true
  })
  return { choice: CHOICES[response] ?? 'cancel', remember: checkboxChecked }
}
