import { startPostgres } from './postgres.ts'

/** One server for the whole run, of which each test takes a database of its own (backend/test/support/database.ts). */
export async function setup(): Promise<() => Promise<void>> {
  const postgres = await startPostgres({ durable: false })
  process.env['WORDSHELF_TEST_DATABASE_URL'] = postgres.url
  return () => postgres.stop()
}
