import { tokenizeHtml, visibleText } from '#shared/lib/html-tokens.ts'
import { ATTRIBUTE_RULES, type Attribute } from '#shared/model/attribute.ts'
import type { BannedWords } from '#shared/model/banned-words.ts'
import { looksForeign } from '#shared/model/language-check.ts'
import { htmlProblem, losesStructure } from '#shared/model/proposal-html.ts'
import { lostNumbers, readNumbers, type WrittenNumber } from '#shared/model/written-numbers.ts'
import { lostSigns } from '#shared/model/written-signs.ts'

export interface TextFormInput {
  readonly attribute: Attribute
  readonly original: string | null
  readonly text: string
  /** BCP 47 tag of the language that the text was asked for in. */
  readonly language: string
  /** Of the store; not given where it has none. */
  readonly banned?: BannedWords
}

/** A text beside its original, read once for everything that is told of it. */
export interface TextForm {
  readonly attribute: Attribute
  /** Both without the blanks around them. */
  readonly value: string
  readonly original: string
  /** Why a model's text would be refused, without a subject; undefined where it would not. */
  readonly problem: string | undefined
  /** Visible text of original and text. */
  readonly before: string
  readonly after: string
  readonly structureLost: boolean
  readonly foreign: boolean
  /** Those of the visible texts, where the attribute is to keep them. */
  readonly numbersBefore: readonly WrittenNumber[]
  readonly numbersAfter: readonly WrittenNumber[]
  /** Numbers that the original has and the text has not, or has without their minus sign. */
  readonly lostNumbers: readonly string[]
  /** Those of the store's banned words that the text uses. */
  readonly bannedWords: readonly string[]
}

export function readTextForm(input: TextFormInput): TextForm {
  const { attribute, language, banned } = input
  const value = input.text.trim()
  const original = (input.original ?? '').trim()
  const form = ATTRIBUTE_RULES[attribute].html ? htmlForm(value, original) : plainForm(attribute, value, original)
  const { problem, before, after, structureLost } = form
  const keepsNumbers = KEEPS_NUMBERS.has(attribute)
  const numbersBefore = keepsNumbers ? readNumbers(before) : []
  const numbersAfter = keepsNumbers ? readNumbers(after) : []
  return {
    attribute,
    value,
    original,
    problem,
    before,
    after,
    structureLost,
    foreign: (attribute === 'description' || attribute === 'seoDescription') && looksForeign(after, language),
    numbersBefore,
    numbersAfter,
    lostNumbers: [
      ...lostNumbers(numbersBefore, numbersAfter),
      ...lostSigns(before, numbersBefore, after, numbersAfter)
    ],
    bannedWords: banned === undefined ? [] : bannedWordsIn(attribute, after, banned)
  }
}

/** @param visible what a reader sees of the text */
export function bannedWordsIn(attribute: Attribute, visible: string, banned: BannedWords): readonly string[] {
  return banned.usedIn(attribute === 'slug' ? visible.replaceAll('-', ' ') : visible)
}

/** Of a text as it is stored. */
export function visibleTextOf(attribute: Attribute, text: string): string {
  return ATTRIBUTE_RULES[attribute].html ? visibleText(tokenizeHtml(text)) : text.trim()
}

const KEEPS_NUMBERS: ReadonlySet<Attribute> = new Set<Attribute>(['title', 'description', 'seoDescription', 'imageAlt'])

type Form = Pick<TextForm, 'problem' | 'before' | 'after' | 'structureLost'>

function htmlForm(value: string, original: string): Form {
  const tokens = tokenizeHtml(value)
  const originalTokens = tokenizeHtml(original)
  return {
    problem: controlProblem(value) ?? htmlProblem(tokens, original),
    before: visibleText(originalTokens),
    after: visibleText(tokens),
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
  if (attribute === 'slug' && value !== '' && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value)) {
    return 'is not a URL slug: only lower-case letters a to z, digits and single hyphens between them are allowed'
  }
  return controlProblem(value)
}

const ENTITY = /&(?:#x?[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});/i

/** Controls break exports; the bidirectional overrides make a text read other than it is stored. */
function controlProblem(value: string): string | undefined {
  return /[[\p{Cc}--[\t-\r\u0080-\u009f]]\u202a-\u202e\u2066-\u2069]/v.test(value)
    ? 'contains control characters'
    : undefined
}
