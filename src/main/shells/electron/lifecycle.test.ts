import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { FakeTime } from '../../../../test/support/fake-time.ts'
import { stopEngineBeforeQuit } from './lifecycle.ts'

/** Electron's app, as far as quitting goes: quit asks, and counts as done where nobody objects. */
class FakeApp extends EventEmitter {
  readonly did: string[] = []

  quit(): void {
    let objected = false
    this.emit('before-quit', { preventDefault: () => (objected = true) })
    if (!objected) this.did.push('quit')
  }

  relaunch(): void {
    this.did.push('relaunch')
  }
}

function setUp({ restart = false } = {}) {
  const app = new FakeApp()
  const time = new FakeTime()
  const stopped = Promise.withResolvers<void>()
  const gone = Promise.withResolvers<void>()
  const asked: string[] = []
  let stops = 0
  const ignore = (): void => {}
  const lifecycle = stopEngineBeforeQuit({
    app,
    gateway: {
      call: () => Promise.reject(new Error('not called here')),
      on: () => ignore,
      stop() {
        stops += 1
        return stopped.promise
      },
      whenGone: gone.promise
    },
    windows: () => [],
    timers: time,
    log: { info: ignore, warn: ignore, error: ignore },
    askRestart(what: string) {
      asked.push(what)
      return Promise.resolve(restart)
    }
  })
  return { app, time, stopped, gone, asked, lifecycle, stops: () => stops }
}

describe('the way out', () => {
  test('waits for the engine, however often it is asked', async () => {
    const { app, time, stopped, stops, lifecycle } = setUp()
    app.quit()
    app.quit()
    await time.advance(9_999)
    expect(app.did).toEqual([])
    expect(lifecycle.isStopping()).toBe(true)
    stopped.resolve()
    await time.advance(0)
    expect([app.did, stops(), time.waiting]).toEqual([['quit'], 1, 0])
  })

  test('can end with something else than the end, once the engine has stopped', async () => {
    const { app, time, stopped, lifecycle } = setUp()
    lifecycle.endWith(() => app.did.push('install'))
    await time.advance(0)
    expect(app.did).toEqual([])
    stopped.resolve()
    await time.advance(0)
    expect(app.did).toEqual(['install'])
    await time.advance(30_000)
    expect(app.did).toEqual(['install', 'quit'])
  })

  test('does not wait for ever', async () => {
    const { app, time } = setUp()
    app.quit()
    await time.advance(10_000)
    expect(app.did).toEqual(['quit'])
  })

  test('ends also where stopping fails', async () => {
    const { app, time, stopped } = setUp()
    app.quit()
    stopped.reject(new Error('no'))
    await time.advance(0)
    expect(app.did).toEqual(['quit'])
  })
})

describe('an engine that dies', () => {
  test('is said, and the app starts again if that is wanted', async () => {
    const { app, time, gone, asked } = setUp({ restart: true })
    gone.resolve()
    await time.advance(0)
    expect(asked).toHaveLength(1)
    expect(app.did).toEqual(['relaunch', 'quit'])
  })

  test('is asked about once, whatever else dies with it', async () => {
    const { app, time, gone, asked, lifecycle } = setUp()
    gone.resolve()
    await Promise.all([lifecycle.died('The window'), lifecycle.died('The window')])
    await time.advance(0)
    expect([asked.length, app.did.filter((what) => what === 'relaunch')]).toEqual([1, []])
  })

  test('on the way out is no news', async () => {
    const { app, time, gone, stopped, asked } = setUp()
    app.quit()
    gone.resolve()
    stopped.resolve()
    await time.advance(0)
    expect([asked, app.did]).toEqual([[], ['quit']])
  })
})
