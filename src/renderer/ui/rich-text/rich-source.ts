import { tokenizeHtml, VOID_TAGS, type HtmlAttribute, type HtmlToken } from '#shared/lib/html-tokens.ts'
import { linkTarget } from '#shared/model/proposal-html.ts'
import { escapedValue } from './html-text.ts'
import { isKept, packed } from './kept-attributes.ts'

/** Why a text can't be edited as rich text. `tag` is the first element that the editor does not know, where it is one. */
export interface NotRich {
  readonly tag: string | null
}

const BLOCKS: ReadonlySet<string> = new Set('p h1 h2 h3 h4 h5 h6 ul ol li blockquote hr'.split(' '))
/** All that the editor has. */
export const KNOWN_TAGS: ReadonlySet<string> = new Set([...BLOCKS, ...'a b strong em i u s span br'.split(' ')])

/** Deeper than anybody writes, and as deep as the editor's parser goes safely. */
const MAX_DEPTH = 60

const MARKS: readonly (readonly [declaration: RegExp, element: string])[] = [
  [/^font-weight\s*:\s*(?:700|bold)$/i, 'strong'],
  [/^font-style\s*:\s*italic$/i, 'em'],
  [/^text-decoration(?:-line)?\s*:\s*underline$/i, 'u']
]

/**
 * A description as the editor's schema reads it: a link's address and all that it keeps in `data-` attributes, bold and italic as
 * elements wherever Wix has them as styled spans. Nothing in it loads, runs or styles.
 */
export function richSource(tokens: readonly HtmlToken[]): string | NotRich {
  const open: { readonly name: string; readonly written: readonly string[] }[] = []
  let html = ''
  for (const token of tokens) {
    switch (token.kind) {
      case 'text':
        html += token.raw
        break
      case 'open': {
        if (open.length >= MAX_DEPTH) return { tag: null }
        const written = writtenFor(token.name, token.attributes)
        if (written === null) return { tag: KNOWN_TAGS.has(token.name) ? null : token.name }
        html += written.map(({ name, attributes }) => tag(name, attributes)).join('')
        if (!VOID_TAGS.has(token.name)) open.push({ name: token.name, written: written.map(({ name }) => name) })
        break
      }
      case 'close': {
        const last = open.pop()
        if (last?.name !== token.name) return { tag: KNOWN_TAGS.has(token.name) ? null : token.name }
        html += last.written
          .map((name) => `</${name}>`)
          .toReversed()
          .join('')
        break
      }
      case 'other':
      case 'broken':
        return { tag: null }
    }
  }
  return open.length === 0 ? html : { tag: null }
}

/**
 * What is pasted keeps its structure and its links; what it looks like is the shop's business. The editor has no tables: each row is a line of
 * its own, and its cells stay words apart.
 */
export function pastedSource(html: string): string {
  return tokenizeHtml(html)
    .map((token) => {
      if (token.kind === 'other') return ''
      if ((token.kind === 'open' || token.kind === 'close') && TABLE_TAGS.has(token.name)) {
        if (token.name === 'tr') return token.kind === 'open' ? '<div>' : '</div>'
        return token.kind === 'close' && CELLS.has(token.name) ? ' ' : ''
      }
      if (token.kind !== 'open') return token.raw
      const attributes = token.attributes.flatMap(({ name, value }) => {
        if (name === 'href' && token.name === 'a') return isAddress(value) ? [{ name: 'data-href', value }] : []
        return CARRIED.has(name) ? [{ name, value }] : []
      })
      return tag(token.name, attributes)
    })
    .join('')
}

const CELLS: ReadonlySet<string> = new Set(['td', 'th'])
const TABLE_TAGS: ReadonlySet<string> = new Set('table caption colgroup col thead tbody tfoot tr td th'.split(' '))

/** What the editor itself writes to the clipboard. */
const CARRIED: ReadonlySet<string> = new Set(['data-href', 'data-kept', 'data-pm-slice'])

/** Of web, mail and phone, or within the shop. */
export function isAddress(address: string): boolean {
  return linkTarget(address) !== undefined
}

export function isBlock(name: string): boolean {
  return BLOCKS.has(name)
}

interface Written {
  readonly name: string
  readonly attributes: readonly HtmlAttribute[]
}

/** Null where the editor would lose some of it. */
function writtenFor(name: string, attributes: readonly HtmlAttribute[]): readonly Written[] | null {
  if (!KNOWN_TAGS.has(name)) return null
  if (name === 'a') return linkFor(attributes)
  if (attributes.some((attribute) => !isKept(attribute.name))) return null
  if (name !== 'span') return [{ name, attributes: keptIn(attributes) }]
  const style = attributes.find((attribute) => attribute.name === 'style')?.value ?? ''
  const declarations = style.split(';').flatMap((declaration) => declaration.trim() || [])
  const markOf = (declaration: string): string | undefined => MARKS.find(([pattern]) => pattern.test(declaration))?.[1]
  const marks = declarations.flatMap((declaration) => markOf(declaration) ?? [])
  if (marks.length === 0) return [{ name, attributes: keptIn(attributes) }]
  const rest = declarations.filter((declaration) => markOf(declaration) === undefined).join('; ')
  const others = attributes.flatMap((attribute) => {
    if (attribute.name !== 'style') return [attribute]
    return rest === '' ? [] : [{ name: 'style', value: rest }]
  })
  return [
    ...marks.map((mark) => ({ name: mark, attributes: [] })),
    ...(others.length === 0 ? [] : [{ name, attributes: keptIn(others) }])
  ]
}

function linkFor(attributes: readonly HtmlAttribute[]): readonly Written[] | null {
  const address = attributes.find(({ name }) => name === 'href')?.value
  const others = attributes.filter(({ name }) => name !== 'href')
  if (address === undefined || !isAddress(address) || others.some(({ name }) => !isKept(name))) return null
  return [{ name: 'a', attributes: [{ name: 'data-href', value: address }, ...keptIn(others)] }]
}

function keptIn(attributes: readonly HtmlAttribute[]): readonly HtmlAttribute[] {
  const word = packed(attributes)
  return word === null ? [] : [{ name: 'data-kept', value: word }]
}

function tag(name: string, attributes: readonly HtmlAttribute[]): string {
  return `<${name}${attributes.map((attribute) => ` ${attribute.name}="${escapedValue(attribute.value)}"`).join('')}>`
}
