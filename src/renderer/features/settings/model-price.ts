import type { ModelPrice } from '#shared/model/price.ts'
import { formatDay, formatDollars } from '../../lib/format.ts'

const dollars = (value: number): string => formatDollars(value, 3)

/** For a list: `$0.10 in, $0.50 out`. */
export function shortPrice({ inputPerMillion, outputPerMillion, vendorPrice }: ModelPrice): string {
  const price = `${dollars(inputPerMillion)} in, ${dollars(outputPerMillion)} out`
  return vendorPrice ? price : `${price}, not the vendor\u2019s own figure`
}

/** What a million tokens cost, when that was looked up, and whether the vendor says so. */
export function describePrice(price: ModelPrice): string {
  const { inputPerMillion, cachedInputPerMillion, outputPerMillion, checkedOn, vendorPrice } = price
  const sum = `${dollars(inputPerMillion)} per million tokens in (${dollars(cachedInputPerMillion)} from the cache), ${dollars(outputPerMillion)} out.`
  const checked = `Checked on ${formatDay(checkedOn)}`
  return `${sum} ${checked}${vendorPrice ? '.' : '; not the vendor\u2019s own figure.'}`
}
