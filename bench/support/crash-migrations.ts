import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * The app's migrations, each of which calls `beforeCommit` as the last thing inside its transaction, and `extra` steps behind them
 * that do what a step does: make a table, fill it, change one that is full.
 */
export function withExtra(
  migrations: Readonly<Record<string, Migration>>,
  extra: number,
  beforeCommit: () => void = () => undefined
): Readonly<Record<string, Migration>> {
  const added = Array.from({ length: extra }, (_, n): [string, Migration] => [
    `9${String(n).padStart(3, '0')}-crash`,
    {
      async up(db: Kysely<never>) {
        await sql.raw(`create table crash_${n} as select id, uid, prompt from jobs`).execute(db)
        await sql.raw(`create index crash_${n}_uid on crash_${n} (uid)`).execute(db)
        await sql.raw(`update jobs set prompt = prompt`).execute(db)
      }
    }
  ])
  return Object.fromEntries(
    [...Object.entries(migrations), ...added].map(([name, step]) => [
      name,
      {
        async up(db) {
          await step.up(db)
          beforeCommit()
        }
      }
    ])
  )
}
