import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { PAGE_ACTIONS, type PageAction } from '#shared/contract/shell-commands.ts'
import { menuTemplate, type MenuActions } from './menu.ts'

const PLATFORMS = ['darwin', 'linux', 'win32'] as const

function setUp(
  platform: NodeJS.Platform,
  { developing = false, recentFiles = [] as readonly string[], updates = false } = {}
) {
  const did: string[] = []
  const actions: MenuActions = {
    run: (action) => did.push(action),
    importCsv: () => did.push('import'),
    openFile: (path) => did.push(path),
    clearRecentFiles: () => did.push('clear'),
    pauseAll: () => did.push('pause'),
    resumeAll: () => did.push('resume'),
    checkForUpdates: updates ? () => did.push('updates') : null,
    openDataFolder: () => did.push('data'),
    openLogs: () => did.push('logs'),
    openCrashReports: () => did.push('crashes')
  }
  const menus = menuTemplate({ platform, developing, recentFiles }, actions)
  const items = below(menus)
  const click = (id: string): void => {
    const item = items.find((each) => each.id === id)
    ;(item?.click as (() => void) | undefined)?.()
  }
  return { menus, items, did, click }
}

function below(items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? below(item.submenu) : [])])
}

describe('the menu', () => {
  test.each(PLATFORMS)('on %s has each command of the desktop and of the page', (platform) => {
    const { items, click, did } = setUp(platform)
    const ids = ['import-csv', 'pause-all', 'resume-all', 'open-data-folder', 'open-logs', 'open-crash-reports']
    for (const id of ids) click(id)
    expect(did).toEqual(['import', 'pause', 'resume', 'data', 'logs', 'crashes'])
    const inMenu = new Set(items.map((item) => item.id))
    const missing = PAGE_ACTIONS.filter((action: PageAction) => !inMenu.has(action))
    // The sample store is loaded where a store is empty, not from a menu.
    expect(missing).toEqual(['load-sample'])
    for (const role of ['quit', 'about'] as const) expect(items.filter((item) => item.role === role)).toHaveLength(1)
  })

  test('looks for updates where there can be any', () => {
    const { click, did } = setUp('win32', { updates: true })
    click('check-updates')
    expect(did).toEqual(['updates'])
    expect(setUp('win32').items.map((item) => item.id)).not.toContain('check-updates')
  })

  test('on macOS the app’s own menu comes first and has the settings; elsewhere they are under File', () => {
    const [first, file] = setUp('darwin').menus
    expect(first?.role).toBe('appMenu')
    expect(below([first ?? {}]).map((item) => item.id)).toContain('go-settings')
    expect(below([file ?? {}]).map((item) => item.id)).not.toContain('go-settings')
    const [windowsFile] = setUp('win32').menus
    expect(windowsFile?.label).toBe('&File')
    expect(below([windowsFile ?? {}]).map((item) => item.id)).toContain('go-settings')
  })

  test('is written in titles on macOS and in sentences with access keys elsewhere', () => {
    const labels = (platform: NodeJS.Platform) => setUp(platform).items.map((item) => item.label)
    expect(labels('darwin')).toEqual(
      expect.arrayContaining(['File', 'Open Data Folder', 'Fetch Changes from Wix', 'Connect a Wix Store…'])
    )
    expect(labels('win32')).toEqual(expect.arrayContaining(['&File', 'Open data folder', 'Fetch changes from Wix']))
  })

  test.each(PLATFORMS)('on %s no chord has Ctrl and Alt in it, and none is there twice', (platform) => {
    const chords = setUp(platform, { developing: true }).items.flatMap((item) => item.accelerator ?? [])
    expect(chords.length).toBeGreaterThan(10)
    expect(chords.filter((chord) => /alt|option/i.test(chord))).toEqual([])
    // Settings stand in two places.
    const single = chords.filter((chord) => chord !== 'CmdOrCtrl+,')
    expect(new Set(single).size).toBe(single.length)
  })

  test('developer tools are in it only while developing', () => {
    const roles = (developing: boolean) => setUp('linux', { developing }).items.map((item) => item.role)
    expect(roles(true)).toContain('toggleDevTools')
    expect(roles(false)).not.toContain('toggleDevTools')
    expect(roles(false)).not.toContain('reload')
  })
})

describe('recent files', () => {
  test('are opened and cleared from the menu; an ampersand in a name stays one', () => {
    const { items, did, click } = setUp('linux', { recentFiles: ['/home/anna/mugs & jugs.csv', '/tmp/b.csv'] })
    expect(items.find((item) => item.id === 'recent-0')?.label).toBe('mugs && jugs.csv (/home/anna)')
    click('recent-1')
    click('clear-recent')
    expect(did).toEqual(['/tmp/b.csv', 'clear'])
  })

  test('are the system’s own on macOS', () => {
    expect(setUp('darwin').items.map((item) => item.role)).toEqual(
      expect.arrayContaining(['recentDocuments', 'clearRecentDocuments'])
    )
  })
})
