import type { Output } from '#shared/contract/contract.ts'

/** How the month stood at the end of a day; null for a day that is still to come. */
export interface MonthPoint {
  /** 1 to 31. */
  readonly day: number
  readonly used: number | null
  readonly reserved: number | null
}

/** Every day of the period, each as the last one before it that had a movement. `today`: `2026-11-23`, in UTC as the days are. */
export function monthPoints({ period, days }: Output<'credits.byDay'>, today: string): readonly MonthPoint[] {
  const [year = 0, month = 1] = period.split('-').map(Number)
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  // A movement can be ahead of this computer's clock.
  const last = [today, days.at(-1)?.day ?? ''].reduce((a, b) => (a > b ? a : b))
  return Array.from({ length }, (_, at) => {
    const date = `${period}-${String(at + 1).padStart(2, '0')}`
    const then = days.findLast(({ day }) => day <= date)
    if (date > last) return { day: at + 1, used: null, reserved: null }
    return { day: at + 1, used: then?.usedSoFar ?? 0, reserved: then?.reserved ?? 0 }
  })
}
