import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * What a list shows of a product, close together: a page of a list in the order of risk is of as many products as it has rows, and each
 * product's own row lies among its texts, on a page of the file for itself.
 */
export const productLabels: Migration = {
  async up(db: Kysely<never>) {
    await sql.raw(`create index products_label on products (key, id, name)`).execute(db)
  }
}
