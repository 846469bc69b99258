import type { Publish } from '../../src/shared/contract/publishes.ts'
import type { Pull, Shop } from '../../src/shared/contract/shop.ts'
import { FULL_KEY } from '../../simulators/wix/access.ts'
import { RequestWatch } from '../../simulators/wix/request-check/request-watch.ts'
import { startModelServer } from '../../test/e2e/model-server.ts'
import { startServe, type ServeProcess } from '../../test/support/serve-process.ts'
import { openProtocolWorld, type Liar } from './wix-protocol-world.ts'

/** One request of the app with the answer that it got. */
export interface Exchange {
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
  readonly status: number
  readonly contentType: string
  readonly answer: string
}

export interface AppRun {
  readonly exchanges: readonly Exchange[]
  /** What the app sent that Wix's types and documents don't allow. */
  readonly violations: readonly string[]
  /** What the run didn't do, so that no violation of it could be seen. */
  readonly undone: readonly string[]
}

const ATTRIBUTES = ['title', 'description', 'seoTitle', 'seoDescription', 'imageAlt', 'ribbon', 'slug'] as const
/** Two pages, so that a page after the first is asked for. */
const STORE_SIZE = 130

/**
 * The app as a user starts it, from connecting a store to the undo of what it published, with every request that it sends to Wix on the
 * way. @param products how many are rewritten, each in all attributes that the store version takes
 */
export async function runAppOnce(version: 'V1' | 'V3', seed: number, products: number): Promise<AppRun> {
  const exchanges: Exchange[] = []
  const world = await openProtocolWorld({ version, seed, size: STORE_SIZE, liar: recorder(exchanges) })
  const model = await startModelServer('sk-check')
  const app = await startServe({
    built: false,
    args: [
      '--allowance',
      '10000',
      '--wix-base-url',
      world.origin,
      '--openai-base-url',
      model.baseUrl,
      '--model',
      'local-model'
    ],
    env: { OPENAI_API_KEY: model.apiKey }
  })
  try {
    const undone = await useApp(app, world.simulator.store.site.id, products)
    const { sent } = await world.problems()
    const written = new Set(world.simulator.control.writes.map(({ field }) => field.split(':')[0]))
    const missing = [
      'name',
      'description',
      'seoTitle',
      'seoDescription',
      'ribbon',
      'slug',
      ...(version === 'V3' ? ['altText'] : [])
    ]
    return {
      exchanges,
      violations: sent.map(({ call, what }) => `${call}: ${what}`),
      undone: [
        ...undone,
        ...missing.filter((field) => !written.has(field)).map((field) => `${field} was never written`)
      ]
    }
  } finally {
    await app.stop()
    await model.close()
    await world.close()
  }
}

/**
 * The same requests once more, each changed by `edit`, before a server that gives the answers of then. @returns what is wrong with them
 */
export async function judgeAgain(
  exchanges: readonly Exchange[],
  edit: (exchange: Exchange) => Exchange
): Promise<readonly string[]> {
  const watch = new RequestWatch()
  for (const exchange of exchanges) {
    const { method, url, headers, body } = edit(exchange)
    const answered = watch.watch(
      () =>
        new Response(exchange.answer, { status: exchange.status, headers: { 'content-type': exchange.contentType } })
    )
    const init = { method, headers: headers.map(([name, value]): [string, string] => [name, value]) }
    await answered(new Request(url, body === '' ? init : { ...init, body }))
  }
  await watch.settled()
  return watch.violations.map(({ call, what }) => `${call}: ${what}`)
}

function recorder(exchanges: Exchange[]): Liar {
  return (serve) => async (request, env) => {
    const body = await request.clone().text()
    const response = await serve(request, env)
    const answer = await response.text()
    const contentType = response.headers.get('content-type') ?? ''
    const { method, url, headers } = request
    exchanges.push({ method, url, headers: [...headers], body, status: response.status, contentType, answer })
    return new Response(answer, { status: response.status, headers: response.headers })
  }
}

/** @returns what went otherwise than planned */
async function useApp(app: ServeProcess, siteId: string, products: number): Promise<readonly string[]> {
  await call(app, 'POST', '/api/shop/test', { siteId, apiKey: FULL_KEY.key })
  await call(app, 'POST', '/api/shop/connect', { siteId, apiKey: FULL_KEY.key })
  const pulled = await pull(app, 'FULL')
  const { storeName, unpublishable } = (await call(app, 'GET', '/api/shop')) as Shop
  const attributes = ATTRIBUTES.filter((attribute) => !unpublishable.includes(attribute))
  const { ids } = (await call(app, 'GET', '/api/products/ids')) as { readonly ids: readonly string[] }
  const { jobId } = (await call(app, 'POST', '/api/jobs', {
    sourceScope: 'products',
    productIds: ids.slice(0, products),
    attributes,
    language: 'en',
    prompt: 'Clear and friendly.'
  })) as { readonly jobId: number }
  await until(app, `/api/jobs/${jobId}`, (status) => !['PENDING', 'RUNNING'].includes(status))
  const { items } = (await call(app, 'GET', `/api/jobs/${jobId}/items?status=DONE&limit=500`)) as {
    readonly items: readonly { readonly id: number }[]
  }
  await call(app, 'POST', '/api/items/review', { ids: items.map(({ id }) => id), decision: 'APPROVED' })
  const published = await publish(app, '/api/publishes', { jobId, storeName })
  const changes = await pull(app, 'CHANGES')
  const filter = { publishId: published.id }
  const undo = await publish(app, '/api/history/undo', { filter, storeName })
  return [
    ...(pulled.seen === STORE_SIZE
      ? []
      : [`the pull saw ${pulled.seen} of ${STORE_SIZE} products: ${pulled.message ?? ''}`]),
    ...(changes.state === 'DONE' ? [] : [`the pull of changes is ${changes.state}`]),
    ...(published.counts.published > 0 ? [] : ['nothing was published']),
    ...(published.state === 'DONE' ? [] : [`the publish is ${published.state}: ${published.message ?? ''}`]),
    ...(undo.counts.published === published.counts.published
      ? []
      : [`${undo.counts.published} of ${published.counts.published} values were undone`])
  ]
}

async function pull(app: ServeProcess, kind: 'FULL' | 'CHANGES'): Promise<Pull> {
  const { id } = (await call(app, 'POST', '/api/pulls', { kind })) as Pull
  return (await until(app, `/api/pulls/${id}`, (state) => state !== 'RUNNING')) as Pull
}

async function publish(app: ServeProcess, path: string, body: object): Promise<Publish> {
  const { id } = (await call(app, 'POST', path, body)) as Publish
  return (await until(
    app,
    `/api/publishes/${id}`,
    (state) => !['SCHEDULED', 'PENDING', 'RUNNING'].includes(state)
  )) as Publish
}

async function call(app: ServeProcess, method: string, path: string, body?: object): Promise<unknown> {
  const reply = await app.api(method, path, body)
  if (reply.status >= 300) throw new Error(`${method} ${path} answered ${reply.status} ${reply.text.slice(0, 300)}`)
  return reply.json
}

/** Asks again until the state of the thing, or its status, is one that stays. */
async function until(app: ServeProcess, path: string, over: (state: string) => boolean): Promise<unknown> {
  for (;;) {
    const found = (await call(app, 'GET', path)) as { readonly state?: string; readonly status?: string }
    if (over(found.state ?? found.status ?? '')) return found
    await new Promise((resolve) => {
      setTimeout(resolve, 200)
    })
  }
}
