import { assertNever } from '#shared/lib/assert-never.ts'
import type { Place } from '#shared/contract/shell-commands.ts'
import type { Work, WorkState } from './work.ts'
import type { WorkWatch } from './work-watch.ts'

export interface Notice {
  readonly title: string
  readonly body: string
}

/** What somebody who looks elsewhere wants to know of a move; null for the rest. */
export function noticeOf(work: Work, before: WorkState | null): Notice | null {
  // Pulls are quick, and their screen and banner say what they need.
  if (work.kind === 'pull') return null
  switch (work.state) {
    case 'done':
      // Decisions about single values end a publish again and again; it is news only once.
      return before === 'running' ? { title: `${work.name} is done`, body: `${work.result}.` } : null
    case 'failed':
      return before === null ? null : { title: `${work.name} failed`, body: work.message ?? `${work.result}.` }
    case 'asking':
      // Of a job that is first heard of as it waits, its owner knows already. A publish may have missed its time just now.
      if (before === null && work.kind === 'job') return null
      return { title: `${work.name} needs you`, body: work.message ?? `${work.result}.` }
    case 'running':
    case 'resting':
    case 'cancelled':
      return null
    default:
      return assertNever(work.state, 'state of work')
  }
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

/** Tells through the system when a job or a publish ends or needs somebody, while no window has the focus. A click leads there. */
export function followWithNotices({ work, isLookedAt, areWanted, show, open }: NoticesOptions): void {
  work.onMove((moved, before) => {
    if (isLookedAt() || !areWanted()) return
    const notice = noticeOf(moved, before)
    if (notice !== null) show(notice, () => open(moved))
  })
}
