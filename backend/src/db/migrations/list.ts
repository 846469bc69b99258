import type { Migration } from 'kysely/migration'
import { first } from './0001-first.ts'
import { regenerate } from './0002-regenerate.ts'

/** Names sort in the order of the steps and never change. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-regenerate': regenerate
}
