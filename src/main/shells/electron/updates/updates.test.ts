import { describe, expect, test } from 'vitest'
import type { DesktopSettings } from '#shared/contract/desktop-settings.ts'
import { FakeTime } from '../../../../../test/support/fake-time.ts'
import { fakeWatch, fakeWork } from '../work/testing/fake-work.ts'
import { followUpdates } from './updates.ts'

interface SetUp {
  readonly wish?: DesktopSettings['updates']
  readonly newest?: string | null
  readonly download?: boolean
  readonly install?: boolean
  readonly fails?: boolean
}

function setUp({ wish = 'stable', newest = '0.2.0', download = true, install = true, fails = false }: SetUp = {}) {
  const did: string[] = []
  const time = new FakeTime()
  const work = fakeWatch()
  const ignore = (): void => {}
  const updates = followUpdates({
    source: {
      find(channel) {
        did.push(`look ${channel}`)
        return fails ? Promise.reject(new Error('no network')) : Promise.resolve(newest)
      },
      download() {
        did.push('fetch')
        return Promise.resolve()
      },
      install: () => did.push('install')
    },
    wish: () => wish,
    work,
    dialogs: {
      download(version) {
        did.push(`ask to fetch ${version}`)
        return Promise.resolve(download)
      },
      install() {
        did.push('ask to install')
        return Promise.resolve(install)
      },
      tell: (message) => did.push(message)
    },
    timers: time,
    endWith(last) {
      did.push('end')
      last()
    },
    log: { info: ignore, warn: ignore, error: ignore }
  })
  return { did, time, work, updates }
}

describe('updates', () => {
  test('are never looked for by themselves where the merchant has not asked for it', async () => {
    const { did, time } = setUp({ wish: 'off' })
    await time.advance(7 * 24 * 3_600_000)
    expect(did).toEqual([])
  })

  test('are looked for in their channel, fetched and installed one question after the other', async () => {
    const { did, time } = setUp({ wish: 'beta' })
    await time.advance(60_000)
    expect(did).toEqual(['look beta', 'ask to fetch 0.2.0', 'fetch', 'ask to install', 'end', 'install'])
  })

  test('that were put off are not asked about again in this run, unless somebody asks', async () => {
    const { did, time, updates } = setUp({ download: false })
    await time.advance(60_000 + 3 * 12 * 3_600_000)
    expect(did.filter((what) => what.startsWith('ask'))).toEqual(['ask to fetch 0.2.0'])
    updates.checkNow()
    await time.advance(0)
    expect(did.filter((what) => what.startsWith('ask'))).toHaveLength(2)
  })

  test('are not installed while anything runs, but offered when it rests', async () => {
    const { did, time, work } = setUp()
    work.set(fakeWork())
    await time.advance(60_000)
    expect(did.at(-1)).toBe('fetch')
    work.set(fakeWork({ percentage: 50 }))
    await time.advance(0)
    expect(did.at(-1)).toBe('fetch')
    work.set()
    await time.advance(0)
    expect(did.slice(-3)).toEqual(['ask to install', 'end', 'install'])
  })

  test('that somebody asks for are answered, also where they are switched off, where there are none and where nobody answers', async () => {
    const none = setUp({ wish: 'off', newest: null })
    none.updates.checkNow()
    await none.time.advance(0)
    expect(none.did).toEqual(['look stable', 'Wordshelf is up to date'])
    const failing = setUp({ fails: true })
    failing.updates.checkNow()
    await failing.time.advance(0)
    expect(failing.did).toEqual(['look stable', 'No update could be looked for'])
  })

  test('that fail by themselves are tried again later without a word', async () => {
    const { did, time } = setUp({ fails: true })
    await time.advance(60_000 + 12 * 3_600_000)
    expect(did).toEqual(['look stable', 'look stable'])
  })
})
