import { dialog } from 'electron'
import { say } from '../texts.ts'
import type { UpdateDialogs } from './updates.ts'

async function ask(message: string, detail: string, yes: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: 'Wordshelf',
    message,
    detail,
    buttons: [say('update.later'), yes],
    defaultId: 1,
    cancelId: 0,
    noLink: true
  })
  return response === 1
}

export const updateDialogs: UpdateDialogs = {
  download: (version) => ask(say('update.there', { version }), say('update.thereDetail'), say('update.fetch')),
  install: (version) => ask(say('update.ready', { version }), say('update.readyDetail'), say('update.install')),
  tell(message, detail) {
    void dialog.showMessageBox({ type: 'info', title: 'Wordshelf', message, detail })
  }
}
