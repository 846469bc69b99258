/** Unscaled digits and the number of decimals, so that prices add without binary fractions. */
interface Decimal {
  readonly digits: bigint
  readonly decimals: number
}

const DECIMAL = /^\s*([+-]?)(\d+)(?:[.,](\d+))?\s*$/u

function parseDecimal(text: string): Decimal | undefined {
  const match = DECIMAL.exec(text)
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  const digits = BigInt(whole + fraction)
  return { digits: sign === '-' ? -digits : digits, decimals: fraction.length }
}

/** The exact sum of two amounts such as `30.0` and `-2.50`, undefined where one of them is not an amount. */
export function addAmounts(left: string, right: string): string | undefined {
  const a = parseDecimal(left)
  const b = parseDecimal(right)
  if (!a || !b) return undefined
  const decimals = Math.max(a.decimals, b.decimals)
  const sum = a.digits * 10n ** BigInt(decimals - a.decimals) + b.digits * 10n ** BigInt(decimals - b.decimals)
  const text = (sum < 0n ? -sum : sum).toString().padStart(decimals + 1, '0')
  const whole = text.slice(0, text.length - decimals)
  const fraction = decimals === 0 ? '' : `.${text.slice(text.length - decimals)}`
  return `${sum < 0n ? '-' : ''}${whole}${fraction}`
}
