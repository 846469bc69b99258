import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `alter table app_instances add column banned_words text not null default '[]' check (banned_words = '[]' or json_valid(banned_words))`,
  // The last item that was looked through since the list was changed; null where all of them were.
  `alter table app_instances add column banned_checked integer`
]

/** Words and phrases that no text of a store may use, and how far its texts have been looked through for them. */
export const bannedWords: Migration = {
  async up(db: Kysely<never>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  }
}
