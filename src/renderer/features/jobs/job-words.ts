import type { Job } from '#shared/contract/jobs.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { isJobFinished, type PauseReason } from '#shared/model/job-state.ts'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { formatLanguage } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { routes, type RoutePath } from '../../lib/routes.ts'

/** `Title, Description` */
export function attributesOf(job: Pick<Job, 'attributes'>): string {
  return job.attributes.map(attributeLabel).join(', ')
}

/** `Title, Description for 120 products in German` */
export function whatOf(job: Pick<Job, 'attributes' | 'productCount' | 'language'>): string {
  return t('jobs:what', {
    attributes: attributesOf(job),
    count: job.productCount,
    language: formatLanguage(job.language)
  })
}

/** As `whatOf`, short enough for a row: `Title, Description × 120 products, German`, beyond two attributes their number. */
export function shortWhatOf(job: Pick<Job, 'attributes' | 'productCount' | 'language'>): string {
  const count = job.attributes.length
  return t('jobs:shortWhat', {
    attributes: count > 2 ? t('common:count.attribute', { count }) : attributesOf(job),
    products: t('common:count.product', { count: job.productCount }),
    language: formatLanguage(job.language)
  })
}

/** How far the job got. What was cancelled is no progress. */
export function progressItems(job: Pick<Job, 'progress' | 'status'>): number {
  return finishedItems(job) - (job.status === 'CANCELLED' ? job.progress.cancelled : 0)
}

/** Items that reached an end, of whatever kind. */
export function finishedItems({ progress }: Pick<Job, 'progress'>): number {
  return progress.done + progress.failed + progress.cancelled + progress.skipped
}

/** Credits of items that are not decided yet: what a cancelled job gives back. */
export function heldCredits(job: Pick<Job, 'requiredCredits' | 'capturedCredits' | 'releasedCredits'>): number {
  return Math.max(0, job.requiredCredits - job.capturedCredits - job.releasedCredits)
}

/** Items that "retry failed" takes up again, one credit each. */
export function retryableItems({ progress }: Pick<Job, 'progress'>): number {
  return progress.failed + progress.cancelled
}

/** Why a job of another device has no controls here. */
export function elsewhereWords(job: Pick<Job, 'status' | 'progress'>, device: string): string {
  if (!isJobFinished(job.status)) return t('jobs:elsewhere.running', { device })
  return t(retryableItems(job) > 0 ? 'jobs:elsewhere.overRetry' : 'jobs:elsewhere.over', { device })
}

export interface PauseWords {
  readonly title: string
  readonly text: string
  /** The engine's own sentence; it knows more than `text` and is shown in its place. */
  readonly said: string | null
  /** Where the cause can be put right; null where resuming is all there is to do. */
  readonly wayOut: { readonly label: string; readonly href: RoutePath } | null
}

/** Why a paused job waits. */
export function pauseWords({ pausedBy, statusMessage }: Pick<Job, 'pausedBy' | 'statusMessage'>): PauseWords {
  const reason = pausedBy ?? 'user'
  return {
    title: t(`jobs:paused.${reason}.title`),
    text: t(`jobs:paused.${reason}.text`),
    said: statusMessage,
    wayOut: wayOutOf(reason)
  }
}

function wayOutOf(reason: PauseReason): PauseWords['wayOut'] {
  switch (reason) {
    case 'user':
    case 'trial':
    case 'offline':
      return null
    case 'quota':
    case 'auth':
    case 'model':
      return { label: t('jobs:control.openSettings'), href: routes.settings() }
    case 'credits':
      return { label: t('jobs:control.openCredits'), href: routes.credits() }
    default:
      return assertNever(reason, 'pause reason')
  }
}
