import { dialog } from 'electron'
import type { UpdateDialogs } from './updates.ts'

async function ask(message: string, detail: string, yes: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: 'Wordshelf',
    message,
    detail,
    buttons: ['Later', yes],
    defaultId: 1,
    cancelId: 0,
    noLink: true
  })
  return response === 1
}

export const updateDialogs: UpdateDialogs = {
  download: (version) =>
    ask(
      `Wordshelf ${version} is there`,
      'It is fetched while you work on. Before it is installed you are asked again.',
      'Fetch it'
    ),
  install: (version) =>
    ask(
      `Wordshelf ${version} is ready`,
      'Wordshelf ends, is exchanged and starts again; it takes about a minute. Your data is brought up to date at that start, after a backup of it, and an older Wordshelf can’t open it then.',
      'Install and restart'
    ),
  tell(message, detail) {
    void dialog.showMessageBox({ type: 'info', title: 'Wordshelf', message, detail })
  }
}
