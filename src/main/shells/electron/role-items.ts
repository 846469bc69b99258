import type { MenuItemConstructorOptions } from 'electron'
import type { en } from './locales/en.ts'
import { nativeLanguage, say } from './texts.ts'

type Role = keyof (typeof en)['role']

/**
 * What the system does by itself. Electron writes its roles in English, as each platform words them, so that they are left as they are in
 * English and are named here in any other language.
 */
export function roleItem(role: Role, rest: MenuItemConstructorOptions = {}): MenuItemConstructorOptions {
  return nativeLanguage() === 'en' ? { role, ...rest } : { role, label: say(`role.${role}`), ...rest }
}
