import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { FakeTime } from '../../../../test/support/fake-time.ts'
import { watchPage } from './page-health.ts'

function setUp({ reload = false, stopping = false } = {}) {
  const did: string[] = []
  const time = new FakeTime()
  const webContents = Object.assign(new EventEmitter(), {
    reload: () => did.push('reload'),
    forcefullyCrashRenderer: () => did.push('crash')
  })
  const window = Object.assign(new EventEmitter(), { webContents })
  const ignore = (): void => {}
  const answer = Promise.withResolvers<boolean>()
  watchPage(window, {
    lifecycle: {
      isStopping: () => stopping,
      died(what) {
        did.push(what)
        return Promise.resolve()
      }
    },
    timers: time,
    log: { info: ignore, warn: ignore, error: ignore },
    askReload(signal) {
      did.push('ask')
      signal.addEventListener('abort', () => answer.resolve(true))
      return answer.promise
    }
  })
  return {
    did,
    time,
    window,
    die: (reason = 'crashed') => webContents.emit('render-process-gone', {}, { reason, exitCode: 5 }),
    async answer() {
      answer.resolve(reload)
      await time.advance(0)
    }
  }
}

describe('a page whose process dies', () => {
  test('is loaded again twice in a minute, and then the merchant is asked', () => {
    const { did, die } = setUp()
    for (let n = 0; n < 3; n += 1) die()
    expect(did).toEqual(['reload', 'reload', 'The window of Wordshelf stopped working again and again'])
  })

  test('now and then is loaded again every time', async () => {
    const { did, die, time } = setUp()
    for (let n = 0; n < 6; n += 1) {
      die()
      await time.advance(60_000)
    }
    expect(did).toEqual(Array<string>(6).fill('reload'))
  })

  test.each([
    ['of its own accord', { reason: 'clean-exit', stopping: false }],
    ['on the way out', { reason: 'crashed', stopping: true }]
  ])('%s stays away', (_how, { reason, stopping }) => {
    const { did, die } = setUp({ stopping })
    die(reason)
    expect(did).toEqual([])
  })
})

describe('a page that hangs', () => {
  test('is asked about once, and loaded again by way of its end', async () => {
    const { did, window, answer, die } = setUp({ reload: true })
    window.emit('unresponsive')
    window.emit('unresponsive')
    await answer()
    die('killed')
    expect(did).toEqual(['ask', 'crash', 'reload'])
  })

  test('that comes to itself takes the question back and is left alone', async () => {
    const { did, window, time } = setUp()
    window.emit('unresponsive')
    window.emit('responsive')
    await time.advance(0)
    expect(did).toEqual(['ask'])
  })
})
