import { describe, expect, test } from 'vitest'
import { speak } from '../texts.ts'
import { followWithNotices, noticeOf, placeOf, type Notice } from './notices.ts'
import { fakeWatch, fakeWork } from './testing/fake-work.ts'

describe('a notice', () => {
  test('tells how a job ended that ran', () => {
    const done = fakeWork({ id: 12, state: 'done', result: '238 of 240 items done, 2 failed' })
    expect(noticeOf(done, 'running')).toEqual({
      title: 'Job 12 is done',
      body: '238 of 240 items done, 2 failed.'
    })
  })

  test('tells with the engine’s own sentence why somebody is needed or what failed', () => {
    const message = 'The key was refused.'
    expect(noticeOf(fakeWork({ state: 'asking', message }), 'running')).toMatchObject({ body: message })
    expect(noticeOf(fakeWork({ state: 'failed', message }), 'running')).toMatchObject({ body: message })
  })

  test.each(['running', 'resting', 'cancelled'] as const)(
    'is not made of what is %s: somebody wanted it so',
    (state) => {
      expect(noticeOf(fakeWork({ state }), 'running')).toBeNull()
    }
  )

  test('is not made of a job that was waiting before the app was opened; it is of a publish that missed its time', () => {
    expect(noticeOf(fakeWork({ state: 'asking' }), null)).toBeNull()
    expect(noticeOf(fakeWork({ state: 'failed' }), null)).toBeNull()
    expect(noticeOf(fakeWork({ kind: 'publish', state: 'asking' }), null)).not.toBeNull()
  })

  test('is not made of a publish that ends again because a conflict of it was decided', () => {
    expect(noticeOf(fakeWork({ kind: 'publish', state: 'done' }), null)).toBeNull()
  })

  test('tells how a pull ended that was under way, not one that is heard of as the app opens', () => {
    const pull = fakeWork({ kind: 'pull', result: '240 products looked at', message: 'Wix refused the request.' })
    expect(noticeOf({ ...pull, state: 'done' }, 'running')).toEqual({
      title: 'Products from Wix are fetched',
      body: '240 products looked at.'
    })
    expect(noticeOf({ ...pull, state: 'failed' }, 'running')).toEqual({
      title: 'Fetching products from Wix failed',
      body: 'Wix refused the request.'
    })
    expect(noticeOf({ ...pull, state: 'done' }, null)).toBeNull()
  })

  test('holds no English where the app speaks another language', async () => {
    await speak('de', [])
    const failed = fakeWork({ state: 'failed', name: 'Auftrag 12', result: '3 von 9 Elementen fertig', message: 'No.' })
    expect(noticeOf(failed, 'running')).toEqual({
      title: 'Auftrag 12 ist fehlgeschlagen',
      body: '3 von 9 Elementen fertig.'
    })
    await speak('en', [])
  })

  test('leads to where its work is shown', () => {
    expect(placeOf({ kind: 'job', id: 12 })).toEqual({ screen: 'job', jobId: 12 })
    expect(placeOf({ kind: 'publish', id: 3 })).toEqual({ screen: 'publish-run', publishId: 3 })
  })
})

describe('notices', () => {
  function setUp({ lookedAt = false, wanted = true } = {}) {
    const work = fakeWatch()
    const shown: { notice: Notice; click: () => void }[] = []
    const opened: number[] = []
    followWithNotices({
      work,
      isLookedAt: () => lookedAt,
      areWanted: () => wanted,
      show: (notice, click) => shown.push({ notice, click }),
      open: ({ id }) => opened.push(id)
    })
    return { work, shown, opened }
  }
  const done = fakeWork({ id: 12, state: 'done' })

  test('are shown to who looks elsewhere, and a click opens the work', () => {
    const { work, shown, opened } = setUp()
    work.move(done, 'running')
    expect(shown).toHaveLength(1)
    shown[0]?.click()
    expect(opened).toEqual([12])
  })

  test.each([
    ['while a window has the focus', { lookedAt: true }],
    ['where they are switched off', { wanted: false }]
  ])('are not shown %s', (_when, how) => {
    const { work, shown } = setUp(how)
    work.move(done, 'running')
    expect(shown).toEqual([])
  })
})
