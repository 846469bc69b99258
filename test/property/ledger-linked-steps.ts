import fc from 'fast-check'
import { Step } from './ledger-commands.ts'

const grant = fc.integer({ min: 1, max: 20 }).map(
  (amount) =>
    new Step(`a grant of ${amount}`, async (world) => {
      const { model } = world
      const lease = model.leases?.get(model.period)
      world.sync((tx, instanceId, at) => {
        const granted = (lease?.granted ?? 0) + amount
        tx.takeLease(instanceId, { period: model.period, granted, state: 'active' }, at)
      })
      model.lease({ granted: amount })
      await Promise.resolve()
    })
)

/** A reply that was sent before others which have arrived. */
const late = fc.integer({ min: 0, max: 3 }).map(
  (granted) =>
    new Step(`a late reply that knows of ${granted}`, async (world) => {
      const lease = world.model.leases?.get(world.model.period)
      if (granted > (lease?.granted ?? 0)) return
      world.sync((tx, instanceId, at) =>
        tx.takeLease(instanceId, { period: world.model.period, granted, state: 'active' }, at)
      )
      await Promise.resolve()
    })
)

const giveBack = fc.integer({ min: 1, max: 20 }).map(
  (wish) =>
    new Step(`give back up to ${wish}`, async (world) => {
      const { model } = world
      const amount = Math.min(wish, model.remaining)
      if (amount === 0) return
      const { period } = model
      world.sync((tx, instanceId, at) => {
        tx.returnLease(instanceId, period, amount, at)
        tx.tell(instanceId, { type: 'lease.returned', period, amount }, at)
      })
      model.lease({ returned: amount })
      await Promise.resolve()
    })
)

const nextMonth = fc.constant(
  new Step('the backend opens the next month', async (world) => {
    const { model } = world
    const [year = 0, month = 0] = model.period.split('-').map(Number)
    const next = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7)
    world.sync((tx, instanceId, at) => {
      tx.takeLease(
        instanceId,
        { period: model.period, granted: model.leases?.get(model.period)?.granted ?? 0, state: 'draining' },
        at
      )
      tx.openLinkedPeriod(instanceId, next, at)
    })
    model.openMonth(next)
    await Promise.resolve()
  })
)

const WEIGHTED = [
  [5, grant],
  [1, late],
  [2, giveBack],
  [1, nextMonth]
] as const

/** What a backend does to a device's credits, beside what a merchant does. */
export const LINKED_STEPS: fc.Arbitrary<Step>[] = WEIGHTED.flatMap(([weight, arbitrary]) =>
  Array<fc.Arbitrary<Step>>(weight).fill(arbitrary)
)
