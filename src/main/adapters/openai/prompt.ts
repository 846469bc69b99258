import { ATTRIBUTE_RULES, ATTRIBUTES, type Attribute } from '#shared/model/attribute.ts'
import type { OptimizeRequest } from '../../ports/llm.ts'
import { memoLast } from './memo-last.ts'
import { STATIC_RULES } from './rules.ts'

/** The two halves of a request: what stays the same for a whole job, and what is this product's. */
export interface Prompt {
  /** Rules first, then language and wishes: products of one job share it to the last character. */
  readonly instructions: string
  /** One product, as one line of JSON. */
  readonly message: string
}

/** A longer wish is cut: it goes out with every product. */
const LONGEST_WISH = 4_000
const LONGEST_NOTE = 1_000

export function buildPrompt(request: OptimizeRequest): Prompt {
  const { product } = request
  const data = {
    language: request.language,
    write: request.attributes,
    product: {
      name: product.name,
      brand: product.brand,
      price: product.price,
      collections: product.collections,
      options: product.options,
      values: Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, product.values[attribute]]))
    }
  }
  const corrections = Object.entries(request.corrections).filter(([attribute]) =>
    (request.attributes as readonly string[]).includes(attribute)
  )
  const message = [
    'Product data, one line of JSON:',
    oneLineJson(data),
    ...(request.rework === undefined
      ? []
      : [
          "The shop wants this text written anew. Your earlier text and the shop's note on it, as one line of JSON. Follow the note where the rules allow it, and write something clearly different:",
          oneLineJson({ earlier: request.rework.previous, note: request.rework.note.slice(0, LONGEST_NOTE) })
        ]),
    ...(corrections.length === 0
      ? []
      : [
          'Your last answer could not be taken. What was wrong, by attribute, as one line of JSON; mend exactly that:',
          oneLineJson(Object.fromEntries(corrections))
        ])
  ]
  const banned = request.bannedWords.length === 0 ? '' : oneLineJson(request.bannedWords)
  return {
    instructions: instructionsOf(`${request.language}\n${banned}\n${request.prompt}`),
    message: message.join('\n')
  }
}

/**
 * The same for a whole job, unless the list of banned words is changed meanwhile.
 * @param job language, banned words and wish, in three parts at the first two line breaks: none of the first two has one
 */
const instructionsOf = memoLast((job) => {
  const [language = '', banned = ''] = job.split('\n', 2)
  const wish = job
    .slice(language.length + banned.length + 2)
    .trim()
    .slice(0, LONGEST_WISH)
  return [
    STATIC_RULES,
    `Language: write in ${languageName(language)} (${language}).`,
    ...(banned === ''
      ? []
      : [
          `The shop never uses these words and phrases, one line of JSON. Use none of them in any attribute, in any spelling or form; say it in other words or leave it out:\n${banned}`
        ]),
    ...(wish === '' ? [] : [`The shop's wishes:\n${wish}`])
  ].join('\n\n')
})

/** Strict schema of the answer: one string for each attribute that is asked for. */
export function answerSchema(attributes: readonly Attribute[]): Record<string, unknown> {
  return {
    type: 'object',
    additionalProperties: false,
    required: attributes,
    properties: Object.fromEntries(
      attributes.map((attribute) => [attribute, { type: 'string', description: ATTRIBUTE_RULES[attribute].label }])
    )
  }
}

/**
 * The most that an answer may take. Generous, since a cut answer is paid for and lost; still bounded, since servers count it
 * against the token budget in advance.
 */
export function outputTokens(request: OptimizeRequest): number {
  const needed = request.attributes.map((attribute) => {
    const { maxLength, recommendedLength } = ATTRIBUTE_RULES[attribute]
    if (attribute !== 'description') return Math.min(maxLength, recommendedLength ?? maxLength)
    return Math.min(maxLength, 1_200 + 2 * (request.product.values.description?.length ?? 0))
  })
  // Up to one token for a character in scripts such as Japanese; about a third elsewhere, doubled for safety.
  const perCharacter = DENSE_SCRIPTS.test(request.language) ? 1.2 : 0.6
  return 100 + Math.ceil(needed.reduce((sum, length) => sum + length, 0) * perCharacter)
}

const DENSE_SCRIPTS = /^(?:ja|zh|ko|th|he|ar|fa|ur|hi|bn|ta|te|el|ru|uk|bg|ka|hy|my|km)\b/i

/**
 * A rough upper figure without a tokenizer, for budgets that a server counts in advance. The shares are fitted to `o200k_base` on the
 * sample store's products and on our own rules: a word of plain text comes out at its tokens or a fifth above. Codes, capitals and
 * accents alone can take a quarter more than this; a whole request, most of which are the rules, never did.
 */
export function estimateTokens(text: string): number {
  let hundredths = 0
  // By code units, since it is asked for with every request; the second half of a pair counts nothing.
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0xdc00 || unit > 0xdfff) hundredths += hundredthsOf(unit)
  }
  return Math.ceil(hundredths / 100)
}

function hundredthsOf(code: number): number {
  const ascii = code < 0x80
  // The same letter, small.
  const small = code | 0x20
  if (ascii) return code === 0x20 || (small >= 0x61 && small <= 0x7a) ? 26 : 55
  if (code < 0x0250) return 80
  return code < 0x1100 ? 60 : 120
}

/** JSON without any line break, so that the end of the line is an end of the data that no product text can fake. */
function oneLineJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u0085\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

/** Made once: making it takes longer than all the rest of a request. */
const LANGUAGE_NAMES = new Intl.DisplayNames(['en'], { type: 'language' })

function languageName(tag: string): string {
  try {
    return LANGUAGE_NAMES.of(tag) ?? tag
  } catch {
    return tag
  }
}
