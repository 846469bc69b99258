import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import type { DesktopSettings } from '#shared/contract/desktop-settings.ts'
import { guardClosing, type ClosingAnswer } from './closing.ts'
import { fakeWatch, fakeWork } from './testing/fake-work.ts'
import type { Work } from './work.ts'

interface SetUp {
  readonly works?: readonly Work[]
  readonly wish?: DesktopSettings['closing']
  readonly answer?: ClosingAnswer
  readonly platform?: NodeJS.Platform
  readonly stopping?: boolean
}

function setUp(how: SetUp = {}) {
  const { works = [fakeWork({ id: 12 })], wish = 'ask', platform = 'linux', stopping = false } = how
  const did: string[] = []
  const window = Object.assign(new EventEmitter(), { hide: () => did.push('hide') })
  guardClosing(window, {
    work: fakeWatch(...works),
    platform,
    isStopping: () => stopping,
    wish: () => wish,
    ask(names) {
      did.push(`ask ${names.join()}`)
      return Promise.resolve(how.answer ?? { choice: 'cancel', remember: false })
    },
    remember: (closing) => did.push(`remember ${closing}`),
    quit: () => did.push('quit')
  })
  /** True where the window may go. */
  async function close(): Promise<boolean> {
    let stays = false
    window.emit('close', { preventDefault: () => (stays = true) })
    await new Promise(setImmediate)
    return !stays
  }
  return { close, did }
}

describe('closing the window', () => {
  test('over work that runs asks, and does what is answered', async () => {
    const keep = setUp({ answer: { choice: 'keep-running', remember: false } })
    expect([await keep.close(), keep.did]).toEqual([false, ['ask Job 12', 'hide']])
    const quit = setUp({ answer: { choice: 'quit', remember: true } })
    expect([await quit.close(), quit.did]).toEqual([false, ['ask Job 12', 'remember quit', 'quit']])
  })

  test('and then not closing it changes nothing and is not remembered', async () => {
    const { close, did } = setUp({ answer: { choice: 'cancel', remember: true } })
    expect([await close(), did]).toEqual([false, ['ask Job 12']])
  })

  test.each([
    ['keep-running', ['hide']],
    ['quit', ['quit']]
  ] as const)('does without asking what is remembered: %s', async (wish, done) => {
    const { close, did } = setUp({ wish })
    expect([await close(), did]).toEqual([false, done])
  })

  test.each([
    ['where nothing runs', { works: [fakeWork({ state: 'resting' })] }],
    ['on macOS, where the app goes on', { platform: 'darwin' }],
    ['while the app ends', { stopping: true }]
  ] as const)('just closes it %s', async (_when, how) => {
    const { close, did } = setUp(how)
    expect([await close(), did]).toEqual([true, []])
  })
})

test('a second click on the cross while the question is open asks nothing more', async () => {
  const answer = Promise.withResolvers<ClosingAnswer>()
  let asked = 0
  const window = Object.assign(new EventEmitter(), { hide: () => {} })
  guardClosing(window, {
    work: fakeWatch(fakeWork()),
    platform: 'linux',
    isStopping: () => false,
    wish: () => 'ask',
    ask() {
      asked += 1
      return answer.promise
    },
    remember: () => {},
    quit: () => {}
  })
  for (let n = 0; n < 3; n += 1) window.emit('close', { preventDefault: () => {} })
  expect(asked).toBe(1)
})
