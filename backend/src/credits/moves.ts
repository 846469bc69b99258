/**
 * How credits move between a month and the leases in it. Pure: every function gives the state after the move. What must hold after each:
 * captured + open + returned ≤ granted of a lease, and, over a month,
 * captured + (granted − returned − captured of its active leases) + forfeited + unleased + lapsed = allowance.
 */

export interface CreditPeriod {
  readonly period: string
  readonly allowance: number
  readonly unleased: number
  readonly forfeited: number
  readonly lapsed: number
  readonly overdraft: number
  readonly state: 'open' | 'closing' | 'sealed'
  /** Milliseconds since 1970, by the server's clock. */
  readonly opensAt: number
  readonly closesAt: number
  readonly sealAt: number
}

export interface CreditLease {
  readonly period: string
  readonly deviceId: string
  readonly epoch: string
  readonly granted: number
  readonly returned: number
  readonly captured: number
  readonly open: number
  readonly overdraft: number
  readonly overdraftOpen: number
  readonly state: 'active' | 'forfeited' | 'written_off'
}

/** A lease with its month and what the instance owes to the next one. */
export interface Account {
  readonly lease: CreditLease
  readonly period: CreditPeriod
  readonly debt: number
}

/** What may still be held or given back. Nothing of a lease that was written off: it went back to the month. */
export function freeOf(lease: CreditLease): number {
  return lease.state === 'written_off' ? 0 : lease.granted - lease.returned - lease.open - lease.captured
}

/** What the lease keeps from everybody else. */
export function keptBy(lease: CreditLease): number {
  return lease.state === 'active' ? lease.granted - lease.returned - lease.captured : 0
}

export function grant(account: Account, amount: number): Account {
  const { lease, period } = account
  return {
    ...account,
    lease: { ...lease, granted: lease.granted + amount },
    period: { ...period, unleased: period.unleased - amount }
  }
}

/** Never refused: what the lease has not, is held beyond it. */
export function hold(account: Account, amount: number): Account {
  const { lease } = account
  const within = Math.min(amount, freeOf(lease))
  return {
    ...account,
    lease: { ...lease, open: lease.open + within, overdraftOpen: lease.overdraftOpen + amount - within }
  }
}

/** Never refused: what is beyond the lease is owed by the next month. Of a sealed month it comes out of what was forfeited. */
export function capture(account: Account, amount: number): Account {
  const { lease, period } = account
  const held = Math.min(amount, lease.open)
  const heldBeyond = Math.min(amount - held, lease.overdraftOpen)
  // Delivered without a hold that arrived: what caused it was not understood. Still the merchant's credit.
  const fromFree = Math.min(amount - held - heldBeyond, freeOf(lease))
  const within = held + fromFree
  const beyond = amount - within
  return {
    lease: {
      ...lease,
      open: lease.open - held,
      captured: lease.captured + within,
      overdraftOpen: lease.overdraftOpen - heldBeyond,
      overdraft: lease.overdraft + beyond
    },
    // The same object where nothing of the month moves: then nothing of it is written either.
    period:
      beyond === 0 && lease.state !== 'forfeited'
        ? period
        : {
            ...period,
            forfeited: period.forfeited - (lease.state === 'forfeited' ? within : 0),
            overdraft: period.overdraft + beyond
          },
    debt: account.debt + beyond
  }
}

/** Gives holds back to the lease, those beyond it first. Never more than is held. */
export function release(account: Account, amount: number): Account {
  const { lease } = account
  const beyond = Math.min(amount, lease.overdraftOpen)
  const within = Math.min(amount - beyond, lease.open)
  return {
    ...account,
    lease: { ...lease, open: lease.open - within, overdraftOpen: lease.overdraftOpen - beyond }
  }
}

/** The device gives up credits that nothing holds: for everybody while the month lasts, for nobody after it is sealed. */
export function giveBack(account: Account, amount: number): Account {
  const { lease, period } = account
  const given = Math.min(amount, freeOf(lease))
  return {
    ...account,
    lease: { ...lease, returned: lease.returned + given },
    period:
      lease.state === 'forfeited'
        ? { ...period, forfeited: period.forfeited - given, lapsed: period.lapsed + given }
        : { ...period, unleased: period.unleased + given }
  }
}

/**
 * The device is lost: all that it did not use goes back to the month, also what it held. If it turns up, its deliveries are beyond the
 * lease. A sealed lease has nothing to give.
 */
export function writeOff(account: Account): Account {
  const { lease, period } = account
  if (lease.state !== 'active') return account
  return {
    ...account,
    lease: { ...lease, open: 0, overdraftOpen: lease.overdraftOpen + lease.open, state: 'written_off' },
    period: { ...period, unleased: period.unleased + keptBy(lease) }
  }
}

/** A lease of nothing, for a life of a device in a month. */
export function emptyLease(period: CreditPeriod, deviceId: string, epoch: string): CreditLease {
  return {
    period: period.period,
    deviceId,
    epoch,
    granted: 0,
    returned: 0,
    captured: 0,
    open: 0,
    overdraft: 0,
    overdraftOpen: 0,
    state: period.state === 'sealed' ? 'forfeited' : 'active'
  }
}
