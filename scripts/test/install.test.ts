import { describe, expect, test } from 'vitest'
import { matchesLock } from '../lib/install.mjs'

const lock = (packages: Record<string, unknown>) => JSON.stringify({ packages })
const zod = { version: '4.0.0', integrity: 'sha512-a' }

describe('installed dependencies', () => {
  test('match if every package of the lock file is there in its version', () => {
    expect(matchesLock(lock({ '': {}, 'node_modules/zod': zod }), lock({ 'node_modules/zod': zod }))).toBe(true)
  })

  test('match without an optional package, most of which are for other systems', () => {
    const wanted = lock({ 'node_modules/zod': zod, 'node_modules/win': { version: '1.0.0', optional: true } })
    expect(matchesLock(wanted, lock({ 'node_modules/zod': zod }))).toBe(true)
  })

  test.each([
    ['a missing package', lock({})],
    ['another version', lock({ 'node_modules/zod': { ...zod, version: '4.0.1' } })],
    ['the same version with other contents', lock({ 'node_modules/zod': { ...zod, integrity: 'sha512-b' } })],
    ['a half-written record', '{"packages": {'],
    ['nothing installed', undefined]
  ])('do not match with %s', (_what, installed) => {
    expect(matchesLock(lock({ 'node_modules/zod': zod }), installed)).toBe(false)
  })
})
