import type { Pull, Shop } from '#shared/contract/shop.ts'

export function isPullOver(state: Pull['state']): boolean {
  return state === 'DONE' || state === 'CANCELLED' || state === 'FAILED'
}

/** The pull that runs or waits, if one does. */
export function openPull(shop: Shop | undefined): Pull | null {
  const pull = shop?.pull ?? null
  return pull === null || isPullOver(pull.state) ? null : pull
}
