import { t } from '../../lib/i18n.ts'
import { useShopPace } from '../../lib/use-shop-pace.ts'
import { HeldLine } from '../../ui/held-line.tsx'

/** How fast Wix lets a running pull go, and the wait where it asked for one. Nothing before the first answer. */
export function PullPace() {
  const pace = useShopPace()
  if (pace === null) return null
  if (pace.heldUntil !== null) return <HeldLine until={pace.heldUntil} of="pull" />
  return <div>{t('common:ui.pace', { count: Math.round(pace.requestsPerMinute) })}</div>
}
