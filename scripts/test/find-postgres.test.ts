import { describe, expect, test } from 'vitest'
import { findPostgres } from '../find-postgres.mjs'

function machine(folders: readonly string[], more: Partial<Parameters<typeof findPostgres>[0] & object> = {}) {
  const files = folders.flatMap((folder) => [`${folder}/initdb`, `${folder}/postgres`])
  return {
    path: ['/usr/bin'],
    configured: () => undefined,
    fileExists: (path: string) => files.includes(path),
    listDir: (path: string) => (path === '/usr/lib/postgresql' ? ['9', '15', '17'] : []),
    ...more
  }
}

describe('the PostgreSQL of the tests', () => {
  test('is the one that pg_config names, before all others', () => {
    const configured = () => '/opt/pg/bin'
    expect(findPostgres(machine(['/usr/bin', '/opt/pg/bin'], { configured }))).toBe('/opt/pg/bin')
  })

  test('is not taken from a pg_config of the client, which comes without the server', () => {
    const configured = () => '/usr/lib/postgresql/17/bin'
    expect(findPostgres(machine(['/usr/lib/postgresql/15/bin'], { configured }))).toBe('/usr/lib/postgresql/15/bin')
  })

  test('is one on the PATH, before those of packages', () => {
    expect(findPostgres(machine(['/usr/bin', '/usr/lib/postgresql/17/bin']))).toBe('/usr/bin')
  })

  test('is the newest of several packages', () => {
    expect(findPostgres(machine(['/usr/lib/postgresql/9/bin', '/usr/lib/postgresql/17/bin']))).toBe(
      '/usr/lib/postgresql/17/bin'
    )
  })

  test('needs both programs', () => {
    expect(findPostgres(machine([], { fileExists: (path) => path.endsWith('/postgres') }))).toBeUndefined()
  })
})
