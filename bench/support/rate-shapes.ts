import { LeakyBudget, WindowBudget, type ServerShape } from '../../src/main/engine/rate/testing/server-shapes.ts'

/** 50 requests, or 10,000 tokens, a second. */
const REQUESTS_PER_MINUTE = 3_000
const TOKENS_PER_MINUTE = 600_000

interface RateShape {
  readonly what: string
  /** Whether the governor's constants were chosen with this shape in sight. */
  readonly tunedOn: boolean
  make(): ServerShape
}

/** The servers that the figure `rate` is run against. */
export const RATE_SHAPES = {
  requests: {
    what: '3,000 requests a minute, a bucket of 1 s',
    tunedOn: true,
    make: () => ({ requests: new LeakyBudget(REQUESTS_PER_MINUTE, 50) })
  },
  tokens: {
    what: '600,000 tokens a minute, a bucket of 1 s',
    tunedOn: true,
    make: () => ({ tokens: new LeakyBudget(TOKENS_PER_MINUTE, 10_000) })
  },
  burst: {
    what: '3,000 requests a minute, a bucket of 10 s',
    tunedOn: false,
    make: () => ({ requests: new LeakyBudget(REQUESTS_PER_MINUTE, 500) })
  },
  windows: {
    what: '3,000 requests a minute, fixed windows of 6 s',
    tunedOn: false,
    make: () => ({ requests: new WindowBudget(REQUESTS_PER_MINUTE, 6_000) })
  },
  costly: {
    what: '3,000 requests a minute, a bucket of 1 s, refusals cost as much as answers',
    tunedOn: false,
    make: () => ({ requests: new LeakyBudget(REQUESTS_PER_MINUTE, 50), refusalsCost: true })
  }
} as const satisfies Readonly<Record<string, RateShape>>

export type RateShapeName = keyof typeof RATE_SHAPES

export function isRateShape(name: string): name is RateShapeName {
  return Object.hasOwn(RATE_SHAPES, name)
}

/** What the server counted of the requests that came in the time it was asked to count. */
export interface RateCount {
  readonly accepted: number
  readonly refused: number
  /** Of what the best client could have had accepted in that time. */
  readonly share: number
  /** Milliseconds since the first request. */
  readonly elapsedMs: number
}
