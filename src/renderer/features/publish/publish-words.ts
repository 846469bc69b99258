import type { Output } from '#shared/contract/contract.ts'
import type { Publish, PublishOp } from '#shared/contract/publishes.ts'
import { ATTRIBUTE_RULES, ATTRIBUTES, type Attribute } from '#shared/model/attribute.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { formatCount, formatDateTime, formatDuration } from '../../lib/format.ts'

export type Verdict = keyof Output<'publishes.preview'>['counts']

/** In the order of the tabs. */
export const VERDICTS: readonly Verdict[] = ['change', 'conflict', 'unchanged', 'skipped']

export const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  change: 'Will change',
  conflict: 'Conflict',
  unchanged: 'Unchanged',
  skipped: 'Skipped'
}

export function valueName(value: { readonly attribute: Attribute; readonly productName: string }): string {
  return `${ATTRIBUTE_RULES[value.attribute].label} of ${value.productName}`
}

export function attributeNames(attributes: readonly Attribute[]): string {
  return ATTRIBUTES.filter((attribute) => attributes.includes(attribute))
    .map((attribute) => ATTRIBUTE_RULES[attribute].label)
    .join(', ')
}

export function publishName(publish: Pick<Publish, 'id' | 'kind'>): string {
  return `${publish.kind === 'UNDO' ? 'Undo' : 'Publish'} ${publish.id}`
}

/** The reader's time zone as it stands beside a time that is typed in: `Europe/Berlin`. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** `About 12 requests, 5 s at the present pace` */
export function paceOf({ requests, seconds }: { readonly requests: number; readonly seconds: number }): string {
  return `${formatCount(requests, 'request')}, about ${formatDuration(seconds * 1000)}`
}

export interface RunWords {
  readonly title: string
  readonly text: string
}

/** Why a run waits; null where there is nothing to say. The engine's own sentence where it gave one. */
export function waitWords(publish: Publish): RunWords | null {
  switch (publish.state) {
    case 'SCHEDULED':
      return {
        title: `Starts on ${formatDateTime(publish.dueAt ?? publish.createdAt)}`,
        text: 'Only while Wordshelf runs. A time that is missed starts nothing: Wordshelf asks you first.'
      }
    case 'MISSED':
      return {
        title: 'Its time was missed',
        text: `It was to start on ${formatDateTime(publish.dueAt ?? publish.createdAt)}, when Wordshelf was closed or the computer asleep. Nothing was sent.`
      }
    case 'PAUSED':
      return {
        title: PAUSE_TITLES[publish.pausedBy ?? 'user'],
        text: publish.message ?? PAUSE_TEXTS[publish.pausedBy ?? 'user']
      }
    case 'RUNNING':
    case 'DONE':
    case 'CANCELLED':
      return null
    default:
      return assertNever(publish.state)
  }
}

type Pause = NonNullable<Publish['pausedBy']>

const PAUSE_TITLES: Readonly<Record<Pause, string>> = {
  user: 'Paused by you',
  offline: 'Wix cannot be reached',
  auth: 'Wix refuses the key',
  store: 'The store does not take it',
  clock: 'The clock of this computer is wrong',
  version: 'The catalogue of the store has changed its version'
}

const PAUSE_TEXTS: Readonly<Record<Pause, string>> = {
  user: 'Nothing more is sent until you resume.',
  offline: 'It goes on by itself as soon as Wix answers.',
  auth: 'Enter a key with the permissions that the Store screen names, then resume.',
  store: 'The Store screen says what Wix answered. Put it right there, then resume.',
  clock: 'Set the date and time, then resume.',
  version: 'Fetch the catalogue on the Store screen, then resume.'
}

/** Where a pause is put right that a resume alone does not end. */
export function isMendedAtStore(pausedBy: Publish['pausedBy']): boolean {
  return pausedBy === 'auth' || pausedBy === 'store' || pausedBy === 'version'
}

/** What a value's state means, where the word alone does not say what to do. */
export function opHelp(op: PublishOp): string | null {
  switch (op.state) {
    case 'UNKNOWN':
      return 'The answer of Wix was lost. Wordshelf reads the value again before it does anything else.'
    case 'CONFLICT':
      return 'It was changed on Wix since, so it was not written. Decide which value stays.'
    case 'FAILED':
      return op.error?.message ?? 'Wix did not take it.'
    case 'SKIPPED':
      return op.error?.message ?? null
    case 'UNCHANGED':
      return 'The store held this value already.'
    case 'CANCELLED':
      return 'Left out when the rest was cancelled.'
    case 'PLANNED':
    case 'SENDING':
    case 'PUBLISHED':
      return null
    default:
      return assertNever(op.state)
  }
}

/** `98 values published, 2 in conflict, 1 failed` */
export function resultWords({ kind, counts }: Publish): string {
  const parts = [
    `${formatCount(counts.published, 'value')} ${kind === 'UNDO' ? 'put back' : 'published'}`,
    ...(counts.unchanged > 0 ? [`${counts.unchanged} unchanged`] : []),
    ...(counts.conflict > 0 ? [`${counts.conflict} in conflict`] : []),
    ...(counts.skipped > 0 ? [`${counts.skipped} skipped`] : []),
    ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    ...(counts.cancelled > 0 ? [`${counts.cancelled} left out`] : [])
  ]
  return `${parts.join(', ')}.`
}
