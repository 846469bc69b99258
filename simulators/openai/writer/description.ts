import { tokenizeHtml, visibleText, type HtmlToken } from '#shared/lib/html-tokens.ts'
import { looksForeign } from '#shared/model/language-check.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { keepable } from './clean-html.ts'
import { plainerEnglish, tidyText } from './tidy.ts'
import { fill, pick, pickIndex, type Desk } from './desk.ts'

const BLOCKS = new Set(['p', 'div', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'table', 'section'])

/**
 * The original with every tag, number and unit kept, tidied, between a first and a last sentence of the writer's own. Falls back to
 * fewer additions where the whole would be longer than a description may be.
 */
export function writeDescription(desk: Desk): string {
  const original = (desk.product.values['description'] ?? '').trim()
  const tokens = keepable(original)
  const body = visibleText(tokens) === '' ? aboutText(desk) : polish(tokens, original, desk)
  const opening = desk.phrases === undefined ? '' : `<p>${openingSentence(desk)}</p>`
  const closing = desk.phrases === undefined ? '' : `<p>${closingSentences(desk, original)}</p>`
  const { maxLength } = ATTRIBUTE_RULES.description
  const versions = [opening + body + closing, opening + body + closing + aboutText(desk), opening + body, body]
  // Kept sentences of another language must not outweigh the writer's own.
  const spoken = (html: string): boolean => !looksForeign(visibleText(tokenizeHtml(html)), desk.language)
  const fitting = versions.filter((html) => html.length <= maxLength)
  return fitting.find(spoken) ?? fitting[0] ?? original
}

function openingSentence(desk: Desk): string {
  const { phrases, brand, collection } = desk
  if (phrases === undefined) return ''
  const kinds = [
    phrases.open,
    ...(brand === '' ? [] : [phrases.openBrand, phrases.openBrand]),
    ...(collection === '' ? [] : [phrases.openCollection])
  ]
  const sentence = pick(kinds[pickIndex(kinds.length, desk, 8)] ?? phrases.open, desk, 7)
  const name = escapeHtml(desk.spoken)
  return fill(sentence, {
    name: desk.hash % 2 === 0 ? `<strong>${name}</strong>` : name,
    brand: escapeHtml(brand),
    collection: escapeHtml(collection)
  })
}

function closingSentences(desk: Desk, original: string): string {
  const { phrases } = desk
  if (phrases === undefined) return ''
  const close = pick(phrases.close, desk, 10)
  const offered = desk.product.options
    .map((option) => readOption(option, phrases.or))
    .find((option) => option !== undefined)
  // Choices that the text names already, or that bring numbers into it, are better left to the shop's own selector.
  if (offered === undefined || /\d/.test(offered.choices) || original.includes(offered.first)) return close
  const option = ['en', 'fr', 'es', 'it', 'pt', 'nl'].includes(desk.language)
    ? offered.option
    : capitalised(offered.option)
  const sentence = pick(phrases.options, desk, 11)
  const placed = sentence.startsWith('{option}')
    ? capitalised(option)
    : desk.language === 'en'
      ? option.toLowerCase()
      : option
  const said = fill(sentence, { option: escapeHtml(placed), choices: escapeHtml(offered.choices) })
  return `${said}${desk.language === 'ja' ? '' : ' '}${close}`
}

interface ReadOption {
  readonly option: string
  readonly choices: string
  readonly first: string
}

/** `Size: S, M, L` as a sentence wants it; undefined for a list that is too short to choose from or too long to read. */
function readOption(option: string, or: string): ReadOption | undefined {
  const colon = option.indexOf(':')
  const choices = option
    .slice(colon + 1)
    .split(',')
    .map((choice) => choice.trim())
    .filter((choice) => choice !== '')
  const first = choices[0]
  const last = choices[choices.length - 1]
  if (colon <= 0 || first === undefined || last === undefined || choices.length < 2 || choices.length > 6)
    return undefined
  const listed = or === '' ? choices.join('、') : `${choices.slice(0, -1).join(', ')} ${or} ${last}`
  return { option: option.slice(0, colon).trim(), choices: listed, first }
}

function aboutText(desk: Desk): string {
  if (desk.phrases === undefined) return `<p>${escapeHtml(desk.name)}</p>`
  return `<p>${fill(pick(desk.phrases.about, desk, 12), {})}</p>`
}

function polish(tokens: readonly HtmlToken[], original: string, desk: Desk): string {
  const english = desk.language === 'en'
  const mended = tokens
    .map((token) => (token.kind === 'text' ? mend(token.raw, english) : token.raw))
    .join('')
    .replaceAll(/<p>\s*<\/p>/g, '')
  if (tokens.some((token) => token.kind === 'open' && BLOCKS.has(token.name))) return mended
  const paragraphs = original.includes('\n') ? mended.split(/\n\s*/) : [mended]
  return paragraphs
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.trim()}</p>`)
    .join('')
}

function mend(text: string, english: boolean): string {
  const tidied = tidyText(text)
  return english ? plainerEnglish(tidied) : tidied
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u00a0', '&nbsp;')
}
