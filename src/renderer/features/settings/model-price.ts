import type { ModelPrice } from '#shared/model/price.ts'

const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', maximumFractionDigits: 3 })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** For a list: `$0.10 in, $0.50 out`. */
export function shortPrice({ inputPerMillion, outputPerMillion, vendorPrice }: ModelPrice): string {
  const price = `${dollars.format(inputPerMillion)} in, ${dollars.format(outputPerMillion)} out`
  return vendorPrice ? price : `${price}, not the vendor\u2019s own figure`
}

/** What a million tokens cost, when that was looked up, and whether the vendor says so. */
export function describePrice(price: ModelPrice): string {
  const { inputPerMillion, cachedInputPerMillion, outputPerMillion, checkedOn, vendorPrice } = price
  const sum = `${dollars.format(inputPerMillion)} per million tokens in (${dollars.format(cachedInputPerMillion)} from the cache), ${dollars.format(outputPerMillion)} out.`
  const checked = `Checked on ${day.format(new Date(`${checkedOn}T00:00:00Z`))}`
  return `${sum} ${checked}${vendorPrice ? '.' : '; not the vendor\u2019s own figure.'}`
}
