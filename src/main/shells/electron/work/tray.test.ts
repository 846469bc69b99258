import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { FakeTime } from '../../../../../test/support/fake-time.ts'
import { fakeWatch, fakeWork } from './testing/fake-work.ts'
import { followInTray, trayTemplate, trayTip } from './tray.ts'

const ignore = (): void => {}
const actions = { openWindow: ignore, openWork: ignore, pauseAll: ignore, resumeAll: ignore, quit: ignore }

function setUp({ hasTray = true } = {}) {
  const work = fakeWatch()
  const time = new FakeTime()
  const tips: string[] = []
  let opened = 0
  followInTray({
    work,
    platform: 'win32',
    timers: time,
    actions,
    open() {
      opened += 1
      return hasTray ? { show: (tip) => tips.push(tip) } : null
    }
  })
  return { work, time, tips, opened: () => opened }
}

describe('the icon in the tray', () => {
  test('comes with the first work and stays after the last', async () => {
    const { work, time, tips, opened } = setUp()
    expect(opened()).toBe(0)
    work.set(fakeWork({ id: 12, percentage: 45 }))
    await time.advance(1000)
    work.set()
    await time.advance(1000)
    expect([opened(), tips]).toEqual([1, ['Wordshelf: Job 12, 45 %', 'Wordshelf']])
  })

  test('changes once a second at most, and ends on what is true', async () => {
    const { work, time, tips } = setUp()
    for (let percentage = 0; percentage < 50; percentage += 1) work.set(fakeWork({ percentage }))
    expect(tips).toHaveLength(1)
    await time.advance(1000)
    expect(tips).toEqual(['Wordshelf: Job 1, 0 %', 'Wordshelf: Job 1, 49 %'])
  })

  test('is asked for once where the system has no tray', () => {
    const { work, opened } = setUp({ hasTray: false })
    work.set(fakeWork())
    work.set(fakeWork({ percentage: 1 }))
    expect(opened()).toBe(1)
  })

  test('counts several works together', () => {
    const works = [fakeWork({ percentage: 50 }), fakeWork({ id: 2, state: 'resting', percentage: 100 })]
    expect(trayTip(works)).toBe('Wordshelf: 1 of 2 running, 75 %')
  })
})

describe('its menu', () => {
  const find = (menu: readonly MenuItemConstructorOptions[], id: string) => menu.find((item) => item.id === id)

  test('pauses what runs and resumes only what somebody paused', () => {
    const running = trayTemplate([fakeWork()], 'win32', actions)
    expect([find(running, 'tray-pause')?.enabled, find(running, 'tray-resume')?.enabled]).toEqual([true, false])
    const paused = trayTemplate([fakeWork({ state: 'resting', pausedByUser: true })], 'win32', actions)
    expect([find(paused, 'tray-pause')?.enabled, find(paused, 'tray-resume')?.enabled]).toEqual([false, true])
    const asking = trayTemplate([fakeWork({ state: 'asking' })], 'win32', actions)
    expect(find(asking, 'tray-resume')?.enabled).toBe(false)
  })

  test('has a line for each work, and no end of lines', () => {
    const works = Array.from({ length: 20 }, (_, n) => fakeWork({ id: n + 1 }))
    const labels = trayTemplate(works, 'linux', actions).map((item) => item.label)
    expect(labels).toContain('Job 8, 0 %')
    expect(labels).toContain('and 12 more')
    expect(labels).not.toContain('Job 9, 0 %')
  })

  test('is written as the platform writes its menus', () => {
    const labels = (platform: NodeJS.Platform) => trayTemplate([], platform, actions).map((item) => item.label)
    expect(labels('darwin')).toContain('Pause All')
    expect(labels('win32')).toContain('Pause all')
  })
})
