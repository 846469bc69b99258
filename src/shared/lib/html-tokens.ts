/** One piece of an HTML fragment, in document order. */
export type HtmlToken =
  /** `text` as a reader sees it, with character references decoded; `raw` as it stands. */
  | { readonly kind: 'text'; readonly text: string; readonly raw: string }
  | {
      readonly kind: 'open'
      readonly name: string
      readonly attributes: readonly HtmlAttribute[]
      readonly raw: string
    }
  | { readonly kind: 'close'; readonly name: string; readonly raw: string }
  /** Comments, doctypes, CDATA and processing instructions. */
  | { readonly kind: 'other'; readonly raw: string }
  /** A tag, comment or quote that the text ends in; everything from its start on. */
  | { readonly kind: 'broken'; readonly raw: string }

export interface HtmlAttribute {
  /** Lower case. */
  readonly name: string
  /** With character references decoded; empty where the attribute has no value. */
  readonly value: string
}

/** Elements that have no closing tag. */
export const VOID_TAGS: ReadonlySet<string> = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr'
])

/**
 * Splits a fragment into tags and text in one pass, linear in its length. Reads tags as browsers do, save that the inside of
 * script and style is not special: their tags are reported, which is all that a check needs.
 */
export function tokenizeHtml(html: string): readonly HtmlToken[] {
  const tokens: HtmlToken[] = []
  let text = ''
  let at = 0
  const flush = (): void => {
    if (text !== '') tokens.push({ kind: 'text', text: decodeReferences(text), raw: text })
    text = ''
  }
  while (at < html.length) {
    const next = html.indexOf('<', at)
    if (next < 0) {
      text += html.slice(at)
      break
    }
    text += html.slice(at, next)
    const opener = html[next + 1] ?? ''
    if (!/[a-z/!?]/i.test(opener) || (opener === '/' && !/[a-z]/i.test(html[next + 2] ?? ''))) {
      text += '<'
      at = next + 1
      continue
    }
    flush()
    const read = opener === '!' || opener === '?' ? readOther(html, next) : readTag(html, next)
    tokens.push(read?.token ?? { kind: 'broken', raw: html.slice(next) })
    at = read?.end ?? html.length
  }
  flush()
  return tokens
}

/** What a reader sees: tags taken out, blocks set apart by a space, blanks collapsed. */
export function visibleText(tokens: readonly HtmlToken[]): string {
  return tokens
    .map((token) => (token.kind === 'text' ? token.text : isInline(token) ? '' : ' '))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The visible text of a fragment as it comes, such as a description. */
export function visibleTextOf(html: string): string {
  return visibleText(tokenizeHtml(html))
}

const INLINE_TAGS: ReadonlySet<string> = new Set([
  'a',
  'b',
  'strong',
  'i',
  'em',
  'u',
  'span',
  'sub',
  'sup',
  'small',
  'font'
])

function isInline(token: HtmlToken): boolean {
  return (token.kind === 'open' || token.kind === 'close') && INLINE_TAGS.has(token.name)
}

function readOther(html: string, start: number): ReadToken | undefined {
  const marker = html.startsWith('<!--', start) ? '-->' : '>'
  const found = html.indexOf(marker, start + 2)
  if (found < 0) return undefined
  const end = found + marker.length
  return { token: { kind: 'other', raw: html.slice(start, end) }, end }
}

interface ReadToken {
  readonly token: HtmlToken
  readonly end: number
}

/** Reads a tag from its `<` on; undefined where the text ends first. One pass, so that no two readings can disagree about its end. */
function readTag(html: string, start: number): ReadToken | undefined {
  const closing = html[start + 1] === '/'
  const nameStart = start + (closing ? 2 : 1)
  let at = skip(html, nameStart, (char) => !isSeparator(char) && char !== '>')
  const name = html.slice(nameStart, at).toLowerCase()
  const attributes: HtmlAttribute[] = []
  for (;;) {
    at = skip(html, at, isSeparator)
    if (at >= html.length) return undefined
    if (html[at] === '>') break
    const attribute = readAttribute(html, at)
    if (attribute === undefined) return undefined
    attributes.push({ name: attribute.name, value: attribute.value })
    at = attribute.end
  }
  const raw = html.slice(start, at + 1)
  return { token: closing ? { kind: 'close', name, raw } : { kind: 'open', name, attributes, raw }, end: at + 1 }
}

function readAttribute(html: string, start: number): (HtmlAttribute & { readonly end: number }) | undefined {
  // An equals sign in the first place belongs to the name, as it does in a browser.
  const nameEnd = skip(html, start + 1, (char) => !isSeparator(char) && char !== '=' && char !== '>')
  const name = html.slice(start, nameEnd).toLowerCase()
  const equals = skip(html, nameEnd, isBlank)
  if (html[equals] !== '=') return { name, value: '', end: nameEnd }
  const valueStart = skip(html, equals + 1, isBlank)
  const quote = html[valueStart]
  if (quote === '"' || quote === "'") {
    const close = html.indexOf(quote, valueStart + 1)
    if (close < 0) return undefined
    return { name, value: decodeReferences(html.slice(valueStart + 1, close)), end: close + 1 }
  }
  const end = skip(html, valueStart, (char) => !isBlank(char) && char !== '>')
  return { name, value: decodeReferences(html.slice(valueStart, end)), end }
}

/** HTML's own blanks and no others: a wider set would end a value earlier than a browser does. */
function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\f' || char === '\r'
}

function isSeparator(char: string): boolean {
  return char === '/' || isBlank(char)
}

function skip(source: string, from: number, test: (char: string) => boolean): number {
  let at = from
  while (at < source.length && test(source[at] ?? '')) at += 1
  return Math.min(at, source.length)
}

/** HTML's names for U+00A0 to U+00FF, in order. */
const LATIN_1_NAMES =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr ' +
  'deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ' +
  'ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml ' +
  'eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

/** The names that occur in product text or that can hide a link's scheme; an unknown name stays as it is written. */
const NAMED_REFERENCES: ReadonlyMap<string, string> = new Map([
  ...LATIN_1_NAMES.split(' ').map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['Tab', '\t'],
  ['NewLine', '\n'],
  ['colon', ':'],
  ['sol', '/'],
  ['bsol', '\\'],
  ['period', '.'],
  ['commat', '@'],
  ['lpar', '('],
  ['rpar', ')'],
  ['num', '#'],
  ['quest', '?'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['bull', '•'],
  ['rsquo', '’'],
  ['lsquo', '‘'],
  ['sbquo', '‚'],
  ['rdquo', '”'],
  ['ldquo', '“'],
  ['bdquo', '„'],
  ['euro', '€'],
  ['trade', '™'],
  ['thinsp', '\u2009'],
  ['zwnj', '\u200c'],
  ['zwj', '\u200d'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f']
])

export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z][a-z0-9]{1,30}));?/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === 'string') return NAMED_REFERENCES.get(name) ?? whole
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number.parseInt(String(decimal), 10)
      return code > 0 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\u{fffd}'
    }
  )
}
