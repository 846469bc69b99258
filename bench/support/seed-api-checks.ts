import type { Reply } from '../../test/support/serve-process.ts'

/** A call to the server under test. The control puts a liar in between, so nothing here may look at the server itself. */
export type Api = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>
) => Promise<Reply>

/** A server with allowance 100, whose active store holds at least 60 products, and whose second store is empty. */
export interface SeedApiWorld {
  readonly api: Api
  readonly productIds: readonly string[]
  readonly otherInstanceId: string
}

interface Check {
  readonly name: string
  /** What is wrong, empty where nothing is. Checks run in order and use up the balance together. */
  run(world: SeedApiWorld): Promise<readonly string[]>
}

const job = (productIds: readonly string[], attributes: readonly string[], change: object = {}) => ({
  sourceScope: 'products',
  productIds,
  attributes,
  language: 'en',
  prompt: 'Clear and friendly.',
  autoStart: false,
  ...change
})

/** Deep equality by text: key order counts as much as it does for a reader of the document. */
function differs(what: string, reply: Reply, status: number, body: unknown): string[] {
  const wanted = JSON.stringify(body)
  const got = JSON.stringify(reply.json)
  return reply.status === status && got === wanted
    ? []
    : [`${what}: wanted ${status} ${wanted}, got ${reply.status} ${got ?? reply.text}`]
}

async function used(api: Api): Promise<number> {
  const { json } = await api('GET', '/api/credits')
  return (json as { creditsUsed: number }).creditsUsed
}

async function jobCount(api: Api): Promise<number> {
  const { json } = await api('GET', '/api/jobs?limit=1')
  return (json as { total: number }).total
}

export const SEED_API_CHECKS: readonly Check[] = [
  {
    name: '201, field for field',
    async run({ api, productIds }) {
      const reply = await api('POST', '/api/jobs', job(productIds.slice(0, 5), ['title', 'description']))
      return differs('create', reply, 201, {
        jobId: 1,
        status: 'PENDING',
        requiredCredits: 10,
        remainingCredits: 90,
        productCount: 5,
        attributeCount: 2,
        totalItems: 10
      })
    }
  },
  {
    name: '400, field for field',
    async run({ api, productIds }) {
      const before = await used(api)
      const reply = await api('POST', '/api/jobs', job(productIds.slice(0, 5), []))
      return [
        ...differs('no attributes', reply, 400, {
          error: 'Validation failed',
          code: 'VALIDATION_ERROR',
          message: 'At least one attribute must be selected'
        }),
        ...((await used(api)) === before ? [] : ['a refused create charged credits'])
      ]
    }
  },
  {
    name: 'one job, its items, the list by status',
    async run({ api }) {
      const one = await api('GET', '/api/jobs/1')
      const items = await api('GET', '/api/jobs/1/items')
      const pending = await api('GET', '/api/jobs?status=PENDING')
      const running = await api('GET', '/api/jobs?status=RUNNING')
      const found = one.json as { status?: string; totalItems?: number; progress?: { percentage?: number } }
      const rows = (items.json as { items?: { attribute: string; status: string }[] }).items ?? []
      const listed = (reply: Reply) => (reply.json as { jobs?: unknown[] }).jobs?.length
      const wrong: string[] = []
      if (
        one.status !== 200 ||
        found.status !== 'PENDING' ||
        found.totalItems !== 10 ||
        found.progress?.percentage !== 0
      )
        wrong.push(`GET /api/jobs/1 answered ${one.status} ${one.text.slice(0, 200)}`)
      if (items.status !== 200 || rows.length !== 10 || rows.some((row) => row.status !== 'PENDING'))
        wrong.push(`GET /api/jobs/1/items answered ${items.status} with ${rows.length} items`)
      if (listed(pending) !== 1 || listed(running) !== 0) wrong.push('GET /api/jobs?status= did not filter')
      return wrong
    }
  },
  {
    name: 'a repeated idempotency key gives one job',
    async run({ api, productIds }) {
      const key = { 'idempotency-key': 'check-1' }
      const body = job(productIds.slice(0, 2), ['title'])
      const before = await jobCount(api)
      const replies = [
        await api('POST', '/api/jobs', body, key),
        await api('POST', '/api/jobs', body, key),
        await api('POST', '/api/jobs', body, key)
      ]
      const texts = new Set(replies.map((reply) => `${reply.status} ${reply.text}`))
      const wrong: string[] = []
      if (texts.size !== 1) wrong.push(`the repeated create was answered differently: ${[...texts].join(' | ')}`)
      if ((await jobCount(api)) !== before + 1) wrong.push('the repeated create made more than one job')
      return wrong
    }
  },
  {
    name: "another instance's job is 404",
    async run({ api, otherInstanceId, productIds }) {
      const headers = { 'x-wordshelf-instance': otherInstanceId }
      const wrong: string[] = []
      for (const path of ['/api/jobs/1', '/api/jobs/1/items', '/api/jobs/999999']) {
        const reply = await api('GET', path, undefined, path.endsWith('999999') ? {} : headers)
        if (reply.status !== 404) wrong.push(`GET ${path} from another instance answered ${reply.status}`)
      }
      const list = await api('GET', '/api/jobs', undefined, headers)
      if ((list.json as { jobs?: unknown[] }).jobs?.length !== 0) wrong.push('the list shows another instance’s jobs')
      const foreign = await api('POST', '/api/jobs', job(productIds.slice(0, 1), ['title']), headers)
      if (foreign.status !== 400) wrong.push(`a create with foreign products answered ${foreign.status}`)
      return wrong
    }
  },
  {
    name: '30 malformed bodies give 400 with the field named and change nothing',
    async run({ api, productIds }) {
      const before = [await used(api), await jobCount(api)].join()
      const wrong: string[] = []
      for (const [index, [field, body]] of malformedBodies(productIds).entries()) {
        const reply = await api('POST', '/api/jobs', body)
        const { code, message } = reply.json as { code?: string; message?: string }
        const named = (message ?? '').includes(field)
        if (reply.status !== 400 || code !== 'VALIDATION_ERROR' || !named)
          wrong.push(`body ${index + 1} (${field}) answered ${reply.status} ${reply.text.slice(0, 200)}`)
      }
      if ([await used(api), await jobCount(api)].join() !== before) wrong.push('a malformed body changed something')
      return wrong
    }
  },
  {
    name: '20 parallel creates against a balance for 19',
    async run({ api, productIds }) {
      const balance = 100 - (await used(api))
      // Leaves room for 19 jobs of 4 credits, and not for the 20th.
      const filler = balance - 19 * 4 - 2
      if (filler > 0) await api('POST', '/api/jobs', job(productIds.slice(0, filler), ['ribbon']))
      const body = job(productIds.slice(0, 2), ['title', 'description'])
      const replies = await Promise.all(Array.from({ length: 20 }, () => api('POST', '/api/jobs', body)))
      const count = (status: number) => replies.filter((reply) => reply.status === status).length
      const wrong: string[] = []
      if (count(201) !== 19 || count(402) !== 1) wrong.push(`${count(201)} × 201 and ${count(402)} × 402`)
      if ((await used(api)) !== 98) wrong.push(`${await used(api)} credits used instead of 98`)
      const last = replies.find((reply) => reply.status === 402)
      if (last)
        wrong.push(
          ...differs('402', last, 402, {
            error: 'Insufficient credits',
            code: 'INSUFFICIENT_CREDITS',
            message: 'You need 4 credits but only have 2 remaining.',
            required: 4,
            remaining: 2,
            creditsTotal: 100,
            creditsUsed: 98
          })
        )
      return wrong
    }
  }
]

/** Each body is wrong in exactly one field, which the error has to name. */
function malformedBodies(productIds: readonly string[]): readonly (readonly [string, unknown])[] {
  const [id = ''] = productIds
  const good = job([id], ['title'])
  const change = (field: string, value: unknown): readonly [string, unknown] => [field, { ...good, [field]: value }]
  const without = (field: string): readonly [string, unknown] => [
    field,
    Object.fromEntries(Object.entries(good).filter(([name]) => name !== field))
  ]
  return [
    without('sourceScope'),
    change('sourceScope', 'everything'),
    change('sourceScope', null),
    change('sourceScope', 7),
    change('sourceScope', ['products']),
    without('productIds'),
    change('productIds', null),
    change('productIds', id),
    change('productIds', [1]),
    change('productIds', [id, null]),
    change('productIds', [id, id]),
    change('productIds', ['']),
    change('productIds', ['no-such-product']),
    change('productIds', [id, { id }]),
    change('productIds', ['x'.repeat(5_000)]),
    change('attributes', 'title'),
    change('attributes', ['price']),
    change('attributes', ['title', 'title']),
    change('attributes', [null]),
    change('attributes', { title: true }),
    without('language'),
    change('language', ''),
    change('language', 'english please'),
    change('language', 5),
    without('prompt'),
    change('prompt', '   '),
    change('prompt', 'x'.repeat(4_001)),
    change('prompt', { text: 'x' }),
    change('autoStart', 'yes'),
    change('unknownField', 1),
    ['collectionIds', { ...good, sourceScope: 'collections', productIds: undefined, collectionIds: ['no-such'] }],
    ['body', []]
  ]
}
