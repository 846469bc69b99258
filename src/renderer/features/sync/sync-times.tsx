import type { SyncState } from '#shared/contract/sync.ts'
import { formatDateTime, formatDuration, formatRelative } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { useClock } from '../../lib/use-clock.ts'

/** Milliseconds; a next try may be seconds away. */
const SECOND_MS = 1_000

/** `2 minutes ago`, with the moment itself for who points at it. */
export function LastSync({ at }: { readonly at: SyncState['lastSyncedAt'] }) {
  const now = useClock(SECOND_MS)
  if (at === null) return <>{t('sync:time.never')}</>
  return (
    <time dateTime={at} title={formatDateTime(at)}>
      {formatRelative(at, now)}
    </time>
  )
}

/** `in 45 s`. Nothing is promised where nothing is tried by itself. */
export function NextTry({ state }: { readonly state: Pick<SyncState, 'status' | 'nextTryAt'> }) {
  const now = useClock(SECOND_MS)
  if (state.status === 'syncing') return <>{t('sync:time.now')}</>
  if (state.nextTryAt === null)
    return <>{t(state.status === 'attention' ? 'sync:time.notByItself' : 'sync:time.onChange')}</>
  const ms = Date.parse(state.nextTryAt) - now
  return <>{ms <= 0 ? t('sync:time.now') : t('sync:time.in', { duration: formatDuration(ms) })}</>
}
