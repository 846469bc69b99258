import { assertNever } from '#shared/lib/assert-never.ts'
import type { Place } from '#shared/contract/shell-commands.ts'
import { nativeLanguage, say } from '../texts.ts'
import type { Work, WorkState } from './work.ts'
import type { WorkWatch } from './work-watch.ts'

export interface Notice {
  readonly title: string
  readonly body: string
}

/** What somebody who looks elsewhere wants to know of a move; null for the rest. */
export function noticeOf(work: Work, before: WorkState | null): Notice | null {
  if (work.kind === 'pull') return pullNotice(work, before)
  switch (work.state) {
    case 'done':
      // Decisions about single values end a publish again and again; it is news only once.
      return before === 'running' ? { title: say('notice.done', { name: work.name }), body: `${work.result}.` } : null
    case 'failed':
      return before === null ? null : { title: say('notice.failed', { name: work.name }), body: whyOf(work) }
    case 'asking':
      // Of a job that is first heard of as it waits, its owner knows already. A publish may have missed its time just now.
      if (before === null && work.kind === 'job') return null
      return { title: say('notice.asking', { name: work.name }), body: whyOf(work) }
    case 'running':
    case 'resting':
    case 'cancelled':
      return null
    default:
      return assertNever(work.state, 'state of work')
  }
}

/** A pull that waits goes on by itself or says in the window what it needs. */
function pullNotice(work: Work, before: WorkState | null): Notice | null {
  if (before === null) return null
  if (work.state === 'done') return { title: say('notice.pullDone'), body: `${work.result}.` }
  return work.state === 'failed' ? { title: say('notice.pullFailed'), body: whyOf(work) } : null
}

/** The engine's sentences are English; the window, to which a click leads, has them in its language. */
function whyOf({ message, result }: Work): string {
  return message === null || nativeLanguage() !== 'en' ? `${result}.` : message
}

/** The screen on which a piece of work is shown. */
export function placeOf({ kind, id }: Pick<Work, 'kind' | 'id'>): Place {
  switch (kind) {
    case 'job':
      return { screen: 'job', jobId: id }
    case 'publish':
      return { screen: 'publish-run', publishId: id }
    case 'pull':
      return { screen: 'store' }
    default:
      return assertNever(kind, 'kind of work')
  }
}

export interface NoticesOptions {
  readonly work: WorkWatch
  /** Somebody looks at the app: what happens is seen there. */
  readonly isLookedAt: () => boolean
  readonly areWanted: () => boolean
  /** Shows a notice of the system's; `onClick` may come much later, or never. */
  readonly show: (notice: Notice, onClick: () => void) => void
  readonly open: (work: Work) => void
}

/** Tells through the system when a job, a publish or a pull ends or needs somebody, while no window has the focus. A click leads there. */
export function followWithNotices({ work, isLookedAt, areWanted, show, open }: NoticesOptions): void {
  work.onMove((moved, before) => {
    if (isLookedAt() || !areWanted()) return
    const notice = noticeOf(moved, before)
    if (notice !== null) show(notice, () => open(moved))
  })
}
