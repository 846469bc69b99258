import { PGlite } from '@electric-sql/pglite'
import { sql, type Kysely } from 'kysely'
import { Client } from 'pg'
import { openDatabase } from '../../src/db/open.ts'
import type { Tables } from '../../src/db/tables.ts'

/** Set, every suite of the backend runs on that PostgreSQL instead of PGlite in memory. Several files may use it at once. */
const url = process.env['WORDSHELF_TEST_DATABASE_URL'] ?? ''

export const ON_POSTGRES = url !== ''

let files: Promise<Blob> | undefined

/** Made once in a process: to read them takes a quarter of the work of making them. */
async function emptyFiles(): Promise<Blob> {
  const empty = await PGlite.create()
  try {
    return await empty.dumpDataDir('none')
  } finally {
    await empty.close()
  }
}

async function openInMemory(): Promise<Kysely<Tables>> {
  files ??= emptyFiles()
  return openDatabase({ memory: true, files: await files })
}

/** One for each test file; rows of other files may be there too, since everything belongs to an instance of its own. */
export function openTestDatabase(): Promise<Kysely<Tables>> {
  return ON_POSTGRES ? openDatabase({ url, connections: 8 }) : openInMemory()
}

let instances = 0

export interface TestInstance {
  readonly name?: string
  readonly allowance?: number
  readonly wixInstanceId?: string
  readonly devices?: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
}

/** An instance that nobody else uses, with devices that have never been seen. Returns its id. */
export async function addInstance(db: Kysely<Tables>, options: TestInstance): Promise<string> {
  const { name = 'Test store', allowance = 100, wixInstanceId = null, devices = ['d1'], now } = options
  instances += 1
  const instanceId = `i-${process.pid}-${process.hrtime.bigint()}-${instances}`
  const at = new Date(now)
  await db
    .insertInto('instances')
    .values({
      instance_id: instanceId,
      wix_instance_id: wixInstanceId,
      name,
      plan_name: 'test',
      plan_allowance: allowance,
      created_at: at
    })
    .execute()
  await db.insertInto('instance_heads').values({ instance_id: instanceId }).execute()
  for (const device of devices) await addDevice(db, instanceId, device, now)
  return instanceId
}

export async function addDevice(db: Kysely<Tables>, instanceId: string, deviceId: string, now: number): Promise<void> {
  await db
    .insertInto('devices')
    .values({
      instance_id: instanceId,
      device_id: deviceId,
      name: `Device ${deviceId}`,
      token_hash: `${instanceId} ${deviceId}`,
      created_at: new Date(now)
    })
    .execute()
}

/** Runs what a query planner would be asked on a live database, so that a test can look at rows of any table. */
export async function rowsOf<T>(db: Kysely<Tables>, instanceId: string, table: keyof Tables): Promise<readonly T[]> {
  const { rows } = await sql<T>`select * from ${sql.table(table)} where instance_id = ${instanceId}`.execute(db)
  return rows
}

/** A database that nothing was ever written to: ids begin at 1. The caller destroys it. */
export async function openFreshDatabase(): Promise<Kysely<Tables>> {
  if (!ON_POSTGRES) return openInMemory()
  const name = `fresh_${process.pid}_${process.hrtime.bigint()}`
  const client = new Client(url)
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const own = new URL(url)
  own.pathname = `/${name}`
  return openDatabase({ url: own.href, connections: 8 })
}
