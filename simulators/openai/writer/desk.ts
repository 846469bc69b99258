import { hashText } from '../../random.ts'
import type { WriterProduct } from '../request-reader.ts'
import type { Phrases } from './phrase-table.ts'
import { phrasesFor } from './phrases.ts'
import { oneLine, spokenName, tidyName } from './tidy.ts'

/** A product on the writer's desk: cleaned facts, the language's sentences and the number that chooses among them. */
export interface Desk {
  readonly product: WriterProduct
  /** Primary subtag, lower case. */
  readonly language: string
  readonly phrases: Phrases | undefined
  /** The tidied full name, and the short one that sentences use. */
  readonly name: string
  readonly spoken: string
  /** Empty where the name has it already. */
  readonly brand: string
  /** Empty where there is none worth naming, or the name has it already. */
  readonly collection: string
  readonly hash: number
}

/** Collections that say nothing about what is in them. */
const PLAIN_COLLECTIONS =
  /^(all( products)?|products|shop|store|sale|sales|new|new arrivals|featured|home ?page|outlet|best ?sellers)$/i

export function beginWriting(product: WriterProduct, language: string): Desk {
  const primary = language.toLowerCase().split(/[-_]/)[0] ?? ''
  const raw = product.values['title'] ?? ''
  const name = tidyName(raw === '' ? product.name : raw, primary) || product.name
  const has = (part: string): boolean => name.toLowerCase().includes(part.toLowerCase())
  const brand = oneLine(product.brand)
  const collection = product.collections
    .map((title) => collectionName(oneLine(title), primary))
    .find((title) => title !== '' && title.length <= 30 && !PLAIN_COLLECTIONS.test(title) && !has(title))
  return {
    product,
    language: primary,
    phrases: phrasesFor(primary),
    name,
    spoken: spokenName(name).replace(/^the /i, ''),
    brand: brand === '' || brand.length > 30 || has(brand) ? '' : brand,
    collection: collection ?? '',
    hash: hashText(`${product.name} ${product.brand}`)
  }
}

/** As a shopper would say it. A CSV file knows some collections only by their slug. */
function collectionName(title: string, language: string): string {
  const words = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(title) ? tidyName(title.replaceAll('-', ' '), language) : title
  return words.replace(/ collection$/i, '')
}

/** The same phrase for the same product and purpose; `salt` keeps the purposes of one product apart. */
export function pick(list: readonly string[], desk: Desk, salt: number): string {
  return list[pickIndex(list.length, desk, salt)] ?? ''
}

export function pickIndex(length: number, desk: Desk, salt: number): number {
  const mixed = Math.imul(desk.hash ^ Math.imul(salt, 0x9e37_79b1), 0x85eb_ca6b)
  return ((mixed ^ (mixed >>> 15)) >>> 0) % Math.max(1, length)
}

/** Fills a sentence's places. Values are set in as they are: whoever writes HTML escapes them first. */
export function fill(sentence: string, places: Readonly<Record<string, string>>): string {
  const name = places['name'] ?? ''
  const bare = OWN_ARTICLE.test(name) ? sentence.replaceAll(/\bthe \{name\}/gi, '{name}') : sentence
  const filled = bare.replaceAll(/\{([a-z]+)\}/g, (place, key: string) => places[key] ?? place)
  // "our The Harbour collection", "the The Captain's Hat"
  return filled.replaceAll(/\b(the|our) (<strong>)?the /gi, '$1 $2')
}

/** "the Just So Stories", "the My Little Cup" and "the Captain's Hat" read badly: such names stand without an article. */
const OWN_ARTICLE = /^(?:<strong>)?(?:(?:just|my|our|your|his|her|no|one|a|an|this|that|i)\b|(?:\S+ )?\S+['’]s )/i
