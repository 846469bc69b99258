import { isAbsolute, join } from 'node:path'

export interface Place {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/** Where this platform keeps an account's data, for an app of the name Wordshelf. */
export function defaultDataDir({ platform, env, home }: Place): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Wordshelf')
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Wordshelf')
  const base = env['XDG_DATA_HOME'] ?? ''
  // The XDG specification has relative paths ignored.
  return join(isAbsolute(base) ? base : join(home, '.local', 'share'), 'Wordshelf')
}
