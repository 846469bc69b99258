import type { Pull, Shop } from '#shared/contract/shop.ts'

export function isPullOver(state: Pull['state']): boolean {
  return state === 'DONE' || state === 'CANCELLED' || state === 'FAILED'
}

/** The pull that runs or waits, if one does. */
export function openPull(shop: Shop | undefined): Pull | null {
  const pull = shop?.pull ?? null
  return pull === null || isPullOver(pull.state) ? null : pull
}

/** Whether the engine tries again by itself; else a person has to do something first. */
export function passesByItself(problem: NonNullable<Pull['problem']>): boolean {
  switch (problem) {
    case 'offline':
    case 'unclear':
    case 'proxy':
    case 'rate-limited':
    case 'provisioning':
    case 'version-changed':
      return true
    case 'auth':
    case 'forbidden':
    case 'not-installed':
    case 'site-gone':
    case 'plan':
    case 'clock':
    case 'rejected':
    case 'aborted':
      return false
  }
}
