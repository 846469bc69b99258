import { tokenizeHtml, VOID_TAGS, type HtmlAttribute } from '#shared/lib/html-tokens.ts'

const MARKS: readonly (readonly [style: RegExp, element: string])[] = [
  [/(^|;)\s*font-weight\s*:\s*(700|bold)\b/i, 'strong'],
  [/(^|;)\s*font-style\s*:\s*italic\b/i, 'em'],
  [/(^|;)\s*text-decoration(-line)?\s*:\s*underline\b/i, 'u']
]

/**
 * The same HTML without a style attribute. Wix keeps bold and italic as styled spans; they become the elements that show alike. The
 * page's policy forbids inline styles, and the browser complains of each that it only parses.
 */
export function unstyledHtml(html: string): string {
  if (!/style/i.test(html)) return html
  const open: { readonly name: string; readonly written: readonly string[] }[] = []
  return tokenizeHtml(html)
    .map((token): string => {
      if (token.kind === 'open') {
        const style = token.attributes.find(({ name }) => name === 'style')?.value
        const marks = style === undefined || token.name !== 'span' ? [] : marksOf(style)
        const written = marks.length > 0 ? marks : [token.name]
        if (!VOID_TAGS.has(token.name)) open.push({ name: token.name, written })
        if (style === undefined) return token.raw
        return marks.length > 0 ? marks.map((mark) => `<${mark}>`).join('') : tag(token.name, token.attributes)
      }
      if (token.kind === 'close') {
        const at = open.findLastIndex(({ name }) => name === token.name)
        const [closed] = at < 0 ? [] : open.splice(at)
        return closed === undefined
          ? token.raw
          : closed.written
              .map((name) => `</${name}>`)
              .toReversed()
              .join('')
      }
      return token.raw
    })
    .join('')
}

function marksOf(style: string): string[] {
  return MARKS.filter(([pattern]) => pattern.test(style)).map(([, element]) => element)
}

function tag(name: string, attributes: readonly HtmlAttribute[]): string {
  const kept = attributes.filter((attribute) => attribute.name !== 'style')
  return `<${name}${kept.map((attribute) => ` ${attribute.name}="${attribute.value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`).join('')}>`
}
