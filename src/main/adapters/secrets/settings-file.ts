import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import type { StoredSettings } from '../../ports/host.ts'
import { readStoredSettings } from './stored-settings.ts'

export interface SettingsFile {
  load(): StoredSettings
  save(settings: StoredSettings): void
}

/** `<folder>/settings.json`, written as a whole or not at all. A file that is no settings any more is kept beside it, never deleted. */
export function openSettingsFile(folder: string): SettingsFile {
  return {
    load: () => readStoredSettings(openConf(folder).store),
    save: (settings) => openConf(folder).set({ ...settings })
  }
}

/** Opened each time, because the file may be damaged or edited by hand at any moment; it is read a few times in a run. */
function openConf(folder: string): Conf<Record<string, unknown>> {
  setDamagedFileAside(folder)
  return new Conf<Record<string, unknown>>({
    cwd: folder,
    configName: 'settings',
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600
  })
}

function setDamagedFileAside(folder: string): void {
  const path = join(folder, 'settings.json')
  if (!existsSync(path) || isObject(path)) return
  const names = Array.from({ length: 100 }, (_, n) =>
    join(folder, `settings.damaged${n === 0 ? '' : `-${n + 1}`}.json`)
  )
  renameSync(path, names.find((name) => !existsSync(name)) ?? names[0] ?? `${path}.damaged`)
}

function isObject(path: string): boolean {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
