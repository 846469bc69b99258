import { tokenizeHtml, visibleText } from '#shared/lib/html-tokens.ts'
import { ATTRIBUTE_RULES, type Attribute } from '#shared/model/attribute.ts'
import { looksForeign } from '#shared/model/language-check.ts'
import { htmlProblem, losesStructure } from '#shared/model/proposal-html.ts'
import { lostNumbers } from '#shared/model/written-numbers.ts'

/** What a person should look at in a proposal that may be used as it is. */
export const PROPOSAL_FLAGS = [
  /** Longer than search engines or themes show. */
  'over-recommended',
  /** A number of the original is missing. Only where that is no ground to refuse: a description has to keep its numbers. */
  'number-lost',
  /** A number that the original does not have. */
  'number-added',
  /** Lists, links, headings or pictures of the original are gone. */
  'structure-lost',
  /** More than twice, or less than half, of a long original. */
  'big-change',
  'unchanged'
] as const
export type ProposalFlag = (typeof PROPOSAL_FLAGS)[number]

export interface ProposalInput {
  readonly attribute: Attribute
  readonly original: string | null
  readonly proposal: string
  /** BCP 47 tag of the language that the proposal was asked for in. */
  readonly language: string
}

/**
 * `value` is the proposal as it may be stored. `reason` has no subject, so that both a person ("Title has 92 characters, …") and the
 * model can be told it; it holds lengths, tag names and numbers, and never a sentence of anybody's text.
 */
export type ProposalCheck =
  | { readonly ok: true; readonly value: string; readonly flags: readonly ProposalFlag[] }
  | { readonly ok: false; readonly reason: string }

/** Decides whether a proposal may stand for its attribute. Pure, never throws, linear in the length of both texts. */
export function checkProposal(input: ProposalInput): ProposalCheck {
  const { attribute } = input
  const rule = ATTRIBUTE_RULES[attribute]
  const value = input.proposal.trim()
  const original = (input.original ?? '').trim()
  if (value === '') return refuse('is empty')
  if (!value.isWellFormed()) return refuse('contains broken characters')
  if (value.length > rule.maxLength) {
    return refuse(`has ${count(value.length)} characters, at most ${count(rule.maxLength)} are allowed`)
  }
  const form = rule.html ? htmlForm(value, original) : plainForm(attribute, value, original)
  if (form.problem !== undefined) return refuse(form.problem)
  if ((attribute === 'description' || attribute === 'seoDescription') && looksForeign(form.after, input.language)) {
    return refuse(`is not written in the language that was asked for (${languageTag(input.language)})`)
  }
  const lost = KEEPS_NUMBERS.has(attribute) ? lostNumbers(form.before, form.after) : []
  if (attribute === 'description' && lost.length > 0) return refuse(`has lost ${listed(lost)} of the original`)

  const flags: ProposalFlag[] = []
  if (rule.recommendedLength !== undefined && value.length > rule.recommendedLength) flags.push('over-recommended')
  if (lost.length > 0) flags.push('number-lost')
  if (attribute === 'description' && form.before !== '' && lostNumbers(form.after, form.before).length > 0) {
    flags.push('number-added')
  }
  if (form.structureLost) flags.push('structure-lost')
  if (isBigChange(form.before, form.after)) flags.push('big-change')
  if (value === original) flags.push('unchanged')
  return { ok: true, value, flags }
}

const KEEPS_NUMBERS: ReadonlySet<Attribute> = new Set<Attribute>(['title', 'description', 'seoDescription', 'imageAlt'])

interface Form {
  readonly problem: string | undefined
  /** Visible text of original and proposal. */
  readonly before: string
  readonly after: string
  readonly structureLost: boolean
}

function htmlForm(value: string, original: string): Form {
  const tokens = tokenizeHtml(value)
  const originalTokens = tokenizeHtml(original)
  const after = visibleText(tokens)
  return {
    problem: controlProblem(value) ?? htmlProblem(tokens, original) ?? (after === '' ? 'is empty' : undefined),
    before: visibleText(originalTokens),
    after,
    structureLost: losesStructure(originalTokens, tokens)
  }
}

function plainForm(attribute: Attribute, value: string, original: string): Form {
  return { problem: plainProblem(attribute, value, original), before: original, after: value, structureLost: false }
}

function plainProblem(attribute: Attribute, value: string, original: string): string | undefined {
  if (/[\r\n\u2028\u2029\u0085\v\f]/.test(value)) return 'contains a line break, only one line is allowed'
  if (/<[a-z/!?]/i.test(value)) return 'contains HTML, only plain text is allowed'
  if (ENTITY.test(value) && !ENTITY.test(original)) return 'contains an HTML entity, only plain text is allowed'
  if (attribute === 'slug' && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value)) {
    return 'is not a URL slug: only lower-case letters a to z, digits and single hyphens between them are allowed'
  }
  return controlProblem(value)
}

const ENTITY = /&(?:#x?[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});/i

/** Controls break exports; the bidirectional overrides make a text read other than it is stored. */
function controlProblem(value: string): string | undefined {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u0008\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(value)
    ? 'contains control characters'
    : undefined
}

/** Below this many characters of original a doubling is the normal case, not news. */
const LONG_ORIGINAL = 200

function isBigChange(before: string, after: string): boolean {
  return before.length >= LONG_ORIGINAL && (after.length > 2 * before.length || after.length < before.length / 2)
}

function refuse(reason: string): ProposalCheck {
  return { ok: false, reason }
}

/** Thousands in groups, written without Intl so that a reason is the same on every machine. */
function count(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
}

function listed(numbers: readonly string[]): string {
  const shown = numbers.slice(0, 5).map((number) => number.slice(0, 20))
  const rest = numbers.length - shown.length
  return `${numbers.length === 1 ? 'the number' : 'the numbers'} ${shown.join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

function languageTag(language: string): string {
  return language.replaceAll(/[^a-z0-9-]/gi, '').slice(0, 20)
}
