import type { PageAction, Place } from '#shared/contract/shell-commands.ts'

export const LINK_SCHEME = 'wordshelf'

const SCREENS = { '': 'job', review: 'review', publish: 'publish', export: 'export' } as const

/** Ids are whole numbers that SQLite gave out: no sign, no leading zero, and safe to count with. */
const JOB = /^wordshelf:\/\/job\/([1-9]\d{0,14})(?:\/(review|publish|export))?\/?$/
const PUBLISH = /^wordshelf:\/\/publish\/([1-9]\d{0,14})\/?$/

/**
 * Where a link leads: `wordshelf://job/12`, with `/review`, `/publish` or `/export` behind it, or `wordshelf://publish/3`. Null for anything
 * else: any page on the web can make the system open one, so it can name a place and do nothing.
 */
export function readLink(link: string): Place | null {
  const job = JOB.exec(link)
  if (job) return { screen: SCREENS[(job[2] ?? '') as keyof typeof SCREENS], jobId: Number(job[1]) }
  const publish = PUBLISH.exec(link)
  return publish ? { screen: 'publish-run', publishId: Number(publish[1]) } : null
}

/** What the app's icon offers: screens as well, so that a page on the web may name them too. */
export const TASK_LINKS = {
  'wordshelf://new-job': 'go-optimize',
  'wordshelf://review': 'go-review'
} as const satisfies Readonly<Record<string, PageAction>>

export function readTaskLink(link: string): PageAction | null {
  return Object.entries(TASK_LINKS).find(([known]) => known === link.replace(/\/$/, ''))?.[1] ?? null
}

export function isLink(text: string): boolean {
  return /^wordshelf:/i.test(text)
}
