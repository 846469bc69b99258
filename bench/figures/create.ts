import type Database from 'better-sqlite3'
import { systemIds } from '../../src/main/adapters/system/system.ts'
import { createEngineJob, openBenchEngine, type BenchEngine } from '../support/engine-run.ts'
import type { Figure, FigureContext } from '../support/figure.ts'
import { FOUR_ATTRIBUTES, speedProducts } from '../support/speed-products.ts'
import { median, rounded, spread, timed } from '../support/speed-stats.ts'

const GOAL = 0.85
const COLUMNS = ['title', 'description', 'seo_title', 'seo_description'] as const

export const figure: Figure = {
  name: 'create',
  what: 'A job of 40,000 items (10,000 products × 4 attributes, 300 characters of original each) is created with its charge and its event faster than by a loop of prepared inserts.',
  unit: '× the time of a loop of prepared better-sqlite3 inserts of the same rows in one transaction (median)',
  goal: `at most ${GOAL}, and both sides leave the same rows behind`,
  async run(context) {
    const products = context.full ? 10_000 : 2_500
    const found = await measure(context, products, context.full ? 7 : 5)
    // Ten times the items, to show that nothing grows faster than they do.
    const large = context.full ? await measure(context, products * 10, 1) : undefined
    const value = rounded(median(found.ratios), 3)
    const same = found.same && large?.same !== false
    return {
      value,
      against: 1,
      ok: value <= GOAL && same,
      details: [
        ...lines(found),
        ...(large === undefined ? [] : lines(large)),
        same ? 'both sides left the same rows' : 'THE TWO SIDES LEFT DIFFERENT ROWS'
      ]
    }
  }
}

interface Found {
  readonly items: number
  readonly ours: readonly number[]
  readonly loop: readonly number[]
  readonly ratios: readonly number[]
  readonly same: boolean
}

function lines({ items, ours, loop, ratios }: Found): string[] {
  return [
    `${items.toLocaleString('en-GB')} items: jobs.create ${spread(ours)} ms, loop ${spread(loop)} ms, ratio ${spread(ratios, 3)}`
  ]
}

/** Both sides in one database, in turns, each from an empty write-ahead log. */
async function measure({ progress, seed }: FigureContext, products: number, rounds: number): Promise<Found> {
  const bench = await openBenchEngine({})
  try {
    const handles = bench.addProducts(speedProducts(products, seed))
    const loop = insertLoop(bench)
    const times = { ours: [] as number[], loop: [] as number[] }
    const settle = (): void => void bench.raw.pragma('wal_checkpoint(TRUNCATE)')
    const create = {
      ours: () => createEngineJob(bench, { products: handles, attributes: FOUR_ATTRIBUTES }),
      loop: () => Promise.resolve(loop(handles))
    }
    let same = true
    // The round before the first warms both up and shows that they write the same.
    for (let round = 0; round <= rounds; round++) {
      const ids = { ours: 0, loop: 0 }
      const order = round % 2 === 0 ? (['ours', 'loop'] as const) : (['loop', 'ours'] as const)
      for (const side of order) {
        settle()
        const ms = await timed(async () => {
          ids[side] = await create[side]()
        })
        if (round > 0) times[side].push(ms)
      }
      if (round === 0) same = rowsOf(bench.raw, ids.ours) === rowsOf(bench.raw, ids.loop)
      else
        progress(
          `round ${round}: jobs.create ${Math.round(times.ours.at(-1) ?? 0)} ms, loop ${Math.round(times.loop.at(-1) ?? 0)} ms`
        )
    }
    const ratios = times.ours.map((ms, at) => ms / (times.loop[at] ?? Number.NaN))
    return { items: products * FOUR_ATTRIBUTES.length, ...times, ratios, same }
  } finally {
    await bench.close()
  }
}

/**
 * What a careful programmer writes first: everything in one transaction, each statement prepared once, values by position. It finds the
 * products by the handles that it is given and reads each one's four originals, as a job must, in one go over the key.
 */
function insertLoop({ raw, instanceId, engine }: BenchEngine): (handles: readonly string[]) => number {
  const { clock } = engine.deps
  const epoch = engine.deps.store.read((db) => db.getMeta('epoch'))
  const job = raw.prepare<unknown[]>(`
    insert into jobs (uid, instance_id, status, source_scope, attributes, language, prompt, product_count, attribute_count,
      total_items, pending, created_at) values (?, ?, 'PENDING', 'products', ?, ?, ?, ?, ?, ?, ?, ?)`)
  const charge = raw.prepare<unknown[]>(
    'update app_instances set credits_used_month = credits_used_month + ? where instance_id = ?'
  )
  const credits = raw.prepare<unknown[], { period: string; used: number }>(
    'select period, credits_used_month as used from app_instances where instance_id = ?'
  )
  const reservation = raw.prepare<unknown[]>(
    'insert into reservations (job_id, instance_id, period, granted, created_at) values (?, ?, ?, ?, ?)'
  )
  const entry = raw.prepare<unknown[]>(`
    insert into credit_ledger (instance_id, period, kind, job_id, amount, used_after, at) values (?, ?, 'RESERVE', ?, ?, ?, ?)`)
  const find = raw.prepare<unknown[], readonly [number, ...(string | null)[]]>(
    `select key, ${COLUMNS.join(', ')} from products where instance_id = ? and id = ?`
  )
  find.raw()
  const item = raw.prepare<unknown[]>(`
    insert into job_items (job_id, position, product_key, attribute, reservation_id, original, updated_at)
    values (?, ?, ?, ?, ?, ?, ?)`)
  const nextSeq = raw.prepare<unknown[], { value: string }>(
    `update meta set value = cast(value as integer) + 1 where key = 'next_seq' returning value`
  )
  const event = raw.prepare<unknown[]>(
    'insert into outbox (epoch, seq, id, instance_id, type, payload, at) values (?, ?, ?, ?, ?, ?, ?)'
  )
  return raw.transaction((handles: readonly string[]): number => {
    const at = clock.now()
    const items = handles.length * COLUMNS.length
    const attributes = JSON.stringify(FOUR_ATTRIBUTES)
    const jobId = Number(
      job.run(systemIds.uuid(), instanceId, attributes, 'en', 'x', handles.length, COLUMNS.length, items, items, at)
        .lastInsertRowid
    )
    charge.run(items, instanceId)
    const now = credits.get(instanceId)
    const held = reservation.run(jobId, instanceId, now?.period, items, at).lastInsertRowid
    entry.run(instanceId, now?.period, jobId, items, now?.used, at)
    let position = 0
    for (const handle of handles) {
      const row = find.get(instanceId, handle)
      if (row === undefined) throw new Error(`No product ${handle}`)
      for (let at4 = 0; at4 < COLUMNS.length; at4++)
        item.run(jobId, position++, row[0], FOUR_ATTRIBUTES[at4], held, row[at4 + 1] ?? '', at)
    }
    const payload = JSON.stringify({ jobId, attributes: FOUR_ATTRIBUTES, language: 'en', credits: items })
    event.run(epoch, Number(nextSeq.get()?.value) - 1, systemIds.uuid(), instanceId, 'job.created', payload, at)
    return jobId
  }).immediate
}

/** Everything that a creation leaves behind but its ids, times and number, as one text. */
function rowsOf(raw: Database.Database, jobId: number): string {
  const all = (sql: string): unknown => raw.prepare<[number]>(sql).all(jobId)
  return JSON.stringify([
    all(
      'select status, source_scope, product_count, attribute_count, total_items, pending, attributes from jobs where id = ?'
    ),
    all('select granted, captured, released from reservations where job_id = ?'),
    all('select kind, amount from credit_ledger where job_id = ?'),
    all(
      `select type, json_remove(payload, '$.jobId') as payload from outbox where json_extract(payload, '$.jobId') = ?`
    ),
    all(
      'select position, product_key, attribute, status, credit, original, attempts, claim from job_items where job_id = ? order by id'
    )
  ])
}
