import { expect, test } from 'vitest'
import { FakeTime } from '../../../test/support/fake-time.ts'
import { openStore } from '../../../test/support/populated-store.ts'
import { createEventBus } from './event-bus.ts'
import { createProgressBroadcast } from './progress-broadcast.ts'

test('a disk that does not answer for a moment ends nothing, and what it kept from being told is told afterwards', async () => {
  const open = await openStore()
  const time = new FakeTime()
  const bus = createEventBus()
  const told: string[] = []
  bus.on(({ name }) => told.push(name))
  const said: string[] = []
  const say = (message: string): void => void said.push(message)
  let broken = true
  const broadcast = createProgressBroadcast(
    { store: open.store, clock: time, timers: time, bus, log: { info: say, warn: say, error: say } },
    {
      read(_db, instanceId, id) {
        if (broken) throw new Error('disk I/O error')
        return { event: { name: 'changed', payload: { instanceId: `${instanceId} ${id}`, topics: [] } }, running: true }
      },
      changes: ['items'],
      changesAtRest: []
    }
  )
  broadcast.mark('shop', 1)
  await time.advance(1_000)
  expect(told).toEqual([])
  expect(said).toEqual(['progress could not be told'])
  broken = false
  await time.advance(10_000)
  expect(told).toEqual(['changed', 'changed'])
  broadcast.mark('shop', 1)
  broadcast.stop()
  expect(time.waiting).toBe(0)
  open.close()
})
