import { useEffect, useRef } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { t } from '../../lib/i18n.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { notifyError, notifyWish } from '../../lib/notify.ts'

/** Toasts where sync has come to need a person, and nowhere else: what was so when the window opened is told by its chip. */
export function useSyncAttention(): void {
  const { data } = useApiQuery('sync.get', {})
  const last = useRef<SyncState>(undefined)
  useEffect(() => {
    const before = last.current
    last.current = data
    if (before === undefined || data === undefined || before.deviceId !== data.deviceId) return
    if (data.problem !== null && data.problem.code !== before.problem?.code)
      notifyError({ error: t('app:sync.attention'), message: data.problem.message })
    if (data.twoTexts > before.twoTexts) {
      const more = data.twoTexts - before.twoTexts
      notifyWish(t('app:sync.twoTexts', { count: more }), t('app:sync.twoTextsText'))
    }
  }, [data])
}
