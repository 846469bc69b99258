import type { LedgerEntry } from '#shared/contract/credits.ts'

/** What an entry does to the credits in use. */
export function effectOf({ kind, amount }: Pick<LedgerEntry, 'kind' | 'amount'>): '+' | '−' | '' {
  switch (kind) {
    case 'RESERVE':
      return '+'
    case 'RELEASE':
      return '−'
    case 'ADJUSTMENT':
      return amount < 0 ? '−' : '+'
    case 'ALLOWANCE':
    case 'CAPTURE':
    case 'ROLLOVER':
      return ''
  }
}
