import {
  capture,
  emptyLease,
  giveBack,
  grant,
  hold,
  release,
  writeOff,
  type Account,
  type CreditLease,
  type CreditPeriod
} from './moves.ts'
import { rollMonths, type Months } from './roll.ts'

/** Who a lease is of: one life of one device. */
export interface Holder {
  readonly deviceId: string
  readonly epoch: string
}

export interface LoadedBook extends Months {
  readonly planAllowance: number
}

/**
 * The credits of an instance inside one transaction, which holds the instance's lock: read once, moved in memory by the pure moves,
 * written once.
 */
export interface CreditBook {
  /** The running month exists and what is over is closed and sealed. Before anything else. */
  roll(now: number): void
  running(): CreditPeriod
  period(period: string): CreditPeriod | undefined
  leases(): readonly CreditLease[]
  lease(period: string, holder: Holder): CreditLease | undefined
  debt(): number
  planAllowance(): number
  /** A month that was never opened stands for the running one: no movement is refused. */
  hold(period: string, holder: Holder, amount: number): void
  capture(period: string, holder: Holder, amount: number): void
  release(period: string, holder: Holder, amount: number): void
  giveBack(period: string, holder: Holder, amount: number): void
  /** Out of the running month; the caller has looked whether it has so many. */
  grant(holder: Holder, amount: number): void
  /** Every lease of the device in months that are not sealed. Returns what came back to the running month. */
  writeOff(deviceId: string): number
  /** More for the running month. */
  add(amount: number): void
  /** From now on a month opens with so many. Less than before is taken out of what nobody has leased; the rest is owed. */
  changePlan(allowance: number): void
  /** What differs from what was read. */
  changes(): {
    readonly periods: readonly CreditPeriod[]
    readonly leases: readonly CreditLease[]
    readonly money: { readonly debt: number; readonly planAllowance: number } | null
  }
}

export function createBook(loaded: LoadedBook): CreditBook {
  const periods = new Map(loaded.periods.map((period) => [period.period, period]))
  const leases = new Map(loaded.leases.map((lease) => [leaseKey(lease.period, lease), lease]))
  const readPeriods = new Map(periods)
  const readLeases = new Map(leases)
  let debt = loaded.debt
  let planAllowance = loaded.planAllowance

  const running = (): CreditPeriod => {
    let latest: CreditPeriod | undefined
    for (const period of periods.values()) if (latest === undefined || period.period > latest.period) latest = period
    if (latest?.state !== 'open') throw new Error('No month is running: roll the book first')
    return latest
  }
  const put = (account: Account): void => {
    periods.set(account.period.period, account.period)
    leases.set(leaseKey(account.lease.period, account.lease), account.lease)
    debt = account.debt
  }
  const accountOf = (periodId: string, holder: Holder): Account => {
    const period = periods.get(periodId) ?? running()
    const lease = leases.get(leaseKey(period.period, holder)) ?? emptyLease(period, holder.deviceId, holder.epoch)
    return { lease, period, debt }
  }
  const move =
    (how: (account: Account, amount: number) => Account) => (period: string, holder: Holder, amount: number) => {
      if (amount > 0) put(how(accountOf(period, holder), amount))
    }
  const changeRunning = (change: (period: CreditPeriod) => CreditPeriod): void => {
    const changed = change(running())
    periods.set(changed.period, changed)
  }

  return {
    roll(now) {
      const months: Months = { periods: [...periods.values()], leases: [...leases.values()], debt }
      const rolled = rollMonths(months, planAllowance, now)
      if (rolled === months) return
      for (const period of rolled.periods) periods.set(period.period, period)
      for (const lease of rolled.leases) leases.set(leaseKey(lease.period, lease), lease)
      debt = rolled.debt
    },
    running,
    period: (period) => periods.get(period),
    leases: () => [...leases.values()],
    lease: (period, holder) => leases.get(leaseKey(period, holder)),
    debt: () => debt,
    planAllowance: () => planAllowance,
    hold: move(hold),
    capture: move(capture),
    release: move(release),
    giveBack: move(giveBack),
    grant: (holder, amount) => move(grant)(running().period, holder, amount),
    writeOff(deviceId) {
      const before = running().unleased
      for (const lease of leases.values())
        if (lease.deviceId === deviceId && lease.state === 'active') put(writeOff(accountOf(lease.period, lease)))
      return running().unleased - before
    },
    add: (amount) => changeRunning((p) => ({ ...p, allowance: p.allowance + amount, unleased: p.unleased + amount })),
    changePlan(allowance) {
      const more = allowance - planAllowance
      planAllowance = allowance
      if (more >= 0) return this.add(more)
      const taken = Math.min(-more, running().unleased)
      this.add(-taken)
      debt += -more - taken
    },
    changes: () => ({
      periods: [...periods.values()].filter((period) => readPeriods.get(period.period) !== period),
      leases: [...leases].filter(([key, lease]) => readLeases.get(key) !== lease).map(([, lease]) => lease),
      money: debt === loaded.debt && planAllowance === loaded.planAllowance ? null : { debt, planAllowance }
    })
  }
}

function leaseKey(period: string, holder: Holder): string {
  return JSON.stringify([period, holder.deviceId, holder.epoch])
}
