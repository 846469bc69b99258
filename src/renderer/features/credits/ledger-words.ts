import type { ItemCredit, LedgerEntry } from '#shared/contract/credits.ts'

export interface LedgerWords {
  readonly label: string
  readonly meaning: string
}

export const LEDGER_WORDS: Readonly<Record<LedgerEntry['kind'], LedgerWords>> = {
  ALLOWANCE: { label: 'Allowance', meaning: 'Monthly limit set' },
  RESERVE: { label: 'Reserved', meaning: 'Held for a job' },
  CAPTURE: { label: 'Captured', meaning: 'Delivered' },
  RELEASE: { label: 'Released', meaning: 'Given back' },
  ROLLOVER: { label: 'Rollover', meaning: 'A new month began' },
  ADJUSTMENT: { label: 'Adjustment', meaning: 'Corrected by hand' }
}

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

export const CREDIT_WORDS: Readonly<Record<ItemCredit['credit'], string>> = {
  HELD: 'Held',
  CAPTURED: 'Captured',
  RELEASED: 'Released',
  FREE: 'Free',
  ELSEWHERE: 'On another device'
}
