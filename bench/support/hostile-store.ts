import type { JobItem } from '../../src/shared/contract/jobs.ts'
import { ATTRIBUTE_RULES, type Attribute } from '../../src/shared/model/attribute.ts'
import { startServe, type ServeProcess } from '../../test/support/serve-process.ts'
import { startWixServer } from '../../test/support/wix-server.ts'
import { startHostileModel } from './hostile-model.ts'
import type { HostileText } from './hostile-texts.ts'

/** A store on Wix all of whose texts are hostile, in the built web shell, with work of every kind behind it. */
export interface HostileStore {
  readonly server: ServeProcess
  /** Another store, which takes files. */
  readonly local: ServeProcess
  /** Items of the job to be reviewed. */
  readonly items: number
  /** Hostile answers of the model that the engine took, and that it refused. */
  readonly taken: number
  readonly refused: number
  /** Approves everything, publishes it, and makes a conflict of every product. */
  publish(): Promise<void>
  close(): Promise<void>
}

const ATTRIBUTES: readonly Attribute[] = ['title', 'description', 'seoDescription']
const DIGITS = /\d+/g

export async function openHostileStore(
  texts: readonly HostileText[],
  progress: (text: string) => void
): Promise<HostileStore> {
  const textOf = (at: number): string => texts[at % texts.length]?.text ?? ''
  const cut = (text: string, attribute: Attribute): string => text.slice(0, ATTRIBUTE_RULES[attribute].maxLength)
  const wix = await startWixServer(texts.length, 'V1')
  const { merchant, store } = wix.simulator
  const products = [...store.products.keys()]
  for (const [at, id] of products.entries())
    merchant.editProduct(id, {
      name: nameOf(at, textOf(at)),
      description: textOf(at),
      seoTitle: cut(textOf(at), 'seoTitle'),
      seoDescription: cut(textOf(at), 'seoDescription'),
      ribbon: cut(textOf(at), 'ribbon'),
      brand: textOf(at).slice(0, 50)
    })
  for (const [at, id] of [...store.collections.keys()].entries())
    merchant.editCollection(id, { name: textOf(at).slice(0, 50) })
  // Another product's text, so that a change is to be seen.
  const proposed = (at: number, attribute: Attribute): string =>
    attribute === 'title' ? nameOf(at, textOf(at + 1)) : cut(textOf(at + 1), attribute)
  let hostileAnswers = 0
  const model = await startHostileModel((product, attribute, before, value) => {
    const known = ATTRIBUTES.find((each) => each === attribute)
    if (before === 0 && known !== undefined) {
      hostileAnswers += 1
      return proposed(Number(/^M(\d+) /.exec(product)?.[1] ?? 0), known)
    }
    return `A fine mug for every day ${[...value.matchAll(DIGITS)].join(' ')}`.slice(0, 60)
  })
  const server = await startServe({
    args: [
      '--allowance',
      '100000',
      '--wix-base-url',
      wix.baseUrl,
      '--openai-base-url',
      model.baseUrl,
      '--openai-api',
      'responses',
      '--model',
      'hostile'
    ],
    env: { OPENAI_API_KEY: 'sk-hostile' }
  })
  const local = await startServe({ args: ['--sample'] })
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const { status, text, json } = await server.api(method, path, body)
    if (status >= 400) throw new Error(`${method} ${path} answered ${status}: ${text}`)
    return json as T
  }
  const until = async (path: string, ended: (answer: never) => boolean): Promise<void> => {
    while (!ended(await ask<never>('GET', path)))
      await new Promise((resolve) => {
        setTimeout(resolve, 200)
      })
  }
  const runJob = async (id: number, attributes: readonly Attribute[]): Promise<readonly JobItem[]> => {
    const { ids } = await ask<{ ids: string[] }>('GET', '/api/products/ids')
    await ask('POST', '/api/jobs', {
      sourceScope: 'products',
      productIds: ids,
      attributes,
      language: 'en',
      prompt: `Write clearly. ${textOf(0)} ${textOf(1)}`.slice(0, 1_000)
    })
    await until(`/api/jobs/${id}`, ({ status }: { status: string }) => status !== 'PENDING' && status !== 'RUNNING')
    const items: JobItem[] = []
    for (let cursor = ''; ;) {
      const page = await ask<{ items: JobItem[]; nextCursor: string | null }>(
        'GET',
        `/api/jobs/${id}/items?status=DONE&limit=500${cursor}`
      )
      items.push(...page.items)
      if (page.nextCursor === null) return items
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`
    }
  }
  /** What the engine refused of the model, a person writes. */
  const writeHostile = async (items: readonly JobItem[]): Promise<number> => {
    let taken = 0
    for (const item of items.filter(({ attribute }) => ATTRIBUTES.includes(attribute))) {
      const edit = proposed(Number(/^M(\d+) /.exec(item.productName)?.[1] ?? 0), item.attribute)
      if (item.proposal === edit) taken += 1
      else await server.api('POST', '/api/items/review', { ids: [item.id], edit })
    }
    return taken
  }

  const { name: storeName } = await ask<{ name: string }>('POST', '/api/shop/connect', {
    siteId: wix.siteId,
    apiKey: wix.apiKey
  })
  await ask('POST', '/api/pulls', { kind: 'FULL' })
  await until('/api/shop', ({ pull }: { pull: { state: string } | null }) => pull?.state === 'DONE')
  // SEO titles stay as the model means them: sound texts of low risk for hostile ones.
  const items = await runJob(1, [...ATTRIBUTES, 'seoTitle'])
  const taken = await writeHostile(items)
  progress(
    `${products.length} products, ${items.length} texts to review; the engine took ${taken} of ${hostileAnswers} answers`
  )
  return {
    server,
    local,
    items: items.length,
    taken,
    refused: hostileAnswers - taken,
    async publish() {
      await ask('POST', '/api/items/review', { filter: { jobId: 1 }, decision: 'APPROVED' })
      await ask('POST', '/api/publishes', { jobId: 1, storeName })
      await until('/api/publishes/1', ({ state }: { state: string }) => state === 'DONE')
      await writeHostile(await runJob(2, ['description']))
      await ask('POST', '/api/items/review', { filter: { jobId: 2 }, decision: 'APPROVED' })
      for (const [at, id] of products.entries())
        merchant.editProduct(id, { description: `<p>Now</p>${textOf(at + 2)}` })
      await ask('POST', '/api/publishes', { jobId: 2, storeName })
      await until('/api/publishes/2', ({ state }: { state: string }) => state === 'DONE')
      progress('published once, and once into conflicts')
    },
    async close() {
      await server.stop()
      await local.stop()
      await model.close()
      await wix.close()
    }
  }
}

/** Unique, so that what is shown can be counted; the rest of it is hostile. */
function nameOf(at: number, text: string): string {
  return `M${at} ${text}`.slice(0, ATTRIBUTE_RULES.title.maxLength)
}
