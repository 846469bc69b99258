import type { Attribute } from '#shared/model/attribute.ts'
import { looksForeign } from '#shared/model/language-check.ts'
import { keepable } from './clean-html.ts'
import { writeDescription } from './description.ts'
import { fill, pick, type Desk } from './desk.ts'
import { cutAtWord, oneLine, plainerEnglish, slugOf, tidyName, tidyText } from './tidy.ts'

export function writeAttribute(attribute: Attribute, desk: Desk): string {
  switch (attribute) {
    case 'title':
      return writeTitle(desk)
    case 'description':
      return writeDescription(desk)
    case 'seoTitle':
      return writeSeoTitle(desk)
    case 'seoDescription':
      return writeSeoDescription(desk)
    case 'imageAlt':
      return writeImageAlt(desk)
    case 'ribbon':
      return writeRibbon(desk)
    case 'slug':
      return writeSlug(desk)
  }
}

const TITLE_LENGTH = 80
const SEO_TITLE_LENGTH = 60
const SEO_DESCRIPTION_LENGTH = 155
const ALT_LENGTH = 125

function writeTitle(desk: Desk): string {
  const { name, brand, collection, phrases } = desk
  const candidates = [
    brand === '' || phrases === undefined ? '' : fill(phrases.titleBrand, { name, brand }),
    collection === '' ? '' : `${name} – ${collection}`,
    phrases === undefined || name !== oneLine(desk.product.values['title'] ?? '')
      ? ''
      : `${name} – ${pick(phrases.tagline, desk, 1)}`
  ]
  return candidates.find((title) => title !== '' && title.length <= TITLE_LENGTH) ?? cutAtWord(name, TITLE_LENGTH)
}

function writeSeoTitle(desk: Desk): string {
  const { name, brand, collection, phrases } = desk
  const tail = phrases === undefined ? '' : pick(phrases.searchTail, desk, 2)
  const both = brand !== '' && collection !== '' ? `${name} | ${collection} | ${brand}` : ''
  const candidates = [both, ...[brand, collection, tail].map((part) => (part === '' ? '' : `${name} | ${part}`))]
  const fits = candidates.filter((title) => title !== '' && title.length <= SEO_TITLE_LENGTH)
  return fits.find((title) => title !== desk.product.values['seoTitle']) ?? cutAtWord(name, SEO_TITLE_LENGTH)
}

function writeSeoDescription(desk: Desk): string {
  const { phrases, product } = desk
  const source = product.values['seoDescription'] ?? firstBlock(product.values['description'] ?? '')
  const tidied = tidyText(oneLine(source))
  const said = desk.language === 'en' ? plainerEnglish(tidied) : tidied
  if (phrases === undefined) return cutAtWord(said === '' ? desk.name : said, SEO_DESCRIPTION_LENGTH, '…')
  const gap = desk.language === 'ja' ? '' : ' '
  const open = fill(pick(phrases.searchOpen, desk, 3), { name: cutAtWord(desk.spoken, 70) })
  const close = pick(phrases.searchClose, desk, 4)
  const room = SEO_DESCRIPTION_LENGTH - open.length - close.length - 2 * gap.length
  const first = /^.{20,}?[.!?](?=\s|$)/.exec(said)?.[0] ?? said
  const middle = first.length <= room ? first : room >= 50 ? cutAtWord(first, room, '…') : ''
  const versions = [[open, middle, close], [open, close], [open]].map((parts) =>
    parts.filter((part) => part !== '').join(gap)
  )
  const fits = versions.find((text) => text.length <= SEO_DESCRIPTION_LENGTH && !looksForeign(text, desk.language))
  return fits ?? cutAtWord(open, SEO_DESCRIPTION_LENGTH, '…')
}

/** The first block that holds a whole sentence: list items and headings run on badly in a search result. */
function firstBlock(html: string): string {
  const blocks: string[] = ['']
  for (const token of keepable(html)) {
    if (token.kind === 'text') blocks.push((blocks.pop() ?? '') + token.text)
    else if ((token.kind === 'open' || token.kind === 'close') && BLOCK_TAGS.test(token.name)) blocks.push('')
  }
  const texts = blocks.flatMap((block) => block.split('\n')).map(oneLine)
  return texts.find((text) => text.length >= 20 && /[.!?]/.test(text)) ?? texts.find((text) => text.length >= 20) ?? ''
}

const BLOCK_TAGS = /^(?:p|div|li|ul|ol|h[1-6]|br|td|tr|table|blockquote)$/

function writeImageAlt(desk: Desk): string {
  const { phrases, brand } = desk
  const name = cutAtWord(desk.name, 80)
  const before = tidyText(oneLine(desk.product.values['imageAlt'] ?? '')).replace(/[.\s]+$/, '')
  if (phrases === undefined) return cutAtWord(before === '' ? name : before, ALT_LENGTH)
  const sentence =
    brand === '' ? fill(pick(phrases.alt, desk, 5), { name }) : fill(pick(phrases.altBrand, desk, 5), { name, brand })
  const detail = before === '' || before.toLowerCase() === desk.name.toLowerCase() ? '' : before
  const stop = desk.language === 'ja' ? '。' : '.'
  const detailed = `${sentence.replace(/[.。]$/, '')}: ${detail}${stop}`
  return detail !== '' && detailed.length <= ALT_LENGTH ? detailed : cutAtWord(sentence, ALT_LENGTH)
}

/** A ribbon with a number says something that only the merchant knows, so it stays. */
function writeRibbon(desk: Desk): string {
  const before = oneLine(desk.product.values['ribbon'] ?? '')
  if (/\d/.test(before)) return cutAtWord(before, 30)
  if (desk.phrases === undefined) return cutAtWord(tidyName(before, '') || desk.name, 30)
  return pick(desk.phrases.ribbon, desk, 6)
}

function writeSlug(desk: Desk): string {
  const { name, brand, product } = desk
  const slug = slugOf(brand === '' ? name : `${name} ${brand}`) || slugOf(product.values['slug'] ?? '')
  return slug === '' ? `product-${desk.hash.toString(36)}` : slug
}
