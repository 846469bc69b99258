import { periodAt } from '#shared/model/credits.ts'
import { keptBy, type CreditLease, type CreditPeriod } from './moves.ts'

/** After its end a month waits so long for devices that were away; then it is sealed and its sums are final. */
export const SEAL_AFTER_MS = 7 * 86_400_000

export interface Months {
  /** Those that are not sealed, and any others. */
  readonly periods: readonly CreditPeriod[]
  readonly leases: readonly CreditLease[]
  readonly debt: number
}

/**
 * The months as they are to be at `now`: the running one exists, those before it are closing, and what waited long enough is sealed.
 * A clock that goes back opens nothing again: the latest month stays the running one.
 */
export function rollMonths(months: Months, planAllowance: number, now: number): Months {
  const latest = months.periods.reduce((max, p) => (p.period > max ? p.period : max), '')
  const month = periodAt(now)
  const rolled = month > latest ? openMonth(months, month, planAllowance) : months
  return rolled.periods.filter((p) => p.state === 'closing' && now >= p.sealAt).reduce(sealMonth, rolled)
}

function openMonth(months: Months, month: string, planAllowance: number): Months {
  const paid = Math.min(months.debt, planAllowance)
  const allowance = planAllowance - paid
  const [opensAt, closesAt] = monthBounds(month)
  const opened: CreditPeriod = {
    period: month,
    allowance,
    unleased: allowance,
    forfeited: 0,
    lapsed: 0,
    overdraft: 0,
    state: 'open',
    opensAt,
    closesAt,
    sealAt: closesAt + SEAL_AFTER_MS
  }
  const before = months.periods.map((p) => (p.state === 'open' ? { ...p, state: 'closing' as const } : p))
  return { ...months, periods: [...before, opened], debt: months.debt - paid }
}

function sealMonth(months: Months, closing: CreditPeriod): Months {
  const isOfIt = (lease: CreditLease) => lease.period === closing.period && lease.state === 'active'
  const forfeited = months.leases.filter(isOfIt).reduce((sum, lease) => sum + keptBy(lease), 0)
  const sealed: CreditPeriod = { ...closing, forfeited, lapsed: closing.unleased, unleased: 0, state: 'sealed' }
  return {
    ...months,
    periods: months.periods.map((p) => (p.period === closing.period ? sealed : p)),
    leases: months.leases.map((lease) => (isOfIt(lease) ? { ...lease, state: 'forfeited' } : lease))
  }
}

/** First millisecond of a UTC month and of the one after it. */
function monthBounds(month: string): readonly [number, number] {
  const year = Number(month.slice(0, 4))
  const index = Number(month.slice(5)) - 1
  return [Date.UTC(year, index), Date.UTC(year, index + 1)]
}
