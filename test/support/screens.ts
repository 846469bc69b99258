import type { ServeProcess } from './serve-process.ts'

export interface Screen {
  readonly name: string
  /** Hash route. */
  readonly route: string
}

/** Every screen of the window, in a store where all of them have something to show. */
export const SCREENS: readonly Screen[] = [
  { name: 'products', route: '/products' },
  { name: 'optimizer', route: '/optimize' },
  { name: 'store-connect', route: '/store' },
  { name: 'import', route: '/import' },
  { name: 'jobs', route: '/jobs' },
  { name: 'job', route: '/jobs/1' },
  { name: 'job-trial', route: '/jobs/3' },
  { name: 'review', route: '/jobs/1/review' },
  { name: 'review-all', route: '/review?tab=all&sort=risk&descending=true' },
  { name: 'export', route: '/jobs/1/export' },
  { name: 'credits', route: '/credits' },
  { name: 'credits-by-job', route: '/credits?view=jobs' },
  { name: 'credits-by-item', route: '/credits?view=items&jobId=1' },
  { name: 'sync-link', route: '/sync' },
  { name: 'settings', route: '/settings' }
]

/** The window before anything is in it. */
export const EMPTY_SCREENS: readonly Screen[] = [
  { name: 'first-run', route: '/' },
  ...['products', 'optimize', 'jobs', 'review', 'history', 'conflicts', 'credits'].map((name) => ({
    name: `${name}-empty`,
    route: `/${name}`
  }))
]

/** A store in the middle of its work: one reviewed job, one created job that has not started, one that waits after its trial. */
export async function furnish(server: ServeProcess): Promise<void> {
  const { ids } = (await server.api('GET', '/api/products/ids')).json as { ids: string[] }
  const body = (productIds: string[], attributes: string[], options: object = {}) => ({
    sourceScope: 'products',
    productIds,
    attributes,
    language: 'en',
    prompt: 'Write clearly and warmly. Keep every fact and number.',
    ...options
  })
  await server.api('POST', '/api/jobs', body(ids.slice(0, 40), ['title', 'description', 'seoTitle', 'seoDescription']))
  await until(server, 1, 'COMPLETED')
  await server.api('POST', '/api/jobs', body(ids.slice(40, 60), ['imageAlt', 'ribbon'], { autoStart: false }))
  await server.api('POST', '/api/jobs', body(ids.slice(60, 90), ['title', 'description'], { trial: true }))
  await until(server, 3, 'PAUSED')
  const { items } = (await server.api('GET', '/api/jobs/1/items?status=DONE&limit=60')).json as {
    items: { id: number; attribute: string }[]
  }
  const idsOf = (from: number, to: number) => items.slice(from, to).map((item) => item.id)
  await server.api('POST', '/api/items/review', { ids: idsOf(0, 24), decision: 'APPROVED' })
  await server.api('POST', '/api/items/review', { ids: idsOf(24, 30), decision: 'REJECTED' })
}

async function until(server: ServeProcess, jobId: number, status: string): Promise<void> {
  for (;;) {
    const job = (await server.api('GET', `/api/jobs/${jobId}`)).json as { status: string }
    if (job.status === status) return
    if (job.status !== 'RUNNING' && job.status !== 'PENDING') throw new Error(`Job ${jobId} is ${job.status}`)
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
  }
}
