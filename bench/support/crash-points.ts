/** What a transaction did, as told by the store methods that it used. */
const DEEDS = {
  /** The first store of a new data folder. */
  setup: (used) => used.has('createInstance'),
  'create-job': (used) => used.has('createJob') && !used.has('rework'),
  /** A text is asked for once more: a job of one item. */
  'ask-again': (used) => used.has('rework'),
  claim: (used) => some(used, /^claim/),
  'land-done': (used) => used.has('item>DONE'),
  'land-retry': (used) => used.has('item>PENDING'),
  'land-failed': (used) => used.has('item>FAILED'),
  /** The text that was asked for once more takes the place of the earlier one. */
  'land-again': (used) => used.has('rewrite'),
  /** The landing that ends its job. */
  complete: (used) => some(used, /^job>(COMPLETED|FAILED)$/),
  pause: (used) => used.has('paused by user'),
  'pause-offline': (used) => used.has('paused by offline'),
  resume: (used) => used.has('job>RUNNING') && !used.has('createJob') && !used.has('reopenReleasedItems'),
  cancel: (used) => used.has('cancelOpenItems'),
  'retry-failed': (used) => used.has('reopenReleasedItems'),
  rollover: (used) => used.has('openPeriod'),
  allowance: (used) => used.has('setAllowance') && !used.has('createInstance'),
  adjust: (used) => used.has('adjust'),
  review: (used) => used.has('applyReview') && !used.has('rewrite'),
  'undo-review': (used) => used.has('undoReview'),
  rescue: (used) => used.has('rescueOrphans'),
  'import-stage': (used) => used.has('stageProducts'),
  'import-apply': (used) => used.has('applyStaged')
} as const satisfies Readonly<Record<string, (used: ReadonlySet<string>) => boolean>>

export type Deed = keyof typeof DEEDS
export const DEED_NAMES = Object.keys(DEEDS) as Deed[]

const OTHER_POINTS = [
  /** Inside the transaction that makes the schema, and after it. */
  'migration:before',
  'migration:after',
  /** Claimed, but the model was not asked yet. */
  'model:before-request',
  /** The request is with the server. */
  'model:asked',
  /** The answer is here and paid for, but nothing of it is stored. */
  'model:answered'
] as const

/** `before` is inside the transaction with all of its statements run; `after` is when the commit has returned. */
export type CrashPoint = `${Deed}:${'before' | 'after'}` | (typeof OTHER_POINTS)[number]

export const CRASH_POINTS: readonly CrashPoint[] = [
  ...DEED_NAMES.flatMap((deed) => [`${deed}:before`, `${deed}:after`] as const),
  ...OTHER_POINTS
]

/** Points that only a data folder without a store comes to. */
export const FIRST_POINTS: readonly CrashPoint[] = [
  'migration:before',
  'migration:after',
  'setup:before',
  'setup:after'
]

/** Deeds of which one child does several, so that the kill may come at the first or at a later one. */
const FREQUENT: ReadonlySet<string> = new Set(['claim', 'land-done', 'land-retry', 'model', 'create-job'])

/** How often a child surely comes to a point. */
export function timesReached(point: CrashPoint): number {
  return FREQUENT.has(point.split(':')[0] ?? '') ? 5 : 1
}

/** @param used names of the store methods used, with what was moved where as `noteUse` words it */
export function deedsOf(used: ReadonlySet<string>): readonly Deed[] {
  return DEED_NAMES.filter((deed) => DEEDS[deed](used))
}

/**
 * Notes a store method and, from its arguments, which statuses it moves to. The arguments are searched and not taken by place, so that
 * a method that lands one item and one that lands a hundred read the same.
 */
export function noteUse(used: Set<string>, method: string, args: readonly unknown[]): void {
  used.add(method)
  for (const arg of args) noteMoves(used, arg, 4)
}

function noteMoves(used: Set<string>, value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null || depth === 0) return
  if (Array.isArray(value)) {
    for (const entry of value) noteMoves(used, entry, depth - 1)
    return
  }
  if ('to' in value && typeof value.to === 'string') used.add(`${'from' in value ? 'job' : 'item'}>${value.to}`)
  if ('regenerates' in value && value.regenerates !== null) used.add('rework')
  if ('rewritten' in value && value.rewritten !== undefined) used.add('rewrite')
  if ('pausedBy' in value && typeof value.pausedBy === 'string') used.add(`paused by ${value.pausedBy}`)
  for (const entry of Object.values(value)) noteMoves(used, entry, depth - 1)
}

function some(used: ReadonlySet<string>, pattern: RegExp): boolean {
  return [...used].some((name) => pattern.test(name))
}
