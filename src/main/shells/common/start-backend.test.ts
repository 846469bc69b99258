import { describe, expect, test } from 'vitest'
import type { CallResult } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import type { SyncState } from '#shared/contract/sync.ts'
import { linkStartBackend } from './start-backend.ts'

const URL_ = 'https://backend.example'
const LOCAL: SyncState = {
  status: 'local',
  url: null,
  storeName: null,
  deviceId: null,
  deviceName: null,
  waiting: 0,
  quarantined: 0,
  twoTexts: 0,
  lastSyncedAt: null,
  nextTryAt: null,
  problem: null
}

function gateway(state: SyncState, linked: CallResult = { ok: true, value: state }) {
  const calls: unknown[] = []
  return {
    calls,
    call(procedure: string, input: unknown): Promise<CallResult> {
      calls.push([procedure, input])
      return Promise.resolve(procedure === 'sync.get' ? { ok: true, value: state } : linked)
    }
  }
}

const start = (engine: ReturnType<typeof gateway>, code: string | undefined, url: string | null = URL_) =>
  linkStartBackend(engine, { url, code, deviceName: 'laptop' })

describe('the backend that a start names', () => {
  test('is linked with the code of the environment under the name of the computer', async () => {
    const engine = gateway(LOCAL)
    expect(await start(engine, ' K7QM-2RXD\n')).toBeNull()
    expect(engine.calls).toEqual([
      ['sync.get', {}],
      ['sync.link', { url: URL_, code: 'K7QM-2RXD', deviceName: 'laptop' }]
    ])
  })

  test('is left alone where the store is linked with it already, however its address is written', async () => {
    const engine = gateway({ ...LOCAL, status: 'up-to-date', url: 'https://Backend.example' })
    expect(await start(engine, 'K7QM-2RXD', `${URL_}/`)).toBeNull()
    expect(await start(engine, undefined)).toBeNull()
    expect(engine.calls.flat()).not.toContain('sync.link')
  })

  test('does not take the place of another one', async () => {
    const engine = gateway({ ...LOCAL, status: 'up-to-date', url: 'https://other.example' })
    expect(await start(engine, 'K7QM-2RXD')).toContain('https://other.example')
    expect(engine.calls.flat()).not.toContain('sync.link')
  })

  test('is said not to be linked where that fails, with the reason', async () => {
    const refused: CallResult = { ok: false, error: errorBody('CONFLICT', 'The code was used.') }
    expect(await start(gateway(LOCAL, refused), 'K7QM-2RXD')).toContain('The code was used.')
  })

  test.each([undefined, '', ' '])('needs a code: %j is none', async (code) => {
    expect(await start(gateway(LOCAL), code)).toContain('WORDSHELF_BACKEND_TOKEN')
  })

  test('is nothing where no one was named', async () => {
    const engine = gateway(LOCAL)
    expect(await start(engine, 'K7QM-2RXD', null)).toBeNull()
    expect(engine.calls).toEqual([])
  })
})
