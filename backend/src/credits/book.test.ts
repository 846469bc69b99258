import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBook, type CreditBook, type Holder } from './book.ts'
import { keptBy } from './moves.ts'

const DAY = 86_400_000
const NOVEMBER = Date.UTC(2026, 10, 10)
const a: Holder = { deviceId: 'a', epoch: 'e1' }

function openBook(planAllowance = 100, now = NOVEMBER): CreditBook {
  const book = createBook({ periods: [], leases: [], debt: 0, planAllowance })
  book.roll(now)
  return book
}

/** Both invariants, over everything in the book. */
function broken(book: CreditBook): readonly string[] {
  const found: string[] = []
  const months = new Set(book.leases().map((lease) => lease.period))
  months.add(book.running().period)
  for (const month of months) {
    const period = book.period(month)
    if (!period) continue
    const leases = book.leases().filter((lease) => lease.period === month)
    const captured = leases.reduce((sum, lease) => sum + lease.captured, 0)
    const kept = leases.reduce((sum, lease) => sum + keptBy(lease), 0)
    const { forfeited, unleased, lapsed, allowance } = period
    if (captured + kept + forfeited + unleased + lapsed !== allowance)
      found.push(`I1 ${JSON.stringify({ period, leases })}`)
    if (Math.min(forfeited, unleased, lapsed, allowance, period.overdraft) < 0)
      found.push(`negative ${JSON.stringify(period)}`)
  }
  for (const lease of book.leases()) {
    const { captured, open, returned, granted, overdraft, overdraftOpen } = lease
    if (captured + open + returned > granted || Math.min(captured, open, returned, overdraft, overdraftOpen) < 0)
      found.push(`I2 ${JSON.stringify(lease)}`)
  }
  return found
}

describe('a month', () => {
  test('opens with the plan, and the one before is closed first and sealed a week later', () => {
    const book = openBook()
    book.grant(a, 30)
    book.hold('2026-11', a, 20)
    book.capture('2026-11', a, 12)
    book.roll(Date.UTC(2026, 11, 1))
    expect(book.running()).toMatchObject({ period: '2026-12', allowance: 100, unleased: 100 })
    expect(book.period('2026-11')).toMatchObject({ state: 'closing', unleased: 70 })
    book.roll(Date.UTC(2026, 11, 8) - 1)
    expect(book.period('2026-11')).toMatchObject({ state: 'closing' })
    book.roll(Date.UTC(2026, 11, 8))
    expect(book.period('2026-11')).toMatchObject({ state: 'sealed', unleased: 0, lapsed: 70, forfeited: 18 })
    // What arrives late moves inside the sealed sum.
    book.capture('2026-11', a, 3)
    book.release('2026-11', a, 5)
    book.giveBack('2026-11', a, 15)
    expect(book.period('2026-11')).toMatchObject({ forfeited: 0, lapsed: 85, overdraft: 0 })
    expect(book.lease('2026-11', a)).toMatchObject({ captured: 15, open: 0, returned: 15, state: 'forfeited' })
    expect(broken(book)).toEqual([])
  })

  test('stays the running one when the clock goes back, and is not opened twice', () => {
    const book = openBook()
    book.roll(Date.UTC(2026, 11, 2))
    book.roll(NOVEMBER)
    book.roll(Date.UTC(2026, 11, 3))
    expect(book.running().period).toBe('2026-12')
    expect(book.period('2026-11')?.state).toBe('closing')
  })

  test('opens with less where more was spent than leased, and never below nothing', () => {
    const book = openBook(10)
    book.grant(a, 4)
    book.hold('2026-11', a, 20)
    book.capture('2026-11', a, 17)
    book.release('2026-11', a, 3)
    expect(book.lease('2026-11', a)).toMatchObject({ captured: 4, open: 0, overdraft: 13, overdraftOpen: 0 })
    book.roll(Date.UTC(2026, 11, 1))
    expect(book.running()).toMatchObject({ allowance: 0, unleased: 0 })
    expect(book.debt()).toBe(3)
    book.roll(Date.UTC(2027, 0, 1))
    expect(book.running()).toMatchObject({ allowance: 7 })
    expect(book.debt()).toBe(0)
  })
})

describe('a plan', () => {
  test('that gives more is felt at once, one that gives less takes what nobody has leased and owes the rest', () => {
    const book = openBook(100)
    book.grant(a, 80)
    book.changePlan(150)
    expect(book.running()).toMatchObject({ allowance: 150, unleased: 70 })
    book.changePlan(50)
    expect(book.running()).toMatchObject({ allowance: 80, unleased: 0 })
    expect(book.debt()).toBe(30)
    book.roll(Date.UTC(2026, 11, 1))
    expect(book.running()).toMatchObject({ allowance: 20 })
  })
})

describe('a device that is written off', () => {
  test('gives back what it did not use, and owes what it delivers afterwards', () => {
    const book = openBook(100)
    book.grant(a, 40)
    book.hold('2026-11', a, 30)
    book.capture('2026-11', a, 10)
    expect(book.writeOff('a')).toBe(30)
    expect(book.running()).toMatchObject({ unleased: 90 })
    book.capture('2026-11', a, 15)
    book.release('2026-11', a, 5)
    book.giveBack('2026-11', a, 10)
    expect(book.lease('2026-11', a)).toMatchObject({ captured: 10, overdraft: 15, overdraftOpen: 0, returned: 0 })
    expect(book.debt()).toBe(15)
    expect(book.writeOff('a')).toBe(0)
    expect(broken(book)).toEqual([])
  })
})

/** Moves as devices that can make mistakes could send them, in any order and any amount. */
const moves = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom('hold' as const, 'capture' as const, 'release' as const, 'giveBack' as const),
      month: fc.constantFrom('2026-11', '2026-12', '2027-01', '1999-01'),
      device: fc.constantFrom('a', 'b'),
      epoch: fc.constantFrom('e1', 'e2'),
      amount: fc.integer({ min: 0, max: 40 })
    }),
    fc.record({
      do: fc.constant('grant' as const),
      device: fc.constantFrom('a', 'b'),
      amount: fc.integer({ min: 1, max: 40 })
    }),
    fc.record({ do: fc.constant('writeOff' as const), device: fc.constantFrom('a', 'b') }),
    fc.record({ do: fc.constant('changePlan' as const), amount: fc.integer({ min: 0, max: 200 }) }),
    fc.record({ do: fc.constant('add' as const), amount: fc.integer({ min: 1, max: 20 }) }),
    fc.record({ do: fc.constant('roll' as const), days: fc.integer({ min: -40, max: 40 }) })
  ),
  { maxLength: 60 }
)

test('whatever is told in whatever order, both invariants hold after every move, and what a sealed month adds up to is final', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const book = openBook()
      let now = NOVEMBER
      for (const move of list) {
        const sealedBefore = new Map(
          ['2026-11', '2026-12', '2027-01']
            .map((m) => [m, book.period(m)] as const)
            .filter(([, p]) => p?.state === 'sealed')
        )
        switch (move.do) {
          case 'grant': {
            const holder = { deviceId: move.device, epoch: 'e1' }
            const state = book.lease(book.running().period, holder)?.state ?? 'active'
            if (state === 'active' && move.amount <= book.running().unleased) book.grant(holder, move.amount)
            break
          }
          case 'writeOff':
            book.writeOff(move.device)
            break
          case 'changePlan':
            book.changePlan(move.amount)
            break
          case 'add':
            book.add(move.amount)
            break
          case 'roll':
            now += move.days * DAY
            book.roll(now)
            break
          default:
            book[move.do](move.month, { deviceId: move.device, epoch: move.epoch }, move.amount)
        }
        expect(broken(book)).toEqual([])
        for (const [month, before] of sealedBefore) expect(book.period(month)?.allowance).toBe(before?.allowance)
      }
    }),
    { seed: 20_261_127, numRuns: 500 }
  )
})

test('what was captured beyond all leases is owed, and paid by the months that follow, to the credit', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const book = openBook()
      let beyond = 0
      for (const move of list)
        if (move.do === 'capture') {
          const before = book.debt()
          book.capture('2026-11', { deviceId: move.device, epoch: move.epoch }, move.amount)
          beyond += book.debt() - before
        } else if (move.do === 'hold') book.hold('2026-11', { deviceId: move.device, epoch: move.epoch }, move.amount)
      expect(book.period('2026-11')?.overdraft).toBe(beyond)
      let paid = 0
      for (let month = 11; month < 40; month += 1) {
        book.roll(Date.UTC(2026, month, 1))
        paid += 100 - book.running().allowance
      }
      expect(paid).toBe(Math.min(beyond, 29 * 100))
    }),
    { seed: 20_261_127, numRuns: 200 }
  )
})
