import type { HistoryFilter } from '#shared/contract/publishes.ts'
import type { HistorySearch } from '../../../lib/routes.ts'

/**
 * What the screen's fields ask for. A day is one of the reader's zone: `from` begins with it, and `to` ends with it, so that the
 * same day twice is that day.
 */
export function historyFilter({
  jobId,
  publishId,
  productId,
  query,
  attribute,
  from,
  to
}: HistorySearch): HistoryFilter {
  const text = query?.trim() ?? ''
  const start = dayStart(from, 0)
  const end = dayStart(to, 1)
  return {
    ...(jobId === undefined ? {} : { jobId }),
    ...(publishId === undefined ? {} : { publishId }),
    ...(productId === undefined ? {} : { productId }),
    ...(attribute === undefined ? {} : { attribute }),
    ...(text === '' ? {} : { query: text }),
    ...(start === undefined ? {} : { from: start }),
    ...(end === undefined ? {} : { to: end })
  }
}

/** Midnight at which a day begins, some days later; undefined where there is no such day. */
function dayStart(day: string | undefined, later: number): string | undefined {
  const [year, month, date] =
    /^(\d{4})-(\d{2})-(\d{2})$/
      .exec(day ?? '')
      ?.slice(1)
      .map(Number) ?? []
  if (year === undefined || month === undefined || date === undefined) return undefined
  // Through the calendar and not by hours: a day may have 23 or 25.
  const at = new Date(year, month - 1, date + later)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}
