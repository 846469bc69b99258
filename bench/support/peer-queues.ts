import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startPostgres } from '../../test/support/postgres.ts'

/** A queue of others, ready to be given work. */
export interface PeerQueue {
  readonly name: string
  /** Puts in `count` jobs that do nothing, and takes them all out again. Returns the milliseconds of the taking out alone. */
  process(count: number): Promise<number>
  close(): Promise<void>
}

/** The packages of bench/package.json, which the app's own type check cannot count on: only what is used of them. */
interface GraphileWorker {
  run(options: object): Promise<{
    stop(): Promise<void>
    readonly events: { on(event: 'job:complete', listener: () => void): void }
  }>
  runMigrations(options: object): Promise<void>
  readonly Logger: new (factory: () => () => void) => object
}

interface Pg {
  readonly default: {
    readonly Pool: new (options: object) => {
      query(sql: string, values?: readonly unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>
      end(): Promise<void>
      on(event: 'error', listener: () => void): void
      on(event: 'connect', listener: (client: { on(event: 'error', listener: () => void): void }) => void): void
    }
  }
}

interface Plainjob {
  better(database: Database.Database): object
  defineQueue(options: object): { addMany(type: string, data: readonly unknown[]): unknown; close(): void }
  defineWorker(
    type: string,
    run: () => Promise<void>,
    options: object
  ): { start(): Promise<void>; stop(): Promise<void> }
}

async function peer<T>(name: string): Promise<T> {
  const loaded: unknown = await import(name)
  return loaded as T
}

const LOCAL_QUEUE = 500
const CONCURRENCY = 24

/**
 * graphile-worker with everything that its guide names for speed: jobs are fetched 500 at a time, run 24 at once, and completed in
 * batches. The clock runs from the first job's start to the last one's completion; fetching the first batch is not in it.
 */
export async function graphileQueue(): Promise<PeerQueue> {
  const postgres = await startPostgres()
  const { default: pg } = await peer<Pg>('pg')
  const { run, runMigrations, Logger } = await peer<GraphileWorker>('graphile-worker')
  const pgPool = new pg.Pool({
    host: postgres.host,
    user: postgres.user,
    database: postgres.database,
    max: CONCURRENCY + 2
  })
  // The end of the server ends idle connections; that is no news.
  pgPool.on('error', quiet)
  pgPool.on('connect', (client) => client.on('error', quiet))
  const logger = new Logger(() => () => undefined)
  await runMigrations({ pgPool, logger })
  return {
    name: `graphile-worker (${postgres.version})`,
    async process(count) {
      await pgPool.query(
        `select count(*) from graphile_worker.add_jobs(array(
          select json_populate_record(null::graphile_worker.job_spec, json_build_object('identifier', 'noop', 'payload', json_build_object('n', i)))
          from generate_series(1, $1) i))`,
        [count]
      )
      await pgPool.query('vacuum analyze graphile_worker._private_jobs')
      const done = Promise.withResolvers<number>()
      let started: number | undefined
      let completed = 0
      const runner = await run({
        pgPool,
        logger,
        concurrency: CONCURRENCY,
        noHandleSignals: true,
        taskList: {
          noop: () => {
            started ??= performance.now()
            return Promise.resolve()
          }
        },
        preset: {
          worker: { localQueue: { size: LOCAL_QUEUE }, completeJobBatchDelay: 0, failJobBatchDelay: 0 }
        }
      })
      runner.events.on('job:complete', () => {
        completed += 1
        if (completed === count) done.resolve(performance.now())
      })
      const ms = (await done.promise) - (started ?? 0)
      await runner.stop()
      const left = (await pgPool.query('select count(*)::int as n from graphile_worker._private_jobs')).rows[0]?.['n']
      if (left !== 0) throw new Error(`graphile-worker left ${String(left)} jobs undone`)
      return ms
    },
    async close() {
      await pgPool.end()
      await postgres.stop()
    }
  }
}

/** plainjob as it comes: one worker, SQLite in WAL mode with synchronous NORMAL, which a power cut can undo. */
export async function plainjobQueue(): Promise<PeerQueue> {
  const { better, defineQueue, defineWorker } = await peer<Plainjob>('plainjob')
  const silent = { error: quiet, warn: quiet, info: quiet, debug: quiet }
  const dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-plainjob-'))
  const database = new Database(path.join(dir, 'queue.db'))
  const queue = defineQueue({ connection: better(database), logger: silent })
  return {
    name: 'plainjob (SQLite, WAL, NORMAL)',
    async process(count) {
      queue.addMany(
        'noop',
        Array.from({ length: count }, (_, n) => ({ n }))
      )
      const done = Promise.withResolvers<void>()
      let completed = 0
      const worker = defineWorker('noop', () => Promise.resolve(), {
        queue,
        logger: silent,
        onCompleted: () => {
          completed += 1
          if (completed === count) done.resolve()
        }
      })
      const start = performance.now()
      const ended = worker.start()
      await done.promise
      const ms = performance.now() - start
      await worker.stop()
      await ended
      return ms
    },
    close() {
      queue.close()
      rmSync(dir, { recursive: true, force: true })
      return Promise.resolve()
    }
  }
}

function quiet(): void {
  // Neither of them has anything to say that a figure would print.
}
