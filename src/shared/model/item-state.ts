export const ITEM_STATUSES = ['PENDING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'SKIPPED'] as const
export type ItemStatus = (typeof ITEM_STATUSES)[number]

/** `RUNNING → PENDING` is a snooze, a rescue or a retry. A failed or cancelled item is taken up again only with a new charge. */
export const ITEM_TRANSITIONS: Readonly<Record<ItemStatus, readonly ItemStatus[]>> = {
  PENDING: ['RUNNING', 'CANCELLED', 'SKIPPED'],
  RUNNING: ['PENDING', 'DONE', 'FAILED', 'CANCELLED'],
  DONE: [],
  FAILED: ['PENDING'],
  CANCELLED: ['PENDING'],
  SKIPPED: []
}

export function canItemMove(from: ItemStatus, to: ItemStatus): boolean {
  return ITEM_TRANSITIONS[from].includes(to)
}

/**
 * How the one credit of an item stands. It leaves `HELD` exactly once per reservation; `FREE` items took over an earlier result;
 * `ELSEWHERE` is the credit of an item that another device, or an earlier life of this one, accounts for.
 */
export const CREDIT_STATES = ['HELD', 'CAPTURED', 'RELEASED', 'FREE', 'ELSEWHERE'] as const
export type CreditState = (typeof CREDIT_STATES)[number]

/** Of an item that has a reservation. */
export function creditStateOf(status: ItemStatus): Exclude<CreditState, 'FREE' | 'ELSEWHERE'> {
  switch (status) {
    case 'PENDING':
    case 'RUNNING':
      return 'HELD'
    case 'DONE':
      return 'CAPTURED'
    case 'FAILED':
    case 'CANCELLED':
    case 'SKIPPED':
      return 'RELEASED'
  }
}

export const REVIEW_STATES = ['OPEN', 'APPROVED', 'REJECTED'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

export const PUBLISH_STATES = ['NONE', 'PLANNED', 'SENDING', 'PUBLISHED', 'CONFLICT', 'UNKNOWN', 'REVERTED'] as const
export type PublishState = (typeof PUBLISH_STATES)[number]
