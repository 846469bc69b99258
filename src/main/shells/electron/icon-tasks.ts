import type { App, JumpListCategory, MenuItemConstructorOptions } from 'electron'
import type { PageAction } from '#shared/contract/shell-commands.ts'
import type { TASK_LINKS } from './opening/deep-link.ts'
import { sayInMenu, say, type TextKey } from './texts.ts'

const TASKS: readonly {
  readonly action: PageAction
  readonly link: keyof typeof TASK_LINKS
  readonly text: TextKey
}[] = [
  { action: 'go-optimize', link: 'wordshelf://new-job', text: 'menu.newJob' },
  { action: 'go-review', link: 'wordshelf://review', text: 'menu.review' }
]

/** Behind the icon in the dock of macOS: what is begun most often. The system puts the recent files above it. */
export function dockTemplate(run: (action: PageAction) => void): MenuItemConstructorOptions[] {
  return TASKS.map(({ action, text }) => ({
    id: `dock-${action}`,
    label: sayInMenu(text, 'darwin'),
    click: () => run(action)
  }))
}

/**
 * Behind the icon in the taskbar of Windows, which starts the program again with a link; the one that runs takes it over. The system keeps
 * the list of recent files itself.
 */
export function jumpList({ execPath, packaged, appPath }: JumpListOptions): JumpListCategory[] {
  const before = packaged ? '' : `"${appPath}" `
  return [
    { type: 'recent' },
    {
      type: 'tasks',
      items: TASKS.map(({ link, text }) => ({
        type: 'task',
        program: execPath,
        args: `${before}-- ${link}`,
        title: say(text),
        description: '',
        iconPath: execPath,
        iconIndex: 0
      }))
    }
  ]
}

export interface JumpListOptions {
  readonly execPath: string
  readonly packaged: boolean
  readonly appPath: string
}

/** Of Electron's `app`, what this needs. */
export type TaskApp = Pick<App, 'isPackaged' | 'getAppPath' | 'setJumpList'>

export function showJumpList(app: TaskApp, execPath: string): void {
  app.setJumpList(jumpList({ execPath, packaged: app.isPackaged, appPath: app.getAppPath() }))
}
