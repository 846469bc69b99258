import type { SimulatorRandom } from '../random.ts'
import { isObject } from './json.ts'

/** Everything that can go wrong between a client and a store, on demand. */
export const WIX_FAULT_KINDS = [
  /** 429, with `retry-after` in seconds or without. */
  'rate-limit',
  'rate-limit-bare',
  /** Before anything was done; the body is `{}`-like JSON, an edge's HTML, or nothing. */
  'error-500',
  'error-502-html',
  'error-503-empty',
  'error-504',
  /** Everything was done, and the answer is a 500, a 504, or none. */
  'error-500-after',
  'error-504-after',
  'drop-after',
  /** Nothing was done and no answer comes. */
  'drop-before',
  /** Never answers; nothing was done, or everything was. */
  'hang-before',
  'hang-after',
  /** Done, and the answer breaks off in the middle. */
  'drop-body',
  'hang-body',
  'truncated-json',
  /** Done and answered in full, `delayMs` late: before the headers, or in the middle of the body. */
  'slow-first-byte',
  'slow-body',
  /** Something that is not Wix answers: a sign-in page with 200. Nothing was done. */
  'proxy-html',
  /** Answered as if done; nothing was. */
  'silent-no-op',
  /** The products of the request are touched, deleted, or the whole site moves to V3, just before the request is handled. */
  'stale-revision',
  'deleted-meanwhile',
  'move-to-v3',
  /** The store's clock is `skewMs` off from now on. */
  'clock-skew',
  /** Each product of a bulk update fails with even chance, the request as a whole with none. */
  'partial-failure',
  'variants-misaligned',
  'unauthorized',
  'forbidden',
  'provisioning'
] as const
export type WixFaultKind = (typeof WIX_FAULT_KINDS)[number]

/** When a fault strikes. All conditions given must hold; with none it always does. */
export interface WixFaultRule {
  readonly kind: WixFaultKind
  /** Request numbers as the log counts them, from 1. */
  readonly requests?: readonly number[]
  readonly from?: number
  readonly until?: number
  /** A part of the path, as `/products/query`. */
  readonly path?: string
  /** Only requests that may change something, or only those that may not. */
  readonly writes?: boolean
  /** Chance of 0 to 1, from the simulator's seeded random. */
  readonly probability?: number
  /** Strikes at most so often. */
  readonly times?: number
  /** For `rate-limit`, 1 to 60; 2 by default. */
  readonly retryAfterS?: number
  /** For the slow ones; 3,000 by default. */
  readonly delayMs?: number
  /** For `clock-skew`; 10 minutes by default. May be negative. */
  readonly skewMs?: number
  /** For `move-to-v3`: the share of products that get new ids; none by default. */
  readonly newIds?: number
}

export type WixFaultPlan = readonly WixFaultRule[]

export interface FaultTarget {
  readonly number: number
  readonly path: string
  readonly writes: boolean
}

/** The rules in force with what they have already done. The first rule that applies wins. */
export class WixFaultBook {
  #rules: { readonly rule: WixFaultRule; struck: number }[] = []
  readonly #random: SimulatorRandom

  constructor(plan: WixFaultPlan, random: SimulatorRandom) {
    this.#random = random
    this.replace(plan)
  }

  replace(plan: WixFaultPlan): void {
    this.#rules = plan.map((rule) => ({ rule, struck: 0 }))
  }

  choose(target: FaultTarget): WixFaultRule | undefined {
    for (const entry of this.#rules) {
      if (!this.#applies(entry.rule, entry.struck, target)) continue
      entry.struck += 1
      return entry.rule
    }
    return undefined
  }

  #applies(rule: WixFaultRule, struck: number, target: FaultTarget): boolean {
    if (rule.times !== undefined && struck >= rule.times) return false
    if (rule.requests !== undefined && !rule.requests.includes(target.number)) return false
    if (rule.from !== undefined && target.number < rule.from) return false
    if (rule.until !== undefined && target.number > rule.until) return false
    if (rule.path !== undefined && !target.path.includes(rule.path)) return false
    if (rule.writes !== undefined && rule.writes !== target.writes) return false
    return rule.probability === undefined || this.#random.next() < rule.probability
  }
}

/** Faults that pass: a client that tries on gets through once the plan has ended. */
export const PASSING_FAULTS = WIX_FAULT_KINDS.filter(
  (kind) =>
    !['move-to-v3', 'clock-skew', 'deleted-meanwhile', 'variants-misaligned', 'unauthorized', 'forbidden'].includes(
      kind
    )
)

/**
 * A plan in which each request meets one of `kinds` with the chance `share`, all kinds alike. Which request meets which is decided by the
 * simulator's own seeded random.
 */
export function mixedFaults(share: number, kinds: readonly WixFaultKind[], until?: number): WixFaultPlan {
  return kinds.map((kind, index) => ({
    kind,
    // The rules before this one have had their chance already.
    probability: share / kinds.length / (1 - (share * index) / kinds.length),
    ...(until === undefined ? {} : { until })
  }))
}

/** Reads a plan that came over the wire; throws a sentence that says what is wrong with it. */
export function readWixFaultPlan(value: unknown): WixFaultPlan {
  if (!Array.isArray(value)) throw new TypeError('faults must be a list of rules')
  return value.map((rule: unknown, index) => {
    if (!isObject(rule)) throw new TypeError(`faults[${index}] must be an object`)
    const kind = WIX_FAULT_KINDS.find((known) => known === rule['kind'])
    if (kind === undefined) throw new TypeError(`faults[${index}].kind must be one of ${WIX_FAULT_KINDS.join(', ')}`)
    for (const name of ['from', 'until', 'probability', 'times', 'retryAfterS', 'delayMs', 'skewMs', 'newIds']) {
      if (rule[name] !== undefined && typeof rule[name] !== 'number')
        throw new TypeError(`faults[${index}].${name} must be a number`)
    }
    if (rule['writes'] !== undefined && typeof rule['writes'] !== 'boolean')
      throw new TypeError(`faults[${index}].writes must be true or false`)
    if (rule['path'] !== undefined && typeof rule['path'] !== 'string')
      throw new TypeError(`faults[${index}].path must be a string`)
    const { requests } = rule
    if (requests !== undefined && !(Array.isArray(requests) && requests.every((one) => typeof one === 'number')))
      throw new TypeError(`faults[${index}].requests must be a list of numbers`)
    return { ...rule, kind }
  })
}
