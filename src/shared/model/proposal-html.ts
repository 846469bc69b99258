import { tokenizeHtml, VOID_TAGS, type HtmlAttribute, type HtmlToken } from '#shared/lib/html-tokens.ts'

/** What a description may always use. The writer is told the same list. */
export const ALLOWED_TAGS = [
  'p',
  'br',
  'strong',
  'b',
  'em',
  'i',
  'u',
  'ul',
  'ol',
  'li',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'a',
  'blockquote'
] as const

/** Further tags that a proposal may keep where the original has them; anything else is refused even then. */
const KEPT_TAGS: ReadonlySet<string> = new Set([
  'h1',
  'div',
  'span',
  'section',
  'small',
  'sub',
  'sup',
  's',
  'del',
  'ins',
  'mark',
  'code',
  'pre',
  'hr',
  'img',
  'font',
  'dl',
  'dt',
  'dd',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'td',
  'th',
  'caption',
  'figure',
  'figcaption',
  'center',
  'wbr',
  'abbr'
])

const STRUCTURE_TAGS = ['ul', 'ol', 'li', 'a', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'img', 'blockquote']

interface Vocabulary {
  readonly tags: ReadonlySet<string>
  readonly attributes: ReadonlySet<string>
  readonly targets: ReadonlySet<string>
}

/** Why a proposal's HTML can't be taken, or undefined. `original` widens what is allowed to what the merchant already uses. */
export function htmlProblem(tokens: readonly HtmlToken[], original: string): string | undefined {
  const known = vocabulary(tokenizeHtml(original))
  const open: string[] = []
  for (const token of tokens) {
    if (token.kind === 'text') continue
    if (token.kind === 'broken') return 'ends in the middle of an HTML tag'
    if (token.kind === 'other') return 'contains an HTML comment or declaration'
    if (!known.tags.has(token.name)) return `uses the HTML tag <${shown(token.name)}>, which is not allowed`
    if (token.kind === 'open') {
      const problem = attributeProblem(token.name, token.attributes, known)
      if (problem !== undefined) return problem
      if (!VOID_TAGS.has(token.name)) open.push(token.name)
    } else if (!VOID_TAGS.has(token.name) && open.pop() !== token.name) {
      return `closes the HTML tag <${shown(token.name)}> where it is not the open one`
    }
  }
  const left = open.pop()
  return left === undefined ? undefined : `does not close the HTML tag <${shown(left)}>`
}

/** True where the original has lists, links, headings, tables or pictures that the proposal has none of. */
export function losesStructure(original: readonly HtmlToken[], proposal: readonly HtmlToken[]): boolean {
  const names = (tokens: readonly HtmlToken[]): ReadonlySet<string> =>
    new Set(tokens.flatMap((token) => (token.kind === 'open' ? [token.name] : [])))
  const before = names(original)
  const after = names(proposal)
  return STRUCTURE_TAGS.some((tag) => before.has(tag) && !after.has(tag))
}

function vocabulary(tokens: readonly HtmlToken[]): Vocabulary {
  const tags = new Set<string>(ALLOWED_TAGS)
  const attributes = new Set(['href', 'target', 'rel', 'title', 'dir', 'lang'])
  const targets = new Set<string>()
  for (const token of tokens) {
    if (token.kind !== 'open') continue
    if (KEPT_TAGS.has(token.name)) tags.add(token.name)
    for (const attribute of token.attributes) {
      if (isUrlAttribute(attribute.name)) {
        const target = linkTarget(attribute.value)
        if (target !== undefined) targets.add(target)
      }
      attributes.add(attribute.name)
    }
  }
  return { tags, attributes, targets }
}

function attributeProblem(tag: string, attributes: readonly HtmlAttribute[], known: Vocabulary): string | undefined {
  for (const { name, value } of attributes) {
    if (name.startsWith('on')) return 'contains a script in an HTML attribute'
    if (!known.attributes.has(name)) return `uses the attribute ${shown(name)} on <${tag}>, which is not allowed`
    if (name === 'style' && /url|expression|@import|\\|\/\*/i.test(value))
      return 'contains a style that loads something'
    if (!isUrlAttribute(name)) continue
    const target = linkTarget(value)
    if (target === undefined) return 'contains a link that is not an ordinary web, mail or phone address'
    if (target !== '' && !known.targets.has(target))
      return 'contains a link to a place that the original does not link to'
  }
  return undefined
}

function isUrlAttribute(name: string): boolean {
  return [
    'href',
    'src',
    'srcset',
    'action',
    'formaction',
    'poster',
    'background',
    'xlink:href',
    'data',
    'cite',
    'ping'
  ].includes(name)
}

/**
 * The host of a web link, the whole address of a mail or phone link, `''` for a link within the shop, undefined for anything
 * else. Read the way browsers do: blanks and controls are dropped, a backslash is a slash, the slashes after a scheme are optional.
 */
export function linkTarget(href: string): string | undefined {
  const url = href.replaceAll(/[\p{Cc}\u0020\u00a0]/gu, '').replaceAll('\\', '/')
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme === 'mailto' || scheme === 'tel') return url.toLowerCase()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return undefined
  if (scheme === undefined && !url.startsWith('//')) return /^[^/?#]*:/.test(url) ? undefined : ''
  const start = scheme === undefined ? 0 : scheme.length + 1
  let at = start
  while (url[at] === '/') at += 1
  const authority = /^[^/?#]*/.exec(url.slice(at))?.[0].toLowerCase() ?? ''
  return /^[^@%\s:]+(:[0-9]{1,5})?$/.test(authority) ? authority.replace(/:[0-9]+$/, '') : undefined
}

function shown(name: string): string {
  return name.replaceAll(/[^a-z0-9:-]/g, '').slice(0, 20)
}
