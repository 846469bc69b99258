import { expect, test } from 'vitest'
import { FakeTime } from '../../../test/support/fake-time.ts'
import { createRetryTimer, RETRY_MS } from './retry-timer.ts'

function timerOf(work: (time: number) => void) {
  const time = new FakeTime(0)
  const said: string[] = []
  const say = (message: string): void => void said.push(message)
  const log = { info: say, warn: say, error: say }
  return { time, said, timer: createRetryTimer({ timers: time, log }, 'it failed', () => work(time.now())) }
}

test('what is thrown is logged, and the work is done again until it comes off', async () => {
  const done: number[] = []
  const { time, said, timer } = timerOf((now) => {
    if (now < 2 * RETRY_MS) throw new Error('disk full')
    done.push(now)
  })
  timer.wait(10)
  await time.advance(10 * RETRY_MS)
  expect(done).toEqual([2 * RETRY_MS + 10])
  expect(said).toEqual(['it failed', 'it failed'])
  expect(time.waiting).toBe(0)
})

test('what is due already is not due later as well', async () => {
  const done: number[] = []
  const { time, timer } = timerOf((now) => void done.push(now))
  timer.wait(10)
  timer.wait(20)
  await time.advance(100)
  expect(done).toEqual([10])
})

test('work that is done at once is not due any more', async () => {
  const done: number[] = []
  const { time, timer } = timerOf((now) => void done.push(now))
  timer.wait(10)
  timer.run()
  await time.advance(100)
  expect(done).toEqual([0])
})

test('after a stop nothing is tried again', async () => {
  const { time, timer } = timerOf(() => {
    throw new Error('disk full')
  })
  timer.run()
  timer.stop()
  expect(time.waiting).toBe(0)
  await time.advance(2 * RETRY_MS)
})
