import { ATTRIBUTE_RULES, type Attribute } from '#shared/model/attribute.ts'
import { MAX_BANNED_WORD_LENGTH, type BannedWords } from '#shared/model/banned-words.ts'
import { factsOfForm, type TextFacts } from '#shared/model/text-facts.ts'
import { readTextForm } from '#shared/model/text-form.ts'

export interface ProposalInput {
  readonly attribute: Attribute
  readonly original: string | null
  readonly proposal: string
  /** BCP 47 tag of the language that the proposal was asked for in. */
  readonly language: string
  /** Of the store; not given where it has none. */
  readonly banned?: BannedWords
}

/**
 * `value` is the proposal as it may be stored. `reason` has no subject, so that both a person ("Title has 92 characters, …") and the
 * model can be told it; it holds lengths, tag names, numbers and banned words, and never a sentence of
 * anybody's text.
 */
export type ProposalCheck =
  | { readonly ok: true; readonly value: string; readonly facts: TextFacts }
  | { readonly ok: false; readonly reason: string }

/** Decides whether a proposal may stand for its attribute. Pure, never throws, linear in the length of both texts. */
export function checkProposal({ attribute, original, proposal, language, banned }: ProposalInput): ProposalCheck {
  const rule = ATTRIBUTE_RULES[attribute]
  const value = proposal.trim()
  if (value === '') return refuse('is empty')
  if (!value.isWellFormed()) return refuse('contains broken characters')
  if (value.length > rule.maxLength) {
    return refuse(`has ${count(value.length)} characters, at most ${count(rule.maxLength)} are allowed`)
  }
  const form = readTextForm({ attribute, original, text: value, language, ...(banned && { banned }) })
  if (form.problem !== undefined) return refuse(form.problem)
  if (form.after === '') return refuse('is empty')
  if (form.foreign) {
    return refuse(`is not written in the language that was asked for (${languageTag(language)})`)
  }
  const lost = form.lostNumbers
  if (attribute === 'description' && lost.length > 0)
    return refuse(`has lost ${listed('number', lost)} of the original`)
  if (form.bannedWords.length > 0) return refuse(`uses ${listed('banned word', form.bannedWords)}`)
  return { ok: true, value, facts: factsOfForm(form, value) }
}

function refuse(reason: string): ProposalCheck {
  return { ok: false, reason }
}

/** Thousands in groups, written without Intl so that a reason is the same on every machine. */
function count(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
}

function listed(noun: 'number' | 'banned word', all: readonly string[]): string {
  const longest = noun === 'number' ? 20 : MAX_BANNED_WORD_LENGTH
  const shown = all.slice(0, 5).map((one) => one.slice(0, longest))
  const rest = all.length - shown.length
  return `the ${noun}${all.length === 1 ? '' : 's'} ${shown.join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

function languageTag(language: string): string {
  return language.replaceAll(/[^a-z0-9-]/gi, '').slice(0, 20)
}
