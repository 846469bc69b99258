import type { LedgerEntry } from '#shared/contract/credits.ts'

export interface LedgerWords {
  readonly label: string
  readonly meaning: string
  /** What the movement does to the credits in use. */
  readonly effect: '+' | '−' | ''
}

export const LEDGER_WORDS: Readonly<Record<LedgerEntry['kind'], LedgerWords>> = {
  ALLOWANCE: { label: 'Allowance', meaning: 'Monthly limit set', effect: '' },
  RESERVE: { label: 'Reserved', meaning: 'Held for a job', effect: '+' },
  CAPTURE: { label: 'Captured', meaning: 'Delivered', effect: '' },
  RELEASE: { label: 'Released', meaning: 'Given back', effect: '−' },
  ROLLOVER: { label: 'Rollover', meaning: 'A new month began', effect: '' },
  ADJUSTMENT: { label: 'Adjustment', meaning: 'Corrected by hand', effect: '' }
}
