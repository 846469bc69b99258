import type { SyncState } from '#shared/contract/sync.ts'
import { formatDateTime, formatDuration, formatRelative } from '../../lib/format.ts'
import { useClock } from '../../lib/use-clock.ts'

/** Milliseconds; a next try may be seconds away. */
const SECOND_MS = 1_000

/** `2 minutes ago`, with the moment itself for who points at it. */
export function LastSync({ at }: { readonly at: SyncState['lastSyncedAt'] }) {
  const now = useClock(SECOND_MS)
  if (at === null) return <>Never yet</>
  return (
    <time dateTime={at} title={formatDateTime(at)}>
      {formatRelative(at, now)}
    </time>
  )
}

/** `in 45 s`. Nothing is promised where nothing is tried by itself. */
export function NextTry({ state }: { readonly state: Pick<SyncState, 'status' | 'nextTryAt'> }) {
  const now = useClock(SECOND_MS)
  if (state.status === 'syncing') return <>Now</>
  if (state.nextTryAt === null)
    return <>{state.status === 'attention' ? 'Not by itself' : 'As soon as something changes'}</>
  const ms = Date.parse(state.nextTryAt) - now
  return <>{ms <= 0 ? 'Now' : `In ${formatDuration(ms)}`}</>
}
