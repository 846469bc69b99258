import { sql, type Kysely } from 'kysely'
import { openDatabase, type DatabaseSource } from '../../backend/src/db/open.ts'
import type { Tables } from '../../backend/src/db/tables.ts'
import { addInstance } from '../../backend/test/support/database.ts'
import { facts, NOW, row, TestDevice, testDeps } from '../../backend/test/support/device.ts'
import { MAX_CHANGES_PER_PAGE } from '../../src/shared/sync/protocol.ts'
import type { RacedFeed } from './feed-race.ts'

export interface DeviceFeedOptions {
  readonly writers: number
  /** For each writer. */
  readonly rows: number
  /** The longest wait between the last statement of a transaction and its commit. Milliseconds. */
  readonly pauseMs: number
}

/**
 * The product's feed: each writer is a device that tells a job of its own through the backend's sync, the items first and what came of
 * them later, and the reader is one more device of the same store.
 */
export async function openFeedOfDevices(
  source: DatabaseSource,
  { writers, rows, pauseMs }: DeviceFeedOptions
): Promise<RacedFeed & { close(): Promise<void> }> {
  const db = await openDatabase(source)
  await waitBeforeCommits(db, pauseMs)
  const names = Array.from({ length: writers }, (_, n) => `writer${n}`)
  const deps = testDeps(db)
  const instanceId = await addInstance(db, { now: NOW, devices: [...names, 'reader'] })
  const devices = names.map((name) => new Writer(new TestDevice(deps, instanceId, name), rows))
  const reader = new TestDevice(deps, instanceId, 'reader')
  return {
    write: async (n, from, count) => devices[n]?.write(from, count),
    async read(cursor) {
      const reply = await reader.sync({ pull: { cursor, limit: MAX_CHANGES_PER_PAGE } })
      return {
        rows: reply.items.map(({ jobUid, position, seq }) => ({ key: `${jobUid}/${position}`, version: seq })),
        baseCursor: reply.baseCursor,
        nextCursor: reply.nextCursor
      }
    },
    close: () => db.destroy()
  }
}

/** The database itself waits, in every transaction that has stored an event, after its last statement: nothing of ours knows of it. */
async function waitBeforeCommits(db: Kysely<Tables>, pauseMs: number): Promise<void> {
  await sql`create function wait_before_commit() returns trigger language plpgsql as $$
    begin perform pg_sleep(tg_argv[0]::float / 1000 * (abs(hashtext(new.device_id || new.last_seq)) % 100) / 100); return null; end $$`.execute(
    db
  )
  await sql`create constraint trigger wait_before_commit after insert or update on device_cursors
    deferrable initially deferred for each row execute function wait_before_commit(${sql.lit(pauseMs)})`.execute(db)
}

/** A device with one job. */
class Writer {
  readonly #device: TestDevice
  readonly #jobUid: string
  readonly #rows: number
  /** What was told last, and has not landed yet. */
  #open: readonly number[] = []

  constructor(device: TestDevice, rows: number) {
    this.#device = device
    this.#jobUid = `job-of-${device.deviceId}`
    this.#rows = rows
  }

  async write(from: number, count: number): Promise<void> {
    const device = this.#device
    const jobUid = this.#jobUid
    const positions = Array.from({ length: count }, (_, n) => from + n)
    const told = (type: 'PENDING' | 'DONE', of: readonly number[]) =>
      of.map((position) => row(position, { status: type }))
    // Told again, so that no credits are asked for: this is about rows.
    if (from === 0)
      device.tell('job.created', { jobUid, period: '2026-11', credits: 0, again: true, job: facts(this.#rows) })
    device.tell('job.items', { jobUid, from, to: from + count }, told('PENDING', positions))
    if (this.#open.length > 0)
      device.tell(
        'items.landed',
        { jobUid, period: '2026-11', done: [...this.#open], failed: [], captured: 0, released: 0 },
        told('DONE', this.#open)
      )
    this.#open = positions
    // What the others write is the reader's business.
    await device.sync({ pull: { cursor: 0, limit: 1 } })
  }
}
