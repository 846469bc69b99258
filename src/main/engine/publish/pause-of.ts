import type { PublishPause } from '#shared/contract/publishes.ts'
import type { ShopFailure } from '../../ports/shop.ts'

/** Whom a paused run waits for. */
export function pauseOf({ kind }: ShopFailure): PublishPause {
  switch (kind) {
    case 'auth':
    case 'forbidden':
      return 'auth'
    case 'clock':
      return 'clock'
    case 'version-changed':
      return 'version'
    case 'offline':
      return 'offline'
    case 'not-installed':
    case 'site-gone':
    case 'plan':
    case 'proxy':
    case 'provisioning':
    case 'rate-limited':
    case 'unclear':
    case 'rejected':
    case 'aborted':
      return 'store'
  }
}
