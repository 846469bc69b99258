import { basename, dirname } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import type { PageAction } from '#shared/contract/shell-commands.ts'
import { titleCase } from './title-case.ts'

export interface MenuActions {
  /** Has the page do what its own command palette offers under this name. */
  readonly run: (action: PageAction) => void
  readonly importCsv: () => void
  readonly openFile: (path: string) => void
  readonly clearRecentFiles: () => void
  readonly pauseAll: () => void
  readonly resumeAll: () => void
  /** Null where the app cannot exchange itself for a newer one. */
  readonly checkForUpdates: (() => void) | null
  readonly openDataFolder: () => void
  readonly openLogs: () => void
  readonly openCrashReports: () => void
}

export interface MenuOptions {
  readonly platform: NodeJS.Platform
  /** Reload and developer tools. */
  readonly developing: boolean
  /** Paths of files that were imported lately, the newest first. */
  readonly recentFiles: readonly string[]
}

type Item = MenuItemConstructorOptions

const LINE: Item = { type: 'separator' }

/**
 * The native menu: titles and the app's own menu on macOS, sentences and access keys elsewhere. No chord has Ctrl and Alt in it, which is
 * AltGr on many keyboards and writes letters.
 */
export function menuTemplate(options: MenuOptions, actions: MenuActions): Item[] {
  const mac = options.platform === 'darwin'
  const page = (id: PageAction, label: string, accelerator?: string): Item => ({
    id,
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => actions.run(id)
  })
  const settings = page('go-settings', 'Settings…', 'CmdOrCtrl+,')
  const menus: Item[] = [
    ...(mac ? [appMenu(settings)] : []),
    { label: '&File', submenu: fileItems(options, actions, page, settings) },
    { label: '&Edit', submenu: [...EDITING, LINE, page('undo-decision', 'Undo last decision')] },
    { label: '&View', submenu: [page('palette', 'Commands…', 'CmdOrCtrl+K'), LINE, ...viewItems(options.developing)] },
    {
      label: '&Go',
      submenu: [
        ...PLACES.map(([id, label], at) => page(id, label, `CmdOrCtrl+${at + 1}`)),
        LINE,
        page('go-conflicts', 'Conflicts'),
        page('go-publishes', 'Publishes')
      ]
    },
    {
      label: '&Jobs',
      submenu: [
        page('go-optimize', 'New job…', 'CmdOrCtrl+N'),
        LINE,
        { id: 'pause-all', label: 'Pause all', click: actions.pauseAll },
        { id: 'resume-all', label: 'Resume all', click: actions.resumeAll },
        LINE,
        page('fetch-changes', 'Fetch changes from Wix')
      ]
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: helpItems(mac, actions, page) }
  ]
  return mac ? menus.map(forMac) : menus
}

type PageItem = (id: PageAction, label: string, accelerator?: string) => Item

/** In the order of the page's own navigation, whose keys they share. */
const PLACES: readonly (readonly [PageAction, string])[] = [
  ['go-products', 'Products'],
  ['go-optimize', 'Optimise'],
  ['go-jobs', 'Jobs'],
  ['go-history', 'History'],
  ['go-store', 'Wix store'],
  ['go-import', 'Import'],
  ['go-credits', 'Credits'],
  ['go-sync', 'Sync'],
  ['go-settings', 'Settings']
]

const EDITING: readonly Item[] = [
  { role: 'undo' },
  { role: 'redo' },
  LINE,
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'pasteAndMatchStyle', accelerator: 'CmdOrCtrl+Shift+V' },
  { role: 'delete' },
  { role: 'selectAll' }
]

function appMenu(settings: Item): Item {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      LINE,
      settings,
      LINE,
      { role: 'services' },
      LINE,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      LINE,
      { role: 'quit' }
    ]
  }
}

function fileItems(
  { platform, recentFiles }: MenuOptions,
  actions: MenuActions,
  page: PageItem,
  settings: Item
): Item[] {
  const mac = platform === 'darwin'
  const recent: Item = mac
    ? // The system's own list: a file chosen from it is handed to the app like any other.
      { role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] }
    : { id: 'recent-files', label: 'Open recent', submenu: recentItems(recentFiles, actions) }
  return [
    page('add-store', 'New store…'),
    page('connect-store', 'Connect a Wix store…'),
    LINE,
    { id: 'import-csv', label: 'Import CSV…', accelerator: 'CmdOrCtrl+O', click: actions.importCsv },
    recent,
    page('export', 'Export…', 'CmdOrCtrl+E'),
    LINE,
    ...(mac ? [{ role: 'close' } as const] : [settings, LINE, { role: 'quit' } as const])
  ]
}

function recentItems(files: readonly string[], actions: MenuActions): Item[] {
  if (files.length === 0) return [{ label: 'No recent files', enabled: false }]
  return [
    ...files.map((path, at): Item => ({
      id: `recent-${at}`,
      // An ampersand would be taken for the mark of an access key.
      label: `${basename(path)} (${dirname(path)})`.replaceAll('&', '&&'),
      click: () => actions.openFile(path)
    })),
    LINE,
    { id: 'clear-recent', label: 'Clear recent files', click: actions.clearRecentFiles }
  ]
}

function viewItems(developing: boolean): Item[] {
  return [
    ...(developing ? ([{ role: 'reload' }, { role: 'toggleDevTools', accelerator: 'F12' }, LINE] as const) : []),
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    LINE,
    { role: 'togglefullscreen' }
  ]
}

function helpItems(mac: boolean, actions: MenuActions, page: PageItem): Item[] {
  return [
    page('shortcuts', 'Keyboard shortcuts'),
    ...(actions.checkForUpdates === null
      ? []
      : [{ id: 'check-updates', label: 'Check for updates…', click: actions.checkForUpdates }]),
    LINE,
    { id: 'open-data-folder', label: 'Open data folder', click: actions.openDataFolder },
    { id: 'open-logs', label: 'Open logs', click: actions.openLogs },
    { id: 'open-crash-reports', label: 'Open crash reports', click: actions.openCrashReports },
    ...(mac ? [] : [LINE, { role: 'about' } as const])
  ]
}

/** What has a role is named by the system itself. */
function forMac(item: Item): Item {
  return {
    ...item,
    ...(item.label === undefined ? {} : { label: titleCase(item.label.replace('&', '')) }),
    ...(Array.isArray(item.submenu) ? { submenu: item.submenu.map(forMac) } : {})
  }
}
