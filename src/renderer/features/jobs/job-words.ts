import type { Job } from '#shared/contract/jobs.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { formatCount, formatLanguage } from '../../lib/format.ts'
import { routes, type RoutePath } from '../../lib/routes.ts'

/** `Title, Description` */
export function attributesOf(job: Pick<Job, 'attributes'>): string {
  return job.attributes.map((attribute) => ATTRIBUTE_RULES[attribute].label).join(', ')
}

/** `Title, Description for 120 products in German` */
export function whatOf(job: Pick<Job, 'attributes' | 'productCount' | 'language'>): string {
  return `${attributesOf(job)} for ${formatCount(job.productCount, 'product')} in ${formatLanguage(job.language)}`
}

/** As `whatOf`, short enough for a row: `Title, Description × 120 products, German`, beyond two attributes their number. */
export function shortWhatOf(job: Pick<Job, 'attributes' | 'productCount' | 'language'>): string {
  const attributes = job.attributes.length > 2 ? formatCount(job.attributes.length, 'attribute') : attributesOf(job)
  return `${attributes} × ${formatCount(job.productCount, 'product')}, ${formatLanguage(job.language)}`
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
export function elsewhereWords(deviceName: string, over: boolean): string {
  const there = over ? 'ran on' : 'runs on'
  const commands = over ? 'what failed can be retried there' : 'it is started, paused and cancelled there'
  return `This job ${there} ${deviceName}: ${commands}. Its texts can be reviewed, exported and published here too.`
}

export interface PauseWords {
  readonly title: string
  readonly text: string
  /** Where the cause can be put right; null where resuming is all there is to do. */
  readonly wayOut: { readonly label: string; readonly href: RoutePath } | null
}

/** Why a paused job waits. The engine's own sentence comes first, because it knows more. */
export function pauseWords(job: Pick<Job, 'pausedBy' | 'statusMessage'>): PauseWords {
  const words = pauseDefaults(job.pausedBy)
  return job.statusMessage === null ? words : { ...words, text: job.statusMessage }
}

function pauseDefaults(reason: Job['pausedBy']): PauseWords {
  const settings = { label: 'Open settings', href: routes.settings() }
  switch (reason) {
    case null:
    case 'user':
      return { title: 'Paused', text: 'Nothing is sent until you resume.', wayOut: null }
    case 'trial':
      return {
        title: 'The trial is done',
        text: 'Look at its results, then run the rest or cancel it.',
        wayOut: null
      }
    case 'offline':
      return {
        title: 'The model cannot be reached',
        text: 'Nothing is lost. Resume once this computer is online again.',
        wayOut: null
      }
    case 'quota':
      return {
        title: 'The quota at the model provider is used up',
        text: 'Raise the quota there, then resume.',
        wayOut: settings
      }
    case 'auth':
      return {
        title: 'The key was refused',
        text: 'Enter a working key in the settings, then resume.',
        wayOut: settings
      }
    case 'model':
      return {
        title: 'The model is not available',
        text: 'Choose another model in the settings, then resume.',
        wayOut: settings
      }
    case 'credits':
      return {
        title: 'There are no credits left',
        text: 'Resume when the new period starts, or with a larger allowance.',
        wayOut: { label: 'Open credits', href: routes.credits() }
      }
    default:
      return assertNever(reason, 'pause reason')
  }
}
