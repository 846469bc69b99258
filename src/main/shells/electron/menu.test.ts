import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { menuTemplate } from './menu.ts'

const actions = { openSettings: () => {}, openDataFolder: () => {}, openLogs: () => {} }

function below(items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? below(item.submenu) : [])])
}

describe('the menu', () => {
  test.each(['darwin', 'linux', 'win32'] as const)('on %s each command stands in it once', (platform) => {
    const items = below(menuTemplate({ platform, developing: false }, actions))
    for (const id of ['settings', 'open-data-folder', 'open-logs']) {
      expect(items.filter((item) => item.id === id)).toHaveLength(1)
    }
    for (const role of ['quit', 'about']) expect(items.filter((item) => item.role === role)).toHaveLength(1)
    expect(items.find((item) => item.id === 'settings')?.accelerator).toBe('CmdOrCtrl+,')
  })

  test('on macOS the app’s own menu comes first', () => {
    expect(menuTemplate({ platform: 'darwin', developing: false }, actions)[0]?.role).toBe('appMenu')
    expect(menuTemplate({ platform: 'win32', developing: false }, actions)[0]?.label).toBe('&File')
  })

  test('developer tools are in it only while developing', () => {
    const roles = (developing: boolean) =>
      below(menuTemplate({ platform: 'linux', developing }, actions)).map((i) => i.role)
    expect(roles(true)).toContain('toggleDevTools')
    expect(roles(false)).not.toContain('toggleDevTools')
    expect(roles(false)).not.toContain('reload')
  })
})
