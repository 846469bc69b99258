import type { Output } from '#shared/contract/contract.ts'
import type { SyncDevice } from '#shared/contract/sync.ts'

export type StoreCredits = NonNullable<Output<'credits.get'>['store']>

export type ShareKind = 'used' | 'reserved' | 'here' | 'elsewhere' | 'unleased' | 'lapsed'

/** One part of the store's month. All parts together are the allowance. */
export interface Share {
  readonly kind: ShareKind
  readonly name: string
  readonly value: number
}

/** How the month's allowance is made up: the segments of the bar, and the sums of the table below it. */
export function sharesOf(store: StoreCredits): readonly Share[] {
  const { allowance, captured, open, freeHere, freeElsewhere, unleased } = store
  const lapsed = Math.max(0, allowance - captured - open - freeHere - freeElsewhere - unleased)
  return [
    { kind: 'used', name: 'Delivered', value: captured },
    { kind: 'reserved', name: 'Under way', value: open },
    { kind: 'here', name: 'Unused here', value: freeHere },
    { kind: 'elsewhere', name: 'Unused elsewhere', value: freeElsewhere },
    { kind: 'unleased', name: 'At the store', value: unleased },
    // Rare, and only then worth a word.
    ...(lapsed > 0 ? [{ kind: 'lapsed', name: 'Lapsed', value: lapsed } as const] : [])
  ]
}

/** The bar in words: `740 delivered, 30 under way, …, of 2,000`. */
export function sharesInWords(shares: readonly Share[], allowance: number, format: (value: number) => string): string {
  const parts = shares.map(({ name, value }) => `${format(value)} ${name.charAt(0).toLowerCase()}${name.slice(1)}`)
  return `${parts.join(', ')}, of ${format(allowance)}`
}

/** Devices that hold or used something of the month, this one first. */
export function holdersOf(devices: readonly SyncDevice[]): readonly SyncDevice[] {
  const holding = devices.filter((each) => each.thisDevice || each.captured + each.open + each.free > 0)
  return [...holding.filter((each) => each.thisDevice), ...holding.filter((each) => !each.thisDevice)]
}
