/** How often it is looked whether sending gets on. */
export const WATCH_MS = 30_000
/** A change that has waited longer, with no call ending meanwhile, is not waiting: something is stuck. */
export const WEDGED_MS = 60_000
