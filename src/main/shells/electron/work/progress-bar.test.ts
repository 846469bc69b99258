import { describe, expect, test } from 'vitest'
import { barOf, followProgress } from './progress-bar.ts'
import { fakeWatch, fakeWork } from './testing/fake-work.ts'

describe('the bar on the taskbar', () => {
  test('weighs each work by what it holds', () => {
    const works = [fakeWork({ total: 900, percentage: 100 }), fakeWork({ id: 2, total: 100, percentage: 0 })]
    expect(barOf(works)).toEqual({ value: 0.9, mode: 'normal' })
  })

  test('is there while nothing is counted yet, and not where nothing is under way', () => {
    expect(barOf([fakeWork({ kind: 'pull', total: 0 })])).toEqual({ value: 0, mode: 'normal' })
    expect(barOf([]).value).toBeLessThan(0)
  })

  test('says that somebody is needed, also while other work runs; that all rests, only where all does', () => {
    const [running, resting, asking] = [
      fakeWork(),
      fakeWork({ id: 2, state: 'resting' }),
      fakeWork({ id: 3, state: 'asking' })
    ]
    expect(barOf([running, asking]).mode).toBe('error')
    expect(barOf([running, resting]).mode).toBe('normal')
    expect(barOf([resting]).mode).toBe('paused')
  })

  test('is painted when it moves by a hundredth, and in a window that opens later', () => {
    const painted: unknown[] = []
    const window = {
      setProgressBar: (value: number, options?: { mode: string }) => painted.push([value, options?.mode])
    }
    const watch = fakeWatch()
    const bar = followProgress(watch, () => [window])
    bar.show(window)
    watch.set(fakeWork({ total: 100_000, percentage: 7 }))
    watch.set(fakeWork({ total: 100_000, percentage: 7 }))
    bar.show(window)
    watch.set()
    expect(painted).toEqual([
      [0.07, 'normal'],
      [0.07, 'normal'],
      [-1, 'none']
    ])
  })
})
