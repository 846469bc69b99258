import type { Import } from '#shared/contract/imports.ts'
import type { CsvShape } from './catalog-file.ts'

/** What of an import is known anew; what is left out stays as it was. */
export interface ImportChange {
  readonly state?: Import['state']
  readonly shape?: CsvShape | null
  readonly products?: number
  readonly newProducts?: number
  readonly changedProducts?: number
  readonly unchangedProducts?: number
  readonly variants?: number
  readonly mediaRows?: number
  readonly refusedRows?: number
  readonly refused?: Import['refused']
  readonly warnings?: Import['warnings']
  readonly preview?: Import['preview']
  readonly message?: string | null
}
