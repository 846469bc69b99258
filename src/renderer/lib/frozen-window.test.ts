import { expect, test } from 'vitest'
import { thawFrozenWindow } from './frozen-window.ts'

/** A page whose frames and time are moved by hand. */
function fakePage() {
  let now = 0
  let press: (() => void) | undefined
  let timers: { readonly at: number; readonly run: () => void }[] = []
  let frames: (() => void)[] = []
  const page = {
    visible: true,
    reloads: 0,
    press: () => press?.(),
    /** @param blocked one task takes all of the time */
    pass(milliseconds: number, blocked = false): void {
      const end = now + milliseconds
      if (blocked) now = end
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)
        if (next === undefined) break
        timers = timers.filter((each) => each !== next)
        now = Math.max(now, next.at)
        next.run()
        if (blocked) break
      }
      now = end
    },
    frame(): void {
      const due = frames
      frames = []
      for (const run of due) run()
    }
  }
  thawFrozenWindow({
    nextFrame: (run) => frames.push(run),
    later: (milliseconds, run) => timers.push({ at: now + milliseconds, run }),
    isVisible: () => page.visible,
    onPress: (run) => (press = run),
    reload: () => (page.reloads += 1)
  })
  return page
}

test('a page that gets no frame for five seconds after a press is loaded again, once', () => {
  const page = fakePage()
  page.press()
  page.pass(4_900)
  page.press()
  expect(page.reloads).toBe(0)
  page.pass(200)
  page.press()
  page.pass(20_000)
  expect(page.reloads).toBe(1)
})

test('one that gets frames is left alone, however often something is pressed', () => {
  const page = fakePage()
  for (let n = 0; n < 50; n += 1) {
    page.press()
    page.pass(300)
    page.frame()
    page.pass(300)
  }
  expect(page.reloads).toBe(0)
})

test('one that nobody presses anything in is left alone: it may not be looked at', () => {
  const page = fakePage()
  page.pass(60_000)
  expect(page.reloads).toBe(0)
})

test('one that is hidden while its next frame is waited for is left alone, and looked at again with the next press', () => {
  const page = fakePage()
  page.press()
  page.pass(2_000)
  page.visible = false
  page.pass(10_000)
  expect(page.reloads).toBe(0)
  page.visible = true
  page.press()
  page.pass(5_100)
  expect(page.reloads).toBe(1)
})

test('one that is busy with a single long task is not taken for it: its frame comes when the task is over', () => {
  const page = fakePage()
  page.press()
  page.pass(30_000, true)
  page.frame()
  page.pass(10_000)
  expect(page.reloads).toBe(0)
})
