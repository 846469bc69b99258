import type { BackendServer } from './backend-server.ts'
import type { Screen } from './screens.ts'
import type { ServeProcess } from './serve-process.ts'

/** The screens of a store that is linked with its backend, on the first of two devices, after `furnishSync`. */
export const SYNC_SCREENS: readonly Screen[] = [
  { name: 'sync', route: '/sync' },
  { name: 'credits-linked', route: '/credits' },
  { name: 'optimizer-linked', route: '/optimize' },
  { name: 'jobs-linked', route: '/jobs' },
  { name: 'job-elsewhere', route: '/jobs/1' },
  { name: 'review-two-texts', route: '/jobs/1/review?tab=two-texts' }
]

interface Item {
  readonly id: number
  readonly attribute: string
  readonly proposal: string
  readonly otherEdit: object | null
}

/** Of the two devices, this one first. */
export interface SyncHands {
  readonly names: readonly [string, string]
  readonly attributes: readonly string[]
  /** Of the second device's job. */
  readonly products: number
  /** How many of the first texts of the second device's job are written anew on both. */
  readonly rewritten: number
  readonly edit: (proposal: string, device: 0 | 1, place: number) => string
}

const HANDS: SyncHands = {
  names: ['Anna’s laptop', 'Studio'],
  attributes: ['title', 'seoTitle'],
  products: 30,
  rewritten: 2,
  edit: (proposal, device) => `${proposal} ${['from our own workshop', 'made by hand in Portugal'][device] ?? ''}`
}

/**
 * Two devices of one store, both with the sample catalogue. The second has run a job, some of whose texts were rewritten on both devices
 * while the backend was out of order; the first has a job of its own.
 */
export async function furnishSync(
  here: ServeProcess,
  there: ServeProcess,
  backend: BackendServer,
  { names, attributes, products, rewritten, edit }: SyncHands = HANDS
): Promise<void> {
  const ask = async <T>(server: ServeProcess, method: string, path: string, body?: unknown): Promise<T> => {
    const { status, text, json } = await server.api(method, path, body)
    if (status >= 400) throw new Error(`${method} ${path} answered ${status}: ${text}`)
    return json as T
  }
  const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; tries < 300; tries += 1) {
      if (await holds()) return
      await new Promise((resolve) => {
        setTimeout(resolve, 100)
      })
    }
    throw new Error(`Waited in vain until ${what}`)
  }
  const link = async (server: ServeProcess, deviceName: string): Promise<void> => {
    const code = await backend.pairingCode()
    await ask(server, 'POST', '/api/sync/link', { url: backend.url, code, deviceName })
  }
  /** Everything that one has done is known to the backend, and everything that the other has done is known here. */
  const sync = async (server: ServeProcess): Promise<void> => {
    await until('a device is up to date', async () => {
      const { status } = await ask<{ status: string }>(server, 'POST', '/api/sync/now', {})
      return status === 'up-to-date'
    })
  }
  const run = async (server: ServeProcess, productIds: readonly string[], id: number): Promise<void> => {
    await ask(server, 'POST', '/api/jobs', {
      sourceScope: 'products',
      productIds,
      attributes,
      language: 'en',
      prompt: 'Write clearly and warmly. Keep every fact and number.'
    })
    await until(`job ${id} is over`, async () => {
      const { status } = await ask<{ status: string }>(server, 'GET', `/api/jobs/${id}`)
      return status === 'COMPLETED'
    })
  }
  const items = async (server: ServeProcess): Promise<readonly Item[]> =>
    (await ask<{ items: Item[] }>(server, 'GET', '/api/jobs/1/items?status=DONE&limit=500')).items
  const rewrite = async (server: ServeProcess, device: 0 | 1): Promise<void> => {
    for (const [place, item] of (await items(server)).slice(0, rewritten).entries())
      await ask(server, 'POST', '/api/items/review', { ids: [item.id], edit: edit(item.proposal, device, place) })
  }

  await link(here, names[0])
  await link(there, names[1])
  const { ids } = await ask<{ ids: string[] }>(there, 'GET', '/api/products/ids')
  await run(there, ids.slice(0, products), 1)
  await sync(there)
  await until('the job of the other device is here', async () => {
    await sync(here)
    const { total } = await ask<{ total: number }>(here, 'GET', '/api/jobs/1/items?status=DONE').catch(() => ({
      total: 0
    }))
    return total === products * attributes.length
  })
  await run(here, ids.slice(30, 50), 2)
  await sync(here)
  backend.fail(true)
  await rewrite(here, 0)
  await rewrite(there, 1)
  backend.fail(false)
  await sync(here)
  await sync(there)
  await until('both texts are here', async () => {
    await sync(here)
    return (await items(here)).filter((item) => item.otherEdit !== null).length === rewritten
  })
}
