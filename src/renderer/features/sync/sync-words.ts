import type { SyncDevice, SyncState } from '#shared/contract/sync.ts'
import { formatCount, formatNumber } from '../../lib/format.ts'

/** How the store stands with its backend, in two or three words. */
export function statusWords({ status, waiting }: Pick<SyncState, 'status' | 'waiting'>): string {
  switch (status) {
    case 'local':
      return 'Not linked'
    case 'up-to-date':
      return 'Up to date'
    case 'syncing':
      return 'Syncing'
    case 'offline':
      return waiting === 0 ? 'Offline' : `Offline, ${formatNumber(waiting)} waiting`
    case 'attention':
      return 'Needs attention'
  }
}

/** The same as a sentence, for a reader who hears it out of place. Without numbers, which change all the time. */
export function statusSentence({ status, problem }: Pick<SyncState, 'status' | 'problem'>): string {
  switch (status) {
    case 'local':
    case 'syncing':
      return ''
    case 'up-to-date':
      return 'Sync is up to date.'
    case 'offline':
      return 'Sync is offline. Changes wait on this device.'
    case 'attention':
      return `Sync needs attention. ${problem?.message ?? ''}`.trim()
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
  return waiting === 0 ? 'Nothing' : formatCount(waiting, 'change')
}

/** What giving a device up brings back, and what it may have spent of it already without anybody knowing. */
export function writeOffWords(
  { name, free, open }: Pick<SyncDevice, 'name' | 'free' | 'open'>,
  allowance: number | null
) {
  const freed = free + open
  const parts = [
    ...(free > 0 ? [`${formatCount(free, 'unused credit')}`] : []),
    ...(open > 0 ? [`${formatCount(open, 'credit')} held by items under way`] : [])
  ]
  const comesBack =
    freed === 0
      ? `${name} holds no credits, so nothing comes back.`
      : `${name} holds ${parts.join(' and ')}. ${freed === 1 ? 'It comes' : 'They come'} back to the store at once.`
  const excess =
    freed === 0
      ? ''
      : `If ${name} is still used somewhere, it may spend ${freed === 1 ? 'that credit' : `those ${formatNumber(freed)} credits`} a second time: at most ${formatCount(freed, 'credit')} more than the allowance${allowance === null ? '' : ` of ${formatNumber(allowance)}`}. What it reports later is booked to next month.`
  return { freed, comesBack, excess }
}

/**
 * What it costs to sign out of a backend that is gone for good.
 *
 * @param held credits that this device holds and has not used; null where that is not known
 */
export function abandonWords(waiting: number, held: number | null) {
  return {
    unheard:
      waiting === 0
        ? 'The backend hears nothing of this sign-out'
        : `The backend will never get ${formatCount(waiting, 'change')} of this device`,
    counted:
      held === 0
        ? 'This device holds no unused credits, so none stay counted there.'
        : `${held === null ? 'Unused credits' : formatCount(held, 'unused credit')} of this device ${held === 1 ? 'stays' : 'stay'} counted there until ${held === 1 ? 'it lapses' : 'they lapse'}: no other device can spend ${held === 1 ? 'it' : 'them'} before.`
  }
}
