import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { codeOf, isDataError, isPassing } from './error-code.ts'

test.each([
  ['port', { host: '127.0.0.1', port: 1 }],
  ['socket file', { host: path.join(tmpdir(), 'no-such-folder-of-a-server') }]
])('a server that is away is a passing fault, by its %s', async (_by, place) => {
  const fault = await new Client(place).connect().catch((error: unknown) => error)
  expect(isPassing(codeOf(fault))).toBe(true)
  expect(isDataError(fault)).toBe(false)
})

test('a value that cannot be kept is none, and neither is a file that is not there', () => {
  const refused = Object.assign(new Error('new row violates check constraint'), { code: '23514' })
  expect([isPassing(codeOf(refused)), isDataError(refused)]).toEqual([false, true])
  const missing = Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' })
  expect([isPassing(codeOf(missing)), isDataError(missing)]).toEqual([false, false])
})
