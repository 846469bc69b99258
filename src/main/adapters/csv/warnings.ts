import { assertNever } from '#shared/lib/assert-never.ts'
import type { CatalogFileEvent } from '../../ports/catalog-file.ts'

export type WarningKind = 'type-case' | 'rounded-number' | 'translated-boolean' | 'wrapped-row' | 'garbled-text'

type WarningEvent = Extract<CatalogFileEvent, { kind: 'warning' }>

/** Gathers what is worth saying once per kind. */
export interface Warnings {
  note(kind: WarningKind, line: number): void
  events(): readonly WarningEvent[]
}

export function createWarnings(): Warnings {
  const noted = new Map<WarningKind, { rows: number; readonly firstLine: number }>()
  return {
    note(kind, line) {
      const known = noted.get(kind)
      if (known) known.rows += 1
      else noted.set(kind, { rows: 1, firstLine: line })
    },
    events: () =>
      [...noted].map(([kind, { rows, firstLine }]) => ({
        kind: 'warning',
        message: sentence(kind, rows),
        rows,
        firstLine
      }))
  }
}

function sentence(kind: WarningKind, rows: number): string {
  const some = rows === 1 ? '1 row' : `${rows} rows`
  const they = rows === 1 ? 'It was' : 'They were'
  switch (kind) {
    case 'type-case':
      return `${some} spelled the fieldType in other letters than Wix does. ${they} read, but Wix skips such rows without a word: correct them before you import this file into Wix.`
    case 'rounded-number':
      return `A spreadsheet rounded long numbers to a form like 3.64E+14 in ${some} (handle, SKU or barcode); the digits are lost. Do not import this file back into Wix: it would overwrite the real numbers. Export it from Wix again instead.`
    case 'translated-boolean':
      return `A spreadsheet wrote true and false in another language in ${some}. ${they} read, but Wix does not understand it: do not import this file back into Wix.`
    case 'wrapped-row':
      return `A spreadsheet wrapped ${some} in quotation marks as a whole. ${they} read, but Wix does not understand that: do not import this file back into Wix.`
    case 'garbled-text':
      return `${some} ${rows === 1 ? 'holds' : 'hold'} signs of a wrong encoding, such as "Ã©" in place of "é": another program damaged the text before. Check it, or export it from Wix again.`
    default:
      return assertNever(kind, 'warning')
  }
}
