import { nativeTheme } from 'electron'
import type { StoredSettings } from '../../ports/host.ts'

/** Menus, dialogs and the page's own media query follow the app's setting. */
export function applyColorScheme(scheme: StoredSettings['colorScheme']): void {
  nativeTheme.themeSource = scheme
}

/** What a window shows before its page has painted: the page's own surface colours. */
export function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#1b1f21' : '#ffffff'
}
