import { CircleDashed, CloudAlert, CloudCheck, CloudOff, RefreshCw, type LucideIcon } from 'lucide-react'
import type { SyncState } from '#shared/contract/sync.ts'
import classes from './sync-status.module.css'
import { statusWords } from './sync-words.ts'

const ICONS: Readonly<Record<SyncState['status'], LucideIcon>> = {
  local: CircleDashed,
  'up-to-date': CloudCheck,
  syncing: RefreshCw,
  offline: CloudOff,
  attention: CloudAlert
}

/** How the store stands with its backend, as an icon and words: never colour alone. */
export function SyncStatus({ state }: { readonly state: Pick<SyncState, 'status' | 'waiting'> }) {
  const Icon = ICONS[state.status]
  return (
    <span className={classes['status']} data-status={state.status}>
      <Icon size={15} aria-hidden />
      {statusWords(state)}
    </span>
  )
}
