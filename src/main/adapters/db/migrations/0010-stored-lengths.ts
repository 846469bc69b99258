import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** SQLite counts these otherwise than JavaScript: characters outside the first plane once, and nothing behind a NUL. */
const COUNTED_OTHERWISE = `(coalesce(edit, proposal) glob '*[' || char(65536) || '-' || char(1114111) || ']*'
  or instr(cast(coalesce(edit, proposal) as blob), x'00') > 0)`

/**
 * The length of a text was that of what a reader sees of it, and is now that of the text as it is stored. Counted here where SQLite counts
 * right, since to measure a hundred thousand texts anew when the database is opened takes minutes; emptied, to be measured then, where it
 * does not, and where blanks at the ends may now make a text longer than is recommended.
 */
const statements = [
  `update job_items set shown_length = iif(${COUNTED_OTHERWISE}, null, length(coalesce(edit, proposal)))
   where shown_length is not null
     and (attribute = 'description' or shown_length <> length(coalesce(edit, proposal)) or ${COUNTED_OTHERWISE})`,
  `update job_items set shown_length = null where shown_length is not null and shown_flags & 1 = 0
     and shown_length > case attribute when 'seoTitle' then 60 when 'seoDescription' then 160 when 'imageAlt' then 125 end`
]

export const storedLengths: Migration = {
  async up(db: Kysely<never>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  }
}
