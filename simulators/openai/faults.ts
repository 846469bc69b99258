import type { SimulatorRandom } from '../random.ts'

/** Everything that the simulator can do wrong on demand. */
export const FAULT_KINDS = [
  /** 429 rate_limit_exceeded, with the wait in `retry-after-ms`, in `retry-after` (seconds or a date), or not at all. */
  'rate-limit-ms',
  'rate-limit-seconds',
  'rate-limit-date',
  'rate-limit-bare',
  'insufficient-quota',
  'spend-limit',
  'slow-down',
  'flex-unavailable',
  'unauthorized',
  'region',
  'no-model-access',
  'model-not-found',
  'bad-request',
  'too-long',
  'server-error',
  'bad-gateway-html',
  'overloaded',
  /** Never answers. */
  'hang',
  /** Sends headers and half of the body, then nothing. */
  'hang-body',
  /** The connection breaks before the headers, or in the middle of the body. */
  'drop',
  'drop-body',
  'redirect',
  /** 200 with something that is not an answer. */
  'html-200',
  'empty-200',
  'truncated-json',
  'failed-status',
  /** Answers that were cut, declined or not written as asked. */
  'cut-tokens',
  'cut-filter',
  'refusal',
  'not-json',
  'fenced-json',
  'partial',
  /** Valid by the schema, wrong by the shop's rules. */
  'over-long',
  'empty',
  'broken-html',
  'lost-numbers',
  'wrong-language',
  'injected-link',
  /** A good answer without any rate or vendor header, as local servers give it. */
  'no-headers'
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** When a fault strikes. Every condition that is given must hold; a rule without conditions strikes every time. */
export interface FaultRule {
  readonly kind: FaultKind
  /** Numbers of requests, counted from 1 over the simulator's life. */
  readonly requests?: readonly number[]
  readonly from?: number
  readonly until?: number
  /** The product's name, in any case; `*` stands for anything. */
  readonly product?: string
  /** 0 to 1, drawn from the simulator's seeded source. */
  readonly probability?: number
  /** How often at most. */
  readonly times?: number
  /** For the rate-limit kinds: what the server says. */
  readonly retryAfterMs?: number
}

export type FaultPlan = readonly FaultRule[]

export interface Fault {
  readonly kind: FaultKind
  readonly retryAfterMs: number
}

const DEFAULT_RETRY_AFTER_MS = 1_000

export function isFaultKind(value: unknown): value is FaultKind {
  return (FAULT_KINDS as readonly unknown[]).includes(value)
}

/** The rules in force with what they have already done. The first rule that applies wins. */
export class FaultBook {
  #rules: { readonly rule: FaultRule; struck: number }[] = []
  readonly #random: SimulatorRandom

  constructor(plan: FaultPlan, random: SimulatorRandom) {
    this.#random = random
    this.replace(plan)
  }

  replace(plan: FaultPlan): void {
    this.#rules = plan.map((rule) => ({ rule, struck: 0 }))
  }

  choose(request: { readonly number: number; readonly product: string }): Fault | undefined {
    for (const entry of this.#rules) {
      if (!this.#applies(entry.rule, entry.struck, request)) continue
      entry.struck += 1
      return { kind: entry.rule.kind, retryAfterMs: entry.rule.retryAfterMs ?? DEFAULT_RETRY_AFTER_MS }
    }
    return undefined
  }

  /** The fault that a request asks for itself, in its header `x-simulate`. */
  static asked(kind: string | undefined): Fault | undefined {
    return isFaultKind(kind) ? { kind, retryAfterMs: DEFAULT_RETRY_AFTER_MS } : undefined
  }

  #applies(rule: FaultRule, struck: number, request: { readonly number: number; readonly product: string }): boolean {
    if (rule.times !== undefined && struck >= rule.times) return false
    if (rule.requests !== undefined && !rule.requests.includes(request.number)) return false
    if (rule.from !== undefined && request.number < rule.from) return false
    if (rule.until !== undefined && request.number > rule.until) return false
    if (rule.product !== undefined && !matchesName(request.product, rule.product)) return false
    return rule.probability === undefined || this.#random.next() < rule.probability
  }
}

/** Reads a plan that came over the wire; throws a sentence that says what is wrong with it. */
export function readFaultPlan(value: unknown): FaultPlan {
  if (!Array.isArray(value)) throw new TypeError('faults must be a list of rules')
  return value.map((entry: unknown, index) => {
    if (typeof entry !== 'object' || entry === null) throw new TypeError(`faults[${index}] must be an object`)
    const rule = Object.fromEntries(Object.entries(entry)) as Record<string, unknown>
    const { kind } = rule
    if (!isFaultKind(kind)) throw new TypeError(`faults[${index}].kind must be one of ${FAULT_KINDS.join(', ')}`)
    for (const name of ['from', 'until', 'probability', 'times', 'retryAfterMs']) {
      if (rule[name] !== undefined && typeof rule[name] !== 'number')
        throw new TypeError(`faults[${index}].${name} must be a number`)
    }
    if (rule['product'] !== undefined && typeof rule['product'] !== 'string') {
      throw new TypeError(`faults[${index}].product must be a string`)
    }
    const { requests } = rule
    if (
      requests !== undefined &&
      !(Array.isArray(requests) && requests.every((number) => typeof number === 'number'))
    ) {
      throw new TypeError(`faults[${index}].requests must be a list of numbers`)
    }
    return { ...rule, kind }
  })
}

function matchesName(name: string, pattern: string): boolean {
  const parts = pattern.toLowerCase().split('*')
  const text = name.toLowerCase()
  const first = parts[0] ?? ''
  if (parts.length === 1) return text === first
  const last = parts[parts.length - 1] ?? ''
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at <= text.length - last.length
}
