import { ATTRIBUTE_RULES, ATTRIBUTES, type Attribute } from '#shared/model/attribute.ts'
import { errors } from '../locales/en/errors.ts'

/** A hole of a sentence as the engine filled it. */
export type Filling =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'attribute'; readonly attribute: Attribute; readonly leads: boolean }
  | { readonly kind: 'attributes'; readonly attributes: readonly Attribute[] }
  | { readonly kind: 'month'; readonly month: string }
  | { readonly kind: 'when'; readonly at: string }
  | { readonly kind: 'parts'; readonly parts: readonly EngineSentence[] }
  | { readonly kind: 'names'; readonly names: readonly string[]; readonly others: number }
  | { readonly kind: 'sentence'; readonly read: EngineSentence }

/** A sentence of the engine, recognised: where its texts are, and what stood in it. */
export interface EngineSentence {
  /** Within the namespace `errors`, without the ending of a plural form. */
  readonly key: string
  readonly fillings: Readonly<Record<string, Filling>>
}

/** Longer than anything that the engine says: not worth the time. */
const LONGEST = 4_000

/** Null for what is none of the sentences that the engine is known to say. */
export function readEngineSentence(message: string): EngineSentence | null {
  if (message.length > LONGEST) return null
  patterns ??= allPatterns()
  for (const pattern of patterns) {
    const found = pattern.regex.exec(message)
    const fillings = found === null ? null : fill(pattern, found.slice(1))
    if (fillings !== null) return { key: pattern.key, fillings }
  }
  return null
}

interface Hole {
  readonly name: string
  readonly format: string
}

interface Pattern {
  readonly key: string
  readonly regex: RegExp
  readonly holes: readonly Hole[]
  /** Letters that stand fast: of two sentences that fit, the more definite one is meant. */
  readonly fast: number
}

let patterns: readonly Pattern[] | undefined

function allPatterns(): readonly Pattern[] {
  const found = Object.entries(errors).flatMap(([area, texts]) =>
    area === 'title'
      ? []
      : Object.entries(texts).map(([key, text]: [string, string]) => patternOf(`${area}.${withoutForm(key)}`, text))
  )
  return found.toSorted((one, other) => other.fast - one.fast)
}

function withoutForm(key: string): string {
  return key.replace(/_(?:one|other)$/, '')
}

const HOLE = /\{\{(\w+)(?:, (\w+))?\}\}/g

function patternOf(key: string, text: string): Pattern {
  const holes: Hole[] = []
  let source = ''
  let fast = 0
  let from = 0
  for (const match of text.matchAll(HOLE)) {
    const [whole, name = '', format = 'text'] = match
    const before = text.slice(from, match.index)
    source += escaped(before) + sourceOf(format)
    fast += before.length
    holes.push({ name, format })
    from = match.index + whole.length
  }
  const rest = text.slice(from)
  return { key, regex: new RegExp(`^${source}${escaped(rest)}$`, 'su'), holes, fast: fast + rest.length }
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`)
}

/** What may stand in a hole. */
function sourceOf(format: string): string {
  switch (format) {
    case 'number':
      return String.raw`(-?\d[\d,]*)`
    case 'attribute':
      return `(${anyLabel()})`
    case 'attributes':
      return `((?:${anyLabel()})(?:, (?:${anyLabel()}))*)`
    case 'month':
      return String.raw`(\d{4}-\d{2})`
    case 'when':
      return String.raw`(\d{1,2} [A-Z][a-z]+ \d{4},? (?:at )?\d\d:\d\d UTC)`
    case 'parts':
      return '((?:; .+)?)'
    case 'field':
      return String.raw`([A-Za-z][\w.[\]-]*)`
    default:
      return '(.+?)'
  }
}

function fill({ holes }: Pattern, found: readonly string[]): Readonly<Record<string, Filling>> | null {
  const fillings: Record<string, Filling> = {}
  for (const [at, { name, format }] of holes.entries()) {
    const filling = fillingOf(format, found[at] ?? '')
    if (filling === null) return null
    fillings[name] = filling
  }
  return fillings
}

function fillingOf(format: string, text: string): Filling | null {
  switch (format) {
    case 'number':
      return { kind: 'number', value: Number(text.replaceAll(',', '')) }
    case 'attribute': {
      const attribute = labels().get(text)
      return attribute === undefined
        ? null
        : { kind: 'attribute', attribute, leads: text === ATTRIBUTE_RULES[attribute].label }
    }
    case 'attributes':
      return { kind: 'attributes', attributes: text.split(', ').flatMap((label) => labels().get(label) ?? []) }
    case 'month':
      return { kind: 'month', month: text }
    case 'when':
      return whenOf(text)
    case 'parts':
      return partsOf(text)
    case 'names':
      return namesOf(text)
    case 'sentence': {
      // After a colon the engine goes on with a small letter.
      const read = readEngineSentence(text) ?? readEngineSentence(text.charAt(0).toUpperCase() + text.slice(1))
      return read === null ? null : { kind: 'sentence', read }
    }
    default:
      return { kind: 'text', text }
  }
}

/** `23 November 2026 at 14:05 UTC`. */
function whenOf(text: string): Filling | null {
  const at = Date.parse(text.replace(/,? (?:at )?(?=\d\d:)/, ' '))
  return Number.isNaN(at) ? null : { kind: 'when', at: new Date(at).toISOString() }
}

/** `; a part; another part`, each of them known. */
function partsOf(text: string): Filling | null {
  const told = text.split('; ').slice(1)
  const parts = told.flatMap((part) => readEngineSentence(part) ?? [])
  return parts.length === told.length ? { kind: 'parts', parts } : null
}

/** `A, B and 3 others`. */
function namesOf(text: string): Filling {
  const parts = text.split(/, | and /)
  const others = /^(\d+) others$/.exec(parts.at(-1) ?? '')?.[1]
  return others === undefined
    ? { kind: 'names', names: parts, others: 0 }
    : { kind: 'names', names: parts.slice(0, -1), others: Number(others) }
}

let labelled: ReadonlyMap<string, Attribute> | undefined

/** Labels as the engine writes them at the head of a sentence and within one. */
function labels(): ReadonlyMap<string, Attribute> {
  labelled ??= new Map(
    ATTRIBUTES.flatMap((attribute) => {
      const { label } = ATTRIBUTE_RULES[attribute]
      const forms = [label.toLowerCase(), label.replace(/^[A-Z](?![A-Z])/, (first) => first.toLowerCase()), label]
      return forms.map((form) => [form, attribute] as const)
    })
  )
  return labelled
}

function anyLabel(): string {
  return [...labels().keys()].map((label) => escaped(label)).join('|')
}
