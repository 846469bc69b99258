import type { Output } from '#shared/contract/contract.ts'
import type { Publish, PublishOp } from '#shared/contract/publishes.ts'
import { ATTRIBUTES, type Attribute } from '#shared/model/attribute.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { engineText } from '../../lib/error-words.ts'
import { formatDateTime, formatDuration, formatList } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'

export type Verdict = keyof Output<'publishes.preview'>['counts']

/** In the order of the tabs. */
export const VERDICTS: readonly Verdict[] = ['change', 'conflict', 'reverted', 'unchanged', 'skipped']

export function verdictLabel(verdict: Verdict): string {
  return t(`publish:verdict.${verdict}`)
}

/** What a value is of, as the texts take it. */
export function partsOf({ attribute, productName }: { readonly attribute: Attribute; readonly productName: string }) {
  return { attribute: attributeLabel(attribute), product: productName }
}

export function attributeNames(attributes: readonly Attribute[]): string {
  return formatList(ATTRIBUTES.filter((attribute) => attributes.includes(attribute)).map(attributeLabel))
}

export function publishName({ id, kind }: Pick<Publish, 'id' | 'kind'>): string {
  return t(`common:ui.publishName.${kind}`, { id })
}

/** The reader's time zone as it stands beside a time that is typed in: `Europe/Berlin`. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** `12 requests, about 5 s` */
export function paceOf({ requests, seconds }: { readonly requests: number; readonly seconds: number }): string {
  return t('publish:pace', { count: requests, duration: formatDuration(seconds * 1000) })
}

export interface RunWords {
  readonly title: string
  readonly text: string
}

/** Why a run waits; null where there is nothing to say. The engine's own sentence where it gave one. */
export function waitWords(publish: Publish): RunWords | null {
  const date = formatDateTime(publish.dueAt ?? publish.createdAt)
  switch (publish.state) {
    case 'SCHEDULED':
      return { title: t('publish:wait.scheduled', { date }), text: t('publish:due.onlyRunning') }
    case 'MISSED':
      return { title: t('publish:wait.missed'), text: t('publish:wait.missedText', { date }) }
    case 'PAUSED': {
      const by = publish.pausedBy ?? 'user'
      return {
        title: t(`publish:pause.${by}`),
        text: publish.message === null ? t(`publish:pauseText.${by}`) : engineText(publish.message)
      }
    }
    case 'RUNNING':
    case 'DONE':
    case 'CANCELLED':
      return null
    default:
      return assertNever(publish.state)
  }
}

/** Where a pause is put right that a resume alone does not end. */
export function isMendedAtStore(pausedBy: Publish['pausedBy']): boolean {
  return pausedBy === 'auth' || pausedBy === 'store' || pausedBy === 'version'
}

/** What a value's state means, where the word alone does not say what to do. */
export function opHelp(op: PublishOp): string | null {
  switch (op.state) {
    case 'UNKNOWN':
      return t('publish:help.unknown')
    case 'CONFLICT':
      return t('publish:help.conflict')
    case 'FAILED':
      return op.error === null ? t('publish:help.failed') : engineText(op.error.message)
    case 'SKIPPED':
      return op.error === null ? null : engineText(op.error.message)
    case 'UNCHANGED':
      return t('publish:help.unchanged')
    case 'CANCELLED':
      return t('publish:help.cancelled')
    case 'PLANNED':
    case 'SENDING':
    case 'PUBLISHED':
      return null
    default:
      return assertNever(op.state)
  }
}

const OTHERS = ['unchanged', 'conflict', 'skipped', 'failed', 'cancelled'] as const

/** `98 values published, 2 in conflict, 1 failed.` */
export function resultWords({ kind, counts, undone }: Publish): string {
  const parts = [
    t(kind === 'UNDO' ? 'publish:result.putBack' : 'publish:result.published', { count: counts.published }),
    ...OTHERS.filter((outcome) => counts[outcome] > 0).map((outcome) =>
      t(`common:ui.publishTable.${outcome}`, { count: counts[outcome] })
    ),
    ...(undone > 0 ? [t('publish:result.takenBack', { count: undone })] : [])
  ]
  return t('publish:result.sentence', { parts: formatList(parts) })
}
