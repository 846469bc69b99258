import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Texts that the model writes anew: the job that asks for one, and since when an item shows another than was delivered first. */
const statements = [
  `alter table jobs add column regenerates jsonb`,
  `alter table job_items add column proposal_rev bigint not null default 0 check (proposal_rev >= 0)`,
  `alter table job_items add column proposal_by text`
]

export const regenerate: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  }
}
