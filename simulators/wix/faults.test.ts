import { describe, expect, it } from 'vitest'
import { asList, asObject } from './json.ts'
import { mixedFaults, PASSING_FAULTS, readWixFaultPlan, type WixFaultKind, type WixFaultRule } from './faults.ts'
import { differences, snapshotOf } from './snapshot.ts'
import { wixBench } from './testing/bench.ts'

const QUERY = '/stores/v3/products/query'

/** One update under one fault: the answer (a status, or how the call failed), and whether the store changed. */
async function updateUnder(fault: WixFaultRule, seed: Parameters<typeof wixBench>[0] = {}) {
  const bench = wixBench(seed, { faults: [fault] })
  const product = bench.find(({ visible }) => visible)
  const version = bench.store.version
  const path = version === 'V1' ? `/stores/v1/products/${product.id}` : `/stores/v3/products/${product.id}`
  const answer = await bench
    .ask('PATCH', path, { product: { id: product.id, revision: '1', name: 'Neu' } })
    .catch((error: unknown) => (error instanceof Error ? error : new Error('thrown')))
  return { bench, product, answer, changed: bench.store.products.get(product.id)?.name === 'Neu' }
}

describe('faults that keep a write from being done', () => {
  it.each([
    ['rate-limit', 429],
    ['rate-limit-bare', 429],
    ['error-500', 500],
    ['error-502-html', 502],
    ['error-503-empty', 503],
    ['error-504', 504],
    ['proxy-html', 200],
    ['silent-no-op', 200],
    ['stale-revision', 409],
    ['deleted-meanwhile', 404],
    ['variants-misaligned', 428],
    ['unauthorized', 401],
    ['forbidden', 403],
    ['provisioning', 428]
  ] as const)('%s answers %i', async (kind, status) => {
    const { answer, changed, bench } = await updateUnder({ kind })
    expect([answer instanceof Error ? answer.message : answer.status, changed]).toEqual([status, false])
    expect(bench.control.writes).toEqual([])
    expect(bench.control.requests[0]).toMatchObject({ fault: kind, status, changes: [] })
  })

  it('drop-before ends without an answer', async () => {
    const { answer, changed } = await updateUnder({ kind: 'drop-before' })
    expect([answer instanceof TypeError && answer.message, changed]).toEqual(['fetch failed', false])
  })

  it('silent-no-op answers as if the write had been done, and leaves no trace of it', async () => {
    const { answer, product, bench } = await updateUnder({ kind: 'silent-no-op' })
    expect(answer instanceof Error ? answer : asObject(answer.body['product'])['name']).toBe('Neu')
    expect(bench.store.products.get(product.id)).toBe(product)
  })
})

describe('faults that hide that a write was done', () => {
  it.each([
    ['error-500-after', 500],
    ['error-504-after', 504],
    ['truncated-json', 200]
  ] as const)('%s answers %i', async (kind, status) => {
    const { answer, changed, bench } = await updateUnder({ kind })
    expect([answer instanceof Error ? answer.message : answer.status, changed]).toEqual([status, true])
    expect(answer instanceof Error ? answer : answer.body).toEqual({})
    expect(bench.control.writes.map(({ field }) => field)).toEqual(['name'])
  })

  it.each(['drop-after', 'drop-body'] as const)('%s ends without an answer', async (kind) => {
    const { answer, changed, bench } = await updateUnder({ kind })
    expect([answer instanceof TypeError, changed]).toEqual([true, true])
    expect(bench.control.writes).toHaveLength(1)
  })
})

describe('answers that take their time', () => {
  it.each([
    ['slow-first-byte', true],
    ['slow-body', true]
  ] as const)('%s comes after its delay and not before', async (kind, changed) => {
    const bench = wixBench({}, { faults: [{ kind, delayMs: 5_000, writes: true }] })
    const product = bench.find(() => true)
    const update = { product: { revision: '1', name: 'Neu' } }
    let done = false
    const asked = bench.ask('PATCH', `/stores/v3/products/${product.id}`, update).then((answer) => {
      done = true
      return answer
    })
    while (bench.timers.waiting === 0) await Promise.resolve()
    bench.timers.advance(4_999)
    await new Promise(setImmediate)
    expect([done, bench.store.products.get(product.id)?.name === 'Neu']).toEqual([false, changed])
    bench.timers.advance(1)
    expect((await asked).body).toMatchObject({ product: { name: 'Neu' } })
  })

  it.each([
    ['hang-before', false],
    ['hang-after', true],
    ['hang-body', true]
  ] as const)('%s ends only when the caller goes away', async (kind, changed) => {
    const bench = wixBench({}, { faults: [{ kind }] })
    const product = bench.find(() => true)
    const caller = new AbortController()
    const asked = bench
      .fetch(`https://www.wixapis.com/stores/v3/products/${product.id}`, {
        method: 'PATCH',
        headers: { authorization: 'IST.simulated-key', 'wix-site-id': bench.store.site.id },
        body: JSON.stringify({ product: { revision: '1', name: 'Neu' } }),
        signal: caller.signal
      })
      .then((response) => response.text())
    await new Promise(setImmediate)
    await new Promise(setImmediate)
    caller.abort()
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
    expect(bench.store.products.get(product.id)?.name === 'Neu').toBe(changed)
  })
})

describe('what happens to the store meanwhile', () => {
  it('move-to-v3 answers 428, moves the site for good and gives some products new ids', async () => {
    const { answer, bench } = await updateUnder({ kind: 'move-to-v3', newIds: 0.1, times: 1 }, { version: 'V1' })
    expect(answer instanceof Error ? answer : [answer.status, answer.text]).toEqual([
      428,
      expect.stringContaining('CATALOG_V3_CALLING_CATALOG_V1_API')
    ])
    expect([bench.store.version, bench.store.products.size]).toEqual(['V3', 30])
    expect((await bench.ask('POST', QUERY, {})).status).toBe(200)
  })

  it('a V1 store answers V3 endpoints with 428 of the other kind', async () => {
    const { status, text } = await wixBench({ version: 'V1' }).ask('POST', QUERY, {})
    expect([status, text.includes('CATALOG_V1_SITE_CALLING_CATALOG_V3_API')]).toEqual([428, true])
  })

  it('clock-skew dates what is written after it', async () => {
    const { bench, product } = await updateUnder({ kind: 'clock-skew', skewMs: -60_000 })
    const { updatedDate } = bench.store.products.get(product.id) ?? product
    expect(Date.parse(updatedDate)).toBe(bench.timers.now + Date.parse('2026-11-02T09:00:00.000Z') - 60_000)
  })

  it('partial-failure fails some products of a bulk update and writes exactly the others', async () => {
    const bench = wixBench({}, { faults: [{ kind: 'partial-failure' }] })
    const before = snapshotOf(bench.store).products
    const products = [...bench.store.products.keys()].map((id) => ({ product: { id, revision: '1', name: 'Neu' } }))
    const { status, body } = await bench.ask('POST', '/stores/v3/bulk/products/update', { products })
    const outcomes = asList(body['results']).map((result) => asObject(asObject(result)['itemMetadata']))
    const written = outcomes.filter(({ success }) => success === true).map(({ id }) => `${String(id)}.name`)
    expect(status).toBe(200)
    expect(written.length).toBeGreaterThan(5)
    expect(written.length).toBeLessThan(25)
    expect(differences(before, snapshotOf(bench.store).products).map(({ path }) => path)).toEqual(written)
  })

  it("lets a merchant's edit in exactly before or after a request", async () => {
    const bench = wixBench()
    const product = bench.find(() => true)
    const edit = (name: string) => () => void bench.merchant.editProduct(product.id, { name })
    const update = (revision: string) =>
      bench.ask('PATCH', `/stores/v3/products/${product.id}`, { product: { revision, name: 'Ours' } })
    bench.control.setHooks({ before: edit('Theirs') })
    expect((await update('1')).status).toBe(409)
    bench.control.setHooks({ after: edit('Theirs again') })
    expect((await update('2')).body).toMatchObject({ product: { name: 'Ours' } })
    expect(bench.store.products.get(product.id)?.name).toBe('Theirs again')
    expect(bench.control.writes.map(({ to }) => to)).toEqual(['Ours'])
  })
})

describe('a plan of faults', () => {
  it('strikes by number, path, kind of request and count', async () => {
    const faults: WixFaultRule[] = [
      { kind: 'error-500', requests: [2] },
      { kind: 'error-504', path: '/provision/', from: 3, times: 1 },
      { kind: 'error-503-empty', writes: true }
    ]
    const bench = wixBench({}, { faults })
    const statuses: number[] = []
    for (let asked = 0; asked < 4; asked += 1) {
      statuses.push((await bench.ask('GET', '/stores/v3/provision/version')).status)
    }
    const write = await bench.ask('POST', '/stores/v3/ribbons/get-or-create', { ribbonName: 'x' })
    const read = await bench.ask('POST', QUERY, {})
    expect([...statuses, write.status, read.status]).toEqual([200, 500, 504, 200, 503, 200])
  })

  it('mixes all passing kinds alike at the share asked for, the same for the same seed', async () => {
    const run = async (): Promise<(WixFaultKind | undefined)[]> => {
      const kinds = PASSING_FAULTS.filter((kind) => !/^(?:hang|slow)/.test(kind))
      const bench = wixBench({}, { faults: mixedFaults(0.5, kinds, 400) })
      for (let asked = 0; asked < 500; asked += 1) {
        await bench.ask('GET', '/stores/v3/provision/version').catch(() => undefined)
      }
      return bench.control.requests.map(({ fault }) => fault)
    }
    const struck = await run()
    const inPlan = struck.slice(0, 400).filter((kind) => kind !== undefined)
    expect(inPlan.length).toBeGreaterThan(150)
    expect(inPlan.length).toBeLessThan(250)
    expect(new Set(inPlan).size).toBeGreaterThan(12)
    expect(struck.slice(400).every((kind) => kind === undefined)).toBe(true)
    expect(await run()).toEqual(struck)
  })

  it('says what is wrong with a plan from outside', () => {
    expect(readWixFaultPlan([{ kind: 'error-500', times: 2 }])).toEqual([{ kind: 'error-500', times: 2 }])
    for (const bad of [{}, [{ kind: 'no' }], [{ kind: 'error-500', times: 'x' }], [{ kind: 'error-500', writes: 1 }]]) {
      expect(() => readWixFaultPlan(bad)).toThrow(/faults/)
    }
  })
})
