import type { MenuItemConstructorOptions } from 'electron'

export interface MenuActions {
  readonly openSettings: () => void
  readonly openDataFolder: () => void
  readonly openLogs: () => void
}

export interface MenuOptions {
  readonly platform: NodeJS.Platform
  /** Reload and developer tools. */
  readonly developing: boolean
}

/** The native menu. On macOS the app's own menu comes first and holds what elsewhere stands under File and Help. */
export function menuTemplate(
  { platform, developing }: MenuOptions,
  actions: MenuActions
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const settings: MenuItemConstructorOptions = {
    id: 'settings',
    label: 'Settings…',
    accelerator: 'CmdOrCtrl+,',
    click: actions.openSettings
  }
  const appMenu: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' }
    ]
  }
  return [
    ...(mac ? [appMenu] : []),
    {
      label: '&File',
      submenu: mac ? [{ role: 'close' }] : [settings, { type: 'separator' }, { role: 'quit' }]
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        ...(developing ? DEVELOPER_ITEMS : []),
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' }
      ]
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { id: 'open-data-folder', label: 'Open data folder', click: actions.openDataFolder },
        { id: 'open-logs', label: 'Open logs', click: actions.openLogs },
        ...(mac ? [] : ABOUT_ITEMS)
      ]
    }
  ]
}

const DEVELOPER_ITEMS: readonly MenuItemConstructorOptions[] = [
  { role: 'reload' },
  { role: 'toggleDevTools' },
  { type: 'separator' }
]

const ABOUT_ITEMS: readonly MenuItemConstructorOptions[] = [{ type: 'separator' }, { role: 'about' }]
