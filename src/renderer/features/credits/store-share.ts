import type { Output } from '#shared/contract/contract.ts'
import type { SyncDevice } from '#shared/contract/sync.ts'
import { t } from '../../lib/i18n.ts'

export type StoreCredits = NonNullable<Output<'credits.get'>['store']>

export type ShareKind = 'used' | 'reserved' | 'here' | 'elsewhere' | 'unleased' | 'lapsed'

/** One part of the store's month. All parts together are the allowance. */
export interface Share {
  readonly kind: ShareKind
  readonly value: number
}

/** How the month's allowance is made up: the segments of the bar, and the sums of the table below it. */
export function sharesOf(store: StoreCredits): readonly Share[] {
  const { allowance, captured, open, freeHere, freeElsewhere, unleased } = store
  const lapsed = Math.max(0, allowance - captured - open - freeHere - freeElsewhere - unleased)
  return [
    { kind: 'used', value: captured },
    { kind: 'reserved', value: open },
    { kind: 'here', value: freeHere },
    { kind: 'elsewhere', value: freeElsewhere },
    { kind: 'unleased', value: unleased },
    // Rare, and only then worth a word.
    ...(lapsed > 0 ? [{ kind: 'lapsed', value: lapsed } as const] : [])
  ]
}

/** The bar in words: `740 delivered, 30 under way, …, of 2,000`. */
export function sharesInWords(shares: readonly Share[], allowance: number): string {
  const parts = shares.map(({ kind, value }) => t(`credits:shareSaid.${kind}`, { count: value })).join(', ')
  return t('credits:shareSaid.all', { parts, allowance })
}

/** One line of the table: what a device used and holds of the month. */
export type Holder = Pick<SyncDevice, 'deviceId' | 'name' | 'thisDevice' | 'captured' | 'open' | 'free'>

/**
 * Devices that hold or used something of the month, this one first and as of now, for the last sync may be a while ago; and what an
 * earlier life of it holds. With what is at the store their sums are the parts of the bar.
 */
export function holdersOf(devices: readonly SyncDevice[], store: StoreCredits): readonly Holder[] {
  const { capturedHere: captured, openHere: open, freeHere: free, heldBefore } = store
  const here = devices.filter((each) => each.thisDevice).map((each) => ({ ...each, captured, open, free }))
  const before = { deviceId: 'before', name: t('credits:holders.before'), thisDevice: false, captured: 0, open: 0 }
  return [
    ...here,
    ...(heldBefore > 0 ? [{ ...before, free: heldBefore }] : []),
    ...devices.filter((each) => !each.thisDevice && each.captured + each.open + each.free > 0)
  ]
}
