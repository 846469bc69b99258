import type { Kysely } from 'kysely'
import { openDatabase } from '../../backend/src/db/open.ts'
import type { Tables } from '../../backend/src/db/tables.ts'
import { findPostgres } from '../../scripts/find-postgres.mjs'
import { startPostgres } from '../../test/support/postgres.ts'
import type { Figure, FigureContext } from '../support/figure.ts'
import { attack, ENDPOINTS, seenByOwner, type AttackResult } from '../support/tenant-attack.ts'
import { TENANT_CONTROLS } from '../support/tenant-controls.ts'
import { fuzz, type FuzzResult } from '../support/tenant-fuzz.ts'
import { openTenantWorld } from '../support/tenant-world.ts'

const BODIES = { short: 60, full: 2_000 } as const
/** A fault that is in every tenth body is met long before. */
const CONTROL_BODIES = 200
/** Places where the canary has to be seen by those it belongs to. */
const PLACES = 7

interface Database {
  readonly engine: string
  open(): Promise<{ readonly db: Kysely<Tables>; stop(): Promise<void> }>
}

const PGLITE: Database = {
  engine: 'PGlite',
  open: async () => ({ db: await openDatabase({ memory: true }), stop: () => Promise.resolve() })
}
const POSTGRESQL: Database = {
  engine: 'PostgreSQL',
  open: async () => {
    const postgres = await startPostgres({ durable: false })
    return { db: await openDatabase({ url: postgres.url, connections: 4 }), stop: () => postgres.stop() }
  }
}

export const figure: Figure = {
  name: 'tenant',
  what: 'Another store’s token reaches nothing of a store, on every route of its backend, and no body breaks one.',
  unit: 'rows leaked, rows changed, crashes and 5xx',
  goal: `0 on every route for foreign, forged, expired and missing tokens, and 0 for ${BODIES.full.toLocaleString('en-GB')} fuzzed bodies a route; each of ${TENANT_CONTROLS.length} backends with one fault is caught`,
  async run(context) {
    const databases = [PGLITE, ...(findPostgres() === undefined ? [] : [POSTGRESQL])]
    const found: string[] = []
    const details: string[] = []
    const missed: string[] = []
    for (const { engine, open } of databases) {
      const { db, stop } = await open()
      try {
        const { problems, summary } = await measure(db, context, engine)
        found.push(...problems)
        details.push(summary)
        if (engine === PGLITE.engine) missed.push(...(await missedControls(db, context)))
      } finally {
        await db.destroy()
        await stop()
      }
    }
    for (const problem of found.slice(0, 20)) context.progress(problem)
    return {
      value: found.length,
      against: TENANT_CONTROLS.length - missed.length,
      ok: found.length === 0 && missed.length === 0,
      details: [
        ...details,
        `seed ${context.seed}; ${missed.length} of ${TENANT_CONTROLS.length} faulty backends missed`
      ]
    }
  }
}

async function measure(
  db: Kysely<Tables>,
  { full, seed, progress }: FigureContext,
  engine: string
): Promise<{ readonly problems: readonly string[]; readonly summary: string }> {
  const world = await openTenantWorld(db)
  const seen = await seenByOwner(world, world.t.call, world.ids.jobId)
  const attacked: AttackResult = await attack(world, world.t.call)
  progress(`${engine}: ${attacked.requests} calls with bad tokens, ${attacked.leaks.length} leaks`)
  const fuzzed: FuzzResult = await fuzz(world, world.t.call, {
    runs: full ? BODIES.full : BODIES.short,
    seed,
    progress: (text) => progress(`${engine}, ${text}`)
  })
  const statuses = Object.entries(fuzzed.statuses).map(
    ([status, count]) => `${count.toLocaleString('en-GB')} × ${status}`
  )
  return {
    problems: [
      ...(seen === PLACES ? [] : [`the canary is seen by its owner in ${seen} of ${PLACES} places`]),
      ...attacked.leaks,
      ...fuzzed.leaks,
      ...fuzzed.faults
    ],
    summary: `${engine}: ${ENDPOINTS.length} routes; ${attacked.requests} calls with bad tokens; ${fuzzed.requests.toLocaleString('en-GB')} fuzzed calls (${statuses.join(', ')})`
  }
}

/** Each on a world of its own, since a fault may change the rows. */
async function missedControls(db: Kysely<Tables>, { seed, progress }: FigureContext): Promise<readonly string[]> {
  const missed: string[] = []
  for (const { name, by, make } of TENANT_CONTROLS) {
    const world = await openTenantWorld(db)
    const call = await make(world)
    const caught =
      by === 'attack'
        ? (await attack(world, call)).leaks.filter((leak) => !leak.includes('it broke'))
        : (await fuzz(world, call, { runs: CONTROL_BODIES, seed, progress: () => undefined })).faults
    progress(`control, ${name}: ${caught.length > 0 ? `caught (${caught[0]?.slice(0, 120) ?? ''})` : 'NOT CAUGHT'}`)
    if (caught.length === 0) missed.push(name)
  }
  return missed
}
