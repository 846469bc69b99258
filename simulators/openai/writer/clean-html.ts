import { tokenizeHtml, VOID_TAGS, type HtmlToken } from '#shared/lib/html-tokens.ts'
import { htmlProblem } from '#shared/model/proposal-html.ts'

/** Elements that a description never keeps, with all that is in them. */
const ACTIVE_TAGS = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'form',
  'svg',
  'math',
  'template',
  'noscript',
  'select'
])
/** Sentences that are meant for whoever writes the text, not for the shopper. */
const ORDERS =
  /\b(?:ignore|disregard|forget)\b.{0,60}\b(?:instruction|rule|prompt|above|previous)|\bai assistant\b|^system:/i

/**
 * The tokens of an original that a writer may keep: no scripts, frames or comments, no tag that the check would refuse, no text that
 * gives orders. Whatever is left and still not well formed is taken down to its text.
 */
export function keepable(html: string): readonly HtmlToken[] {
  const tokens = withoutActive(tokenizeHtml(html)).filter(
    (token) => token.kind !== 'text' || !ORDERS.test(token.text.trim())
  )
  const mended = tokens.flatMap((token) => (token.kind === 'open' ? mendTag(token, html) : [token]))
  return htmlProblem(mended, html) === undefined ? mended : mended.filter((token) => token.kind === 'text')
}

function withoutActive(tokens: readonly HtmlToken[]): readonly HtmlToken[] {
  const kept: HtmlToken[] = []
  let inside: string | undefined
  for (const token of tokens) {
    if (inside !== undefined) {
      if (token.kind === 'close' && token.name === inside) inside = undefined
    } else if (token.kind === 'open' && ACTIVE_TAGS.has(token.name)) {
      inside = VOID_TAGS.has(token.name) ? undefined : token.name
    } else if (
      token.kind === 'text' ||
      token.kind === 'open' ||
      (token.kind === 'close' && !ACTIVE_TAGS.has(token.name))
    ) {
      kept.push(token)
    }
  }
  return kept
}

/** A tag as it was, or without attributes where those are refused, or not at all. */
function mendTag(token: Extract<HtmlToken, { kind: 'open' }>, original: string): readonly HtmlToken[] {
  if (alone(token, original)) return [token]
  const bare: HtmlToken = { kind: 'open', name: token.name, attributes: [], raw: `<${token.name}>` }
  return token.name !== 'img' && alone(bare, original) ? [bare] : []
}

function alone(token: Extract<HtmlToken, { kind: 'open' }>, original: string): boolean {
  const closed: readonly HtmlToken[] = VOID_TAGS.has(token.name) ? [] : [{ kind: 'close', name: token.name, raw: '' }]
  return htmlProblem([token, ...closed], original) === undefined
}
