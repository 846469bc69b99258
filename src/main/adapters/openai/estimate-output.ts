import { ATTRIBUTE_RULES, type Attribute } from '#shared/model/attribute.ts'
import type { OptimizeRequest } from '../../ports/llm.ts'
import { modelTraits } from './models.ts'
import type { TokenCounter } from './token-count.ts'

/** Tokens of an English text of the usual length, where the original doesn't tell how long the new one will be. */
const USUAL: Readonly<Record<Exclude<Attribute, 'title' | 'slug'>, number>> = {
  /** Two or three sentences from the name alone. */
  description: 70,
  seoTitle: 12,
  seoDescription: 30,
  imageAlt: 18,
  ribbon: 3
}

/** A rewritten description keeps its facts and gains an opening. */
const DESCRIPTION_GROWTH = 1.15
/** A title gains what tells the product apart: a brand, a collection, a size. */
const TITLE_GAIN = 4
/** A word of a slug has its hyphen, and capital letters that were one token may become two. */
const SLUG_GROWTH = 1.3

/** What a model thinks that can't be told not to. A guess: vendors publish no average, and one model differs from the next. */
const THOUGHTS = 500

/**
 * The tokens that an answer is expected to take, as opposed to the most that it may take. Title, slug and description follow their
 * originals; the other attributes are as long as their places in a search result or on a picture want them, whatever was there
 * before.
 */
export function expectedOutput(request: OptimizeRequest, model: string, count: TokenCounter): number {
  const { attributes, language } = request
  const frame = JSON.stringify(Object.fromEntries(attributes.map((attribute) => [attribute, ''])))
  const texts = attributes.reduce(
    (sum, attribute) => sum + expectedText(attribute, request, density(language), count),
    0
  )
  return count(frame) + Math.round(texts) + thoughts(model)
}

function expectedText(attribute: Attribute, request: OptimizeRequest, dense: number, count: TokenCounter): number {
  const { name, values } = request.product
  const original = values[attribute] ?? ''
  switch (attribute) {
    case 'title':
      return atMost(attribute, dense, count(original === '' ? name : original) + TITLE_GAIN * dense)
    case 'slug':
      return atMost(attribute, 1, count(name) * SLUG_GROWTH)
    case 'description':
      return atMost(attribute, dense, Math.max(USUAL.description * dense, count(original) * DESCRIPTION_GROWTH))
    default:
      return USUAL[attribute] * dense
  }
}

/** No text is longer than its attribute takes; an English token has some four characters. */
function atMost(attribute: Attribute, dense: number, tokens: number): number {
  return Math.min(tokens, (ATTRIBUTE_RULES[attribute].maxLength / 4) * dense)
}

/** Tokens that a language needs for what English says in one. A description is taken to be in its language already. */
function density(language: string): number {
  if (/^en\b/i.test(language)) return 1
  return OWN_SCRIPTS.test(language) ? 1.4 : 1.2
}

const OWN_SCRIPTS = /^(?:ja|zh|ko|th|he|ar|fa|ur|hi|bn|ta|te|el|ru|uk|bg|ka|hy|my|km)\b/i

function thoughts(model: string): number {
  const { effort, chatLimit } = modelTraits(model)
  return effort === undefined && chatLimit === 'max_completion_tokens' ? THOUGHTS : 0
}
