import { tokenizeHtml, visibleText, VOID_TAGS, type HtmlAttribute } from '#shared/lib/html-tokens.ts'
import { ATTRIBUTE_RULES, type Attribute } from './attribute.ts'

/**
 * Whether the store holds `a` where `b` is expected. Nothing and an empty text are the same. HTML is compared after undoing what Wix is
 * known to rewrite, so that a store that spells our text its own way is not taken for a merchant who changed it; any other difference in
 * formatting is one.
 */
export function sameShopValue(attribute: Attribute, a: string | null, b: string | null): boolean {
  const [left, right] = [a ?? '', b ?? '']
  if (left === right) return true
  return ATTRIBUTE_RULES[attribute].html && canonicalHtml(left) === canonicalHtml(right)
}

/**
 * Whether both read the same, whatever their formatting. Only ever grounds to believe that a text of ours has arrived, never to write
 * over one.
 */
export function readsAlike(attribute: Attribute, a: string | null, b: string | null): boolean {
  const [left, right] = [a ?? '', b ?? '']
  if (ATTRIBUTE_RULES[attribute].html) return visibleText(tokenizeHtml(left)) === visibleText(tokenizeHtml(right))
  return left.replaceAll(/\s+/g, ' ').trim() === right.replaceAll(/\s+/g, ' ').trim()
}

/** Elements that format text inside a line: their nesting and their joints show nothing, only which text they cover. */
const INLINE_TAGS: ReadonlySet<string> = new Set(
  'a abbr b big cite code del em font i ins kbd label mark q s samp small span strike strong sub sup tt u var'.split(
    ' '
  )
)
const MARK_NAMES: ReadonlyMap<string, string> = new Map([
  ['strong', 'b'],
  ['em', 'i']
])
const STYLE_MARKS: ReadonlyMap<string, string> = new Map([
  ['font-weight:700', 'b'],
  ['font-weight:bold', 'b'],
  ['font-style:italic', 'i'],
  ['text-decoration:underline', 'u'],
  ['text-decoration-line:underline', 'u']
])

/**
 * One text for everything that shows alike and that Wix may turn into one another (V3 stores rich text and gives it back as HTML:
 * bold and italic as styled spans, a paragraph inside each list item, `target="_self"` on links). One pass, linear in the length.
 */
export function canonicalHtml(html: string): string {
  const writer = new CanonicalWriter()
  /** The marks of each open element, by its name. */
  const openInline = new Map<string, (readonly string[])[]>()
  for (const token of tokenizeHtml(html)) {
    switch (token.kind) {
      case 'text':
        writer.text(token.text)
        break
      case 'open':
        if (INLINE_TAGS.has(token.name)) {
          const marks = marksOf(token.name, token.attributes)
          const same = openInline.get(token.name)
          if (same) same.push(marks)
          else openInline.set(token.name, [marks])
          writer.mark(marks, 1)
        } else if (VOID_TAGS.has(token.name)) writer.atom(tag(token.name, token.attributes), token.name === 'br')
        else writer.open(token.name, tag(token.name, token.attributes))
        break
      case 'close':
        if (INLINE_TAGS.has(token.name)) {
          const closed = openInline.get(token.name)?.pop()
          if (closed) writer.mark(closed, -1)
        } else if (!VOID_TAGS.has(token.name)) writer.close(token.name)
        break
      default:
        writer.atom(`<!${escape(token.raw)}>`, false)
    }
  }
  return writer.end()
}

/** Blanks as HTML has them; a no-break space is text. */
const BLANKS = /[ \t\n\f\r]+/g

class CanonicalWriter {
  readonly #parts: string[] = []
  readonly #blocks: string[] = []
  /** How often each mark is open, which of them the output stands in, and which changed since. */
  readonly #open = new Map<string, number>()
  readonly #written = new Set<string>()
  readonly #changed = new Set<string>()
  #space: 'skip' | 'none' | 'pending' = 'skip'
  #preserved = 0
  /** The paragraph that a list item's own text lies in, whether the HTML says so or not. */
  #impliedParagraph = false
  #emptyItem = false

  text(text: string): void {
    if (this.#preserved > 0) {
      if (text !== '') this.#put(escape(text))
      return
    }
    const collapsed = text.replaceAll(BLANKS, ' ')
    const core = collapsed.replaceAll(/^ | $/g, '')
    if (collapsed.startsWith(' ') && this.#space === 'none') this.#space = 'pending'
    if (core === '') return
    this.#put(escape(core))
    if (collapsed.endsWith(' ')) this.#space = 'pending'
  }

  mark(marks: readonly string[], by: 1 | -1): void {
    for (const mark of marks) {
      this.#open.set(mark, (this.#open.get(mark) ?? 0) + by)
      this.#changed.add(mark)
    }
  }

  atom(text: string, breaksLine: boolean): void {
    if (breaksLine) this.#space = 'skip'
    this.#put(text)
    if (breaksLine) this.#space = 'skip'
  }

  open(name: string, text: string): void {
    const inItem = this.#blocks.at(-1) === 'li'
    this.#endParagraph()
    this.#parts.push(text)
    this.#blocks.push(name)
    this.#space = 'skip'
    if (name === 'pre') this.#preserved += 1
    if (inItem) this.#emptyItem = false
    if (name === 'li') this.#emptyItem = true
  }

  close(name: string): void {
    this.#endParagraph()
    if (name === 'li' && this.#emptyItem) this.#parts.push('<p></p>')
    this.#emptyItem = false
    if (this.#blocks.at(-1) === name) this.#blocks.pop()
    if (name === 'pre') this.#preserved = Math.max(0, this.#preserved - 1)
    this.#parts.push(`</${escape(name)}>`)
    this.#space = 'skip'
  }

  end(): string {
    this.#endParagraph()
    return this.#parts.join('')
  }

  #put(text: string): void {
    if (this.#blocks.at(-1) === 'li' && !this.#impliedParagraph) {
      this.#parts.push('<p>')
      this.#impliedParagraph = true
      this.#emptyItem = false
      this.#space = 'skip'
    }
    const pending = this.#space === 'pending'
    if (pending) this.#parts.push(' ')
    this.#space = 'none'
    this.#putMarks()
    this.#parts.push(text)
  }

  #putMarks(): void {
    if (this.#changed.size === 0) return
    for (const mark of [...this.#changed].toSorted()) {
      const is = (this.#open.get(mark) ?? 0) > 0
      if (is === this.#written.has(mark)) continue
      this.#parts.push(`<${is ? '+' : '-'}${mark}>`)
      if (is) this.#written.add(mark)
      else this.#written.delete(mark)
    }
    this.#changed.clear()
  }

  #endParagraph(): void {
    if (this.#impliedParagraph) this.#parts.push('</p>')
    this.#impliedParagraph = false
  }
}

function marksOf(name: string, attributes: readonly HtmlAttribute[]): readonly string[] {
  const rest = attributes.filter((attribute) => !(name === 'a' && isDefaultTarget(attribute)))
  if (name !== 'span') return [tag(MARK_NAMES.get(name) ?? name, rest).slice(1, -1)]
  const marks: string[] = []
  const styles: string[] = []
  for (const style of rest
    .filter((attribute) => attribute.name === 'style')
    .flatMap(({ value }) => declarations(value))) {
    const mark = STYLE_MARKS.get(style)
    if (mark === undefined) styles.push(style)
    else marks.push(mark)
  }
  const others = rest.filter((attribute) => attribute.name !== 'style')
  if (styles.length > 0) others.push({ name: 'style', value: styles.toSorted().join(';') })
  if (others.length > 0) marks.push(tag('span', others).slice(1, -1))
  return marks
}

function isDefaultTarget({ name, value }: HtmlAttribute): boolean {
  return name === 'target' && value.toLowerCase() === '_self'
}

function declarations(style: string): string[] {
  return style.split(';').flatMap((declaration) => {
    const colon = declaration.indexOf(':')
    if (colon < 0) return declaration.trim() === '' ? [] : [declaration.trim()]
    const value = declaration
      .slice(colon + 1)
      .trim()
      .replaceAll(/\s+/g, ' ')
    return [`${declaration.slice(0, colon).trim().toLowerCase()}:${value}`]
  })
}

function tag(name: string, attributes: readonly HtmlAttribute[]): string {
  const written = attributes.map(({ name: key, value }) => {
    const text = key === 'style' ? declarations(value).toSorted().join(';') : value
    return ` ${escape(key)}="${escape(text)}"`
  })
  return `<${escape(name)}${written.toSorted().join('')}>`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (char) => ESCAPES[char] ?? char)
}
