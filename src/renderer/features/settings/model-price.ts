import type { ModelPrice } from '#shared/model/price.ts'
import { t } from '../../lib/i18n.ts'
import { formatDay, formatDollars } from '../../lib/format.ts'

const dollars = (value: number): string => formatDollars(value, 3)

/** For a list: `$0.10 in, $0.50 out`. */
export function shortPrice({ inputPerMillion, outputPerMillion, vendorPrice }: ModelPrice): string {
  const price = { input: dollars(inputPerMillion), output: dollars(outputPerMillion) }
  return vendorPrice ? t('settings:price.short', price) : t('settings:price.shortOther', price)
}

/** What a million tokens cost, when that was looked up, and whether the vendor says so. */
export function describePrice(price: ModelPrice): string {
  const { inputPerMillion, cachedInputPerMillion, outputPerMillion, checkedOn, vendorPrice } = price
  const known = {
    input: dollars(inputPerMillion),
    cached: dollars(cachedInputPerMillion),
    output: dollars(outputPerMillion),
    day: formatDay(checkedOn)
  }
  return vendorPrice ? t('settings:price.full', known) : t('settings:price.fullOther', known)
}
