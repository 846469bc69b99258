import type { Screen } from './screens.ts'
import type { ServeProcess } from './serve-process.ts'
import type { WixServer } from './wix-server.ts'

/** The screens of a store on Wix that was published to, after `furnishWix`. */
export const WIX_SCREENS: readonly Screen[] = [
  { name: 'store', route: '/store' },
  { name: 'job-published', route: '/jobs/1' },
  { name: 'review-published', route: '/jobs/1/review' },
  { name: 'publish', route: '/jobs/2/publish' },
  { name: 'publish-done', route: '/publishes/1' },
  { name: 'publish-scheduled', route: '/publishes/3' },
  { name: 'conflicts', route: '/conflicts' },
  { name: 'history', route: '/history' },
  { name: 'history-publishes', route: '/history?view=publishes' }
]

const DAY_MS = 86_400_000

/**
 * A store on Wix in the middle of its work: one job that is published but for the two values that the merchant edited meanwhile, one
 * value undone, another job that is approved, and a third whose publish waits for its time. `server` was started with the address of `wix`.
 */
export async function furnishWix(server: ServeProcess, wix: WixServer): Promise<void> {
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const { status, text, json } = await server.api(method, path, body)
    if (status >= 400) throw new Error(`${method} ${path} answered ${status}: ${text}`)
    return json as T
  }
  const until = async (path: string, state: (answer: never) => string | undefined, wanted: string): Promise<void> => {
    while (state(await ask<never>('GET', path)) !== wanted)
      await new Promise((resolve) => {
        setTimeout(resolve, 100)
      })
  }
  const job = async (id: number, productIds: readonly string[], attributes: readonly string[]): Promise<void> => {
    await ask('POST', '/api/jobs', {
      sourceScope: 'products',
      productIds,
      attributes,
      language: 'en',
      prompt: 'Write clearly and warmly. Keep every fact and number.'
    })
    await until(`/api/jobs/${id}`, ({ status }: { status: string }) => status, 'COMPLETED')
    await ask('POST', '/api/items/review', { filter: { jobId: id }, decision: 'APPROVED' })
  }

  const { name: storeName } = await ask<{ name: string }>('POST', '/api/shop/connect', {
    siteId: wix.siteId,
    apiKey: wix.apiKey
  })
  await ask('POST', '/api/pulls', { kind: 'FULL' })
  await until('/api/shop', ({ pull }: { pull: { state: string } | null }) => pull?.state, 'DONE')
  const { ids } = await ask<{ ids: string[] }>('GET', '/api/products/ids')
  const [first = '', second = ''] = ids
  await job(1, ids.slice(0, 8), ['title', 'description', 'seoTitle'])
  wix.simulator.merchant.editProduct(first, { name: 'Autumn sale: everything for the table' })
  wix.simulator.merchant.editProduct(second, {
    description: '<p>Made to order. Please allow two weeks.</p><ul><li>Care: wash by hand</li></ul>'
  })
  await ask('POST', '/api/publishes', { jobId: 1, storeName })
  await until('/api/publishes/1', ({ state }: { state: string }) => state, 'DONE')
  const { entries } = await ask<{ entries: { opId: number }[] }>('GET', '/api/history?limit=1')
  await ask('POST', '/api/history/undo', { opIds: entries.map(({ opId }) => opId), storeName })
  await until('/api/publishes/2', ({ state }: { state: string }) => state, 'DONE')
  await job(2, ids.slice(8, 16), ['title', 'description', 'imageAlt'])
  await job(3, ids.slice(16, 20), ['seoTitle', 'seoDescription'])
  await ask('POST', '/api/publishes', { jobId: 3, storeName, at: new Date(Date.now() + DAY_MS).toISOString() })
}
