/** The middle of the values; of an even number, the upper one of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** `1,234 (1,200 to 1,300, 5 rounds)`: the median, with the least and the most. */
export function spread(values: readonly number[], digits = 0): string {
  const shown = (value: number): string =>
    value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const rounds = values.length === 1 ? '1 round' : `${values.length} rounds`
  return `${shown(median(values))} (${shown(Math.min(...values))} to ${shown(Math.max(...values))}, ${rounds})`
}

/** @param digits after the point */
export function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}

/** Milliseconds that `run` took. */
export async function timed(run: () => unknown): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}
