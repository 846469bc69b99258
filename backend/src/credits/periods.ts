import { sql } from 'kysely'
import type { PeriodView } from '#shared/sync/protocol.ts'
import { lockInstance } from '../db/lock-instance.ts'
import type { Tx } from '../db/tables.ts'
import type { CreditBook } from './book.ts'
import { loadBook, saveBook } from './book-rows.ts'
import { devicesJson } from './device-rows.ts'
import { periodViewOf, type SeenDevice } from './period-view.ts'

/** The instance's credits as they are at `now`, under its lock. Null where there is no such instance. The caller saves the book. */
export async function openBook(tx: Tx, instanceId: string, now: number): Promise<CreditBook | null> {
  if ((await lockInstance(tx, instanceId)) === null) return null
  const book = await loadBook(tx, instanceId)
  book?.roll(now)
  return book
}

/** The running month exists, those before it are closing, and what waited long enough is sealed. */
export async function rollPeriods(tx: Tx, instanceId: string, now: number): Promise<void> {
  const book = await openBook(tx, instanceId, now)
  if (book !== null) await saveBook(tx, instanceId, book)
}

/** The running month, rolled before it is looked at. Null where there is no such instance. */
export async function readPeriodView(tx: Tx, instanceId: string, now: number): Promise<PeriodView | null> {
  const book = await openBook(tx, instanceId, now)
  if (book === null) return null
  await saveBook(tx, instanceId, book)
  return periodViewOf(book, await readDevices(tx, instanceId))
}

export async function readDevices(tx: Tx, instanceId: string): Promise<readonly SeenDevice[]> {
  const { rows } = await sql<{ devices: readonly SeenDevice[] }>`select ${devicesJson(instanceId)} as devices`.execute(
    tx
  )
  return rows[0]?.devices ?? []
}
