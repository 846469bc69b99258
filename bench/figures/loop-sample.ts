import { startServe, type ServeProcess } from '../../test/support/serve-process.ts'
import { differingCells } from '../support/csv-diff.ts'
import type { Figure } from '../support/figure.ts'

interface Item {
  readonly id: number
  readonly productId: string
  readonly attribute: string
  readonly original: string
  readonly proposal: string
}

/** The column that Wix's CSV (and our sample's two more) has for an attribute. */
const COLUMNS: Readonly<Record<string, string>> = {
  title: 'name',
  description: 'plainDescription',
  seoTitle: 'seoTitle'
}

export const figure: Figure = {
  name: 'loop-sample',
  what: 'The whole loop on the sample store: run, approve some, edit some, reject some, export; only what was approved is in the file.',
  unit: 'wrong cells',
  goal: '0 wrong cells, and one rejected text slipped into the expectation is noticed',
  needs: ['build'],
  async run({ full, progress }) {
    const products = full ? 200 : 10
    const server = await startServe({ args: ['--sample', '--allowance', '1000'] })
    try {
      const items = await runJob(server, products)
      progress(`${items.length} items delivered`)
      // Two thirds approved as they came, a sixth edited and approved, a sixth rejected.
      const approved = items.filter((_, index) => index % 6 < 4)
      const edited = items.filter((_, index) => index % 6 === 4)
      const rejected = items.filter((_, index) => index % 6 === 5)
      await review(server, { ids: approved.map((item) => item.id), decision: 'APPROVED' })
      await review(server, { ids: rejected.map((item) => item.id), decision: 'REJECTED' })
      for (const item of edited) await review(server, { ids: [item.id], decision: 'APPROVED', edit: editOf(item) })

      const before = (await server.api('GET', '/api/jobs/1/export?format=wix')).text
      const original = await originalFile(server)
      const expected = new Map<string, string>()
      for (const item of approved) expected.set(keyOf(item), item.proposal)
      for (const item of edited) expected.set(keyOf(item), editOf(item))

      const unchanged = new Set(items.filter((item) => item.proposal === item.original).map(keyOf))
      const wrong = compare(original, before, expected, unchanged)
      for (const line of wrong) progress(line)
      const lie = new Map(expected)
      const slipped = rejected.find((item) => item.proposal !== item.original)
      if (slipped) lie.set(keyOf(slipped), slipped.proposal)
      const noticed = slipped !== undefined && compare(original, before, lie, unchanged).length > wrong.length
      return {
        value: wrong.length,
        ok: wrong.length === 0 && noticed,
        details: [`${expected.size} cells expected to change; control ${noticed ? 'noticed' : 'NOT NOTICED'}`]
      }
    } finally {
      await server.stop()
    }
  }
}

const keyOf = (item: Item): string => `${item.productId} ${COLUMNS[item.attribute] ?? item.attribute}`

function editOf(item: Item): string {
  return item.attribute === 'description' ? '<p>Edited by hand.</p>' : `Edited ${item.id}`
}

function compare(
  original: string,
  exported: string,
  expected: ReadonlyMap<string, string>,
  unchanged: ReadonlySet<string>
): string[] {
  const wrong: string[] = []
  const seen = new Set<string>()
  for (const { handle, column, after } of differingCells(original, exported)) {
    const key = `${handle} ${column}`
    const wanted = expected.get(key)
    // A leading apostrophe is what the export puts before text that a spreadsheet would run.
    if (wanted === undefined || (after !== wanted && after !== `'${wanted}`))
      wrong.push(`${key}: ${JSON.stringify(after.slice(0, 60))}`)
    seen.add(key)
  }
  for (const [key, value] of expected)
    if (!seen.has(key) && !unchanged.has(key)) wrong.push(`not written: ${key} = ${JSON.stringify(value.slice(0, 60))}`)
  return wrong
}

async function runJob(server: ServeProcess, products: number): Promise<Item[]> {
  const { ids } = (await server.api('GET', '/api/products/ids')).json as { ids: string[] }
  await server.api('POST', '/api/jobs', {
    sourceScope: 'products',
    productIds: ids.slice(0, products),
    attributes: Object.keys(COLUMNS),
    language: 'en',
    prompt: 'Clear and friendly.'
  })
  for (;;) {
    const { status } = (await server.api('GET', '/api/jobs/1')).json as { status: string }
    if (status !== 'RUNNING' && status !== 'PENDING') break
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
  }
  const items: Item[] = []
  for (let cursor = ''; ;) {
    const page = (await server.api('GET', `/api/jobs/1/items?status=DONE&limit=500${cursor}`)).json as {
      items: Item[]
      nextCursor: string | null
    }
    items.push(...page.items)
    if (page.nextCursor === null) return items
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`
  }
}

/** The file as it came: what a job with nothing approved exports. */
async function originalFile(server: ServeProcess): Promise<string> {
  const { ids } = (await server.api('GET', '/api/products/ids')).json as { ids: string[] }
  const created = await server.api('POST', '/api/jobs', {
    sourceScope: 'products',
    productIds: ids.slice(0, 1),
    attributes: ['ribbon'],
    language: 'en',
    prompt: 'x',
    autoStart: false
  })
  const { jobId } = created.json as { jobId: number }
  return (await server.api('GET', `/api/jobs/${jobId}/export?format=wix`)).text
}

async function review(server: ServeProcess, body: object): Promise<void> {
  const reply = await server.api('POST', '/api/items/review', body)
  if (reply.status !== 200) throw new Error(`the review answered ${reply.status} ${reply.text}`)
}
