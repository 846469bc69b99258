import type { SyncDevice, SyncState } from '#shared/contract/sync.ts'
import { engineText } from '../../lib/error-words.ts'
import { t } from '../../lib/i18n.ts'

/** How the store stands with its backend, in two or three words. */
export function statusWords({ status, waiting }: Pick<SyncState, 'status' | 'waiting'>): string {
  switch (status) {
    case 'local':
      return t('sync:status.local')
    case 'up-to-date':
      return t('sync:status.upToDate')
    case 'syncing':
      return t('sync:status.syncing')
    case 'offline':
      return waiting === 0 ? t('sync:status.offline') : t('sync:status.offlineWaiting', { count: waiting })
    case 'attention':
      return t('sync:status.attention')
  }
}

/** The same as a sentence, for a reader who hears it out of place. Without numbers, which change all the time. */
export function statusSentence({ status, problem }: Pick<SyncState, 'status' | 'problem'>): string {
  switch (status) {
    case 'local':
    case 'syncing':
      return ''
    case 'up-to-date':
      return t('sync:heard.upToDate')
    case 'offline':
      return t('sync:heard.offline')
    case 'attention':
      return `${t('sync:heard.attention')} ${engineText(problem?.message ?? '')}`.trim()
  }
}

export type WayOut = 'link-again' | 'read-log'

/** What a person can do about a problem beside syncing now; the engine's own sentence says what it is. */
export function wayOutOf(problem: NonNullable<SyncState['problem']>): WayOut | null {
  switch (problem.code) {
    case 'unauthorized':
      return 'link-again'
    case 'refused':
    case 'stuck':
    case 'clone':
      return 'read-log'
    case 'backend':
    case 'upgrade':
      return null
  }
}

/** What waits to be sent. */
export function waitingWords(waiting: number): string {
  return waiting === 0 ? t('sync:state.nothing') : t('sync:change', { count: waiting })
}

/** What giving a device up brings back, and what it may have spent of it already without anybody knowing. */
export function writeOffWords(
  { name, free, open }: Pick<SyncDevice, 'name' | 'free' | 'open'>,
  allowance: number | null
) {
  const freed = free + open
  if (freed === 0) return { freed, comesBack: t('sync:writeOff.holdsNothing', { name }), excess: '' }
  const excess =
    allowance === null
      ? t('sync:writeOff.excess', { name, count: freed })
      : t('sync:writeOff.excessOf', { name, count: freed, allowance })
  return { freed, comesBack: holdsWords(name, free, open), excess }
}

/** Of a device that holds something. */
function holdsWords(name: string, free: number, open: number): string {
  if (open === 0) return t('sync:writeOff.holdsUnused', { name, count: free })
  if (free === 0) return t('sync:writeOff.holdsOpen', { name, count: open })
  return t('sync:writeOff.holdsBoth', { name, count: free, open: t('common:count.credit', { count: open }) })
}

/**
 * What it costs to sign out of a backend that is gone for good.
 *
 * @param held credits that this device holds and has not used; null where that is not known
 */
export function abandonWords(waiting: number, held: number | null) {
  return {
    unheard: waiting === 0 ? t('sync:abandon.nothingUnheard') : t('sync:abandon.unheard', { count: waiting }),
    counted: countedWords(held)
  }
}

function countedWords(held: number | null): string {
  if (held === null) return t('sync:abandon.countedUnknown')
  return held === 0 ? t('sync:abandon.nothingCounted') : t('sync:abandon.counted', { count: held })
}
