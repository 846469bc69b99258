import { basename, dirname } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import type { PageAction } from '#shared/contract/shell-commands.ts'
import { roleItem } from './role-items.ts'
import { nativeLanguage, say, type TextKey } from './texts.ts'
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
 * The native menu: titles (in English) and the app's own menu on macOS, sentences and access keys elsewhere. No chord has Ctrl and Alt in it, which is
 * AltGr on many keyboards and writes letters.
 */
export function menuTemplate(options: MenuOptions, actions: MenuActions): Item[] {
  const mac = options.platform === 'darwin'
  const page: PageItem = (id, text, accelerator) => ({
    id,
    label: say(text),
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => actions.run(id)
  })
  const settings = page('go-settings', 'menu.settings', 'CmdOrCtrl+,')
  const menus: Item[] = [
    ...(mac ? [appMenu(settings)] : []),
    { label: say('menu.file'), submenu: fileItems(options, actions, page, settings) },
    { label: say('menu.edit'), submenu: [...editing(), LINE, page('undo-decision', 'menu.undoDecision')] },
    {
      label: say('menu.view'),
      submenu: [page('palette', 'menu.commands', 'CmdOrCtrl+K'), LINE, ...viewItems(options.developing)]
    },
    {
      label: say('menu.go'),
      submenu: [
        // There are nine digits; the last place has a chord of its own.
        ...PLACES.map(([id, text], at) => page(id, text, at < 9 ? `CmdOrCtrl+${at + 1}` : undefined)),
        LINE,
        page('go-conflicts', 'menu.conflicts'),
        page('go-publishes', 'menu.publishes')
      ]
    },
    {
      label: say('menu.jobs'),
      submenu: [
        page('go-optimize', 'menu.newJob', 'CmdOrCtrl+N'),
        LINE,
        { id: 'pause-all', label: say('menu.pauseAll'), click: actions.pauseAll },
        { id: 'resume-all', label: say('menu.resumeAll'), click: actions.resumeAll },
        LINE,
        page('fetch-changes', 'menu.fetchChanges')
      ]
    },
    windowMenu(mac),
    roleItem('help', { submenu: helpItems(mac, actions, page) })
  ]
  return mac ? menus.map(forMac) : menus
}

type PageItem = (id: PageAction, text: TextKey, accelerator?: string) => Item

/** In the order of the page's own navigation, whose keys they share. */
const PLACES: readonly (readonly [PageAction, TextKey])[] = [
  ['go-products', 'place.products'],
  ['go-optimize', 'place.optimize'],
  ['go-jobs', 'place.jobs'],
  ['go-review', 'place.review'],
  ['go-history', 'place.history'],
  ['go-store', 'place.store'],
  ['go-import', 'place.import'],
  ['go-credits', 'place.credits'],
  ['go-sync', 'place.sync'],
  ['go-settings', 'place.settings']
]

function editing(): Item[] {
  return [
    roleItem('undo'),
    roleItem('redo'),
    LINE,
    roleItem('cut'),
    roleItem('copy'),
    roleItem('paste'),
    roleItem('pasteAndMatchStyle', { accelerator: 'CmdOrCtrl+Shift+V' }),
    roleItem('delete'),
    roleItem('selectAll')
  ]
}

/** Electron fills it, in English. */
function windowMenu(mac: boolean): Item {
  if (nativeLanguage() === 'en') return { role: 'windowMenu' }
  const rest = mac ? [roleItem('zoom'), LINE, roleItem('front')] : [roleItem('close')]
  return roleItem('windowMenu', { submenu: [roleItem('minimize'), ...rest] })
}

function appMenu(settings: Item): Item {
  return {
    role: 'appMenu',
    submenu: [
      roleItem('about'),
      LINE,
      settings,
      LINE,
      roleItem('services'),
      LINE,
      roleItem('hide'),
      roleItem('hideOthers'),
      roleItem('unhide'),
      LINE,
      roleItem('quit')
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
      roleItem('recentDocuments', { submenu: [roleItem('clearRecentDocuments')] })
    : { id: 'recent-files', label: say('menu.openRecent'), submenu: recentItems(recentFiles, actions) }
  return [
    page('add-store', 'menu.newStore'),
    page('connect-store', 'menu.connectStore'),
    LINE,
    { id: 'import-csv', label: say('menu.importCsv'), accelerator: 'CmdOrCtrl+O', click: actions.importCsv },
    recent,
    page('export', 'menu.export', 'CmdOrCtrl+E'),
    LINE,
    ...(mac ? [roleItem('close')] : [settings, LINE, roleItem('quit')])
  ]
}

function recentItems(files: readonly string[], actions: MenuActions): Item[] {
  if (files.length === 0) return [{ label: say('menu.noRecent'), enabled: false }]
  return [
    ...files.map((path, at): Item => ({
      id: `recent-${at}`,
      // An ampersand would be taken for the mark of an access key.
      label: `${basename(path)} (${dirname(path)})`.replaceAll('&', '&&'),
      click: () => actions.openFile(path)
    })),
    LINE,
    { id: 'clear-recent', label: say('menu.clearRecent'), click: actions.clearRecentFiles }
  ]
}

function viewItems(developing: boolean): Item[] {
  return [
    ...(developing ? [roleItem('reload'), roleItem('toggleDevTools', { accelerator: 'F12' }), LINE] : []),
    roleItem('resetZoom'),
    roleItem('zoomIn'),
    roleItem('zoomOut'),
    LINE,
    roleItem('togglefullscreen')
  ]
}

function helpItems(mac: boolean, actions: MenuActions, page: PageItem): Item[] {
  return [
    page('shortcuts', 'menu.shortcuts'),
    ...(actions.checkForUpdates === null
      ? []
      : [{ id: 'check-updates', label: say('menu.checkUpdates'), click: actions.checkForUpdates }]),
    LINE,
    { id: 'open-data-folder', label: say('menu.openData'), click: actions.openDataFolder },
    { id: 'open-logs', label: say('menu.openLogs'), click: actions.openLogs },
    { id: 'open-crash-reports', label: say('menu.openCrashes'), click: actions.openCrashReports },
    ...(mac ? [] : [LINE, roleItem('about')])
  ]
}

/** Without access keys, which macOS has not, and in titles where the language writes them. */
function forMac(item: Item): Item {
  const plain = item.label?.replace('&', '')
  return {
    ...item,
    ...(plain === undefined ? {} : { label: nativeLanguage() === 'en' ? titleCase(plain) : plain }),
    ...(Array.isArray(item.submenu) ? { submenu: item.submenu.map(forMac) } : {})
  }
}
