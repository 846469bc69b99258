import fc from 'fast-check'
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, test } from 'vitest'
import { decodeReferences, tokenizeHtml, visibleText } from './html-tokens.ts'

const SEED = 20_261_128

describe('tokens', () => {
  test('are tags, text and the rest, and together the whole text', () => {
    const html = '<p CLASS="a">1 &lt; 2<br/>x</p><!-- c --><a href=/x title>y</a> < z'
    const tokens = tokenizeHtml(html)
    expect(tokens.map((token) => token.raw).join('')).toBe(html)
    expect(tokens[0]).toEqual({
      kind: 'open',
      name: 'p',
      attributes: [{ name: 'class', value: 'a' }],
      raw: '<p CLASS="a">'
    })
    expect(tokens[1]).toEqual({ kind: 'text', text: '1 < 2', raw: '1 &lt; 2' })
    expect(tokens.map((token) => token.kind).join(' ')).toBe('open text open text close other open text close text')
  })

  test('lose no character, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('<', '>', '<p', '</', '="', "'", '<!--', '&amp;')
    )
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(
        text,
        (html) =>
          tokenizeHtml(html)
            .map((token) => token.raw)
            .join('') === html
      ),
      { seed: SEED, numRuns: 1_000 }
    )
  })

  test('hide no element from a browser: every element that a real parser finds has an opening token', () => {
    const piece = fc.constantFrom(
      '<b',
      '<i ',
      '<a href',
      '=',
      '"',
      "'",
      '>',
      '/',
      ' ',
      '\u00a0',
      '<u>',
      '</b>',
      'x',
      '<',
      '\n'
    )
    const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, (html) => {
        const seen = new Set(tokenizeHtml(html).flatMap((token) => (token.kind === 'open' ? [token.name] : [])))
        return elementNames(html).every((name) => seen.has(name))
      }),
      { seed: SEED, numRuns: 2_000 }
    )
  })

  test('read attributes as a real parser does', () => {
    for (const tag of [
      '<a href=a=">',
      '<a =x y>',
      '<a b="c"d=e>',
      "<a b='c'>",
      '<a/b/c=d/>',
      '<a b = c>',
      '<a b=\u00a0c d>',
      '<a b="&quot;x">'
    ]) {
      const token = tokenizeHtml(tag)[0]
      const parsed = parseFragment(tag).childNodes[0]
      if (token?.kind !== 'open' || parsed === undefined || !('attrs' in parsed)) throw new Error(tag)
      expect([tag, token.attributes]).toEqual([tag, parsed.attrs.map(({ name, value }) => ({ name, value }))])
    }
  })
})

describe('visible text', () => {
  test('sets blocks apart and keeps words whole', () => {
    expect(visibleText(tokenizeHtml('<p>so<b>me</b></p><ul><li>one</li><li>two&nbsp;</li></ul>'))).toBe('some one two')
  })

  test('has references decoded as a browser decodes them', () => {
    expect(decodeReferences('8 m&sup2; &Oslash; &uuml;&Uuml; &#39;&#x27; &nosuch; &amp;lt; &#0; &#xD800;')).toBe(
      "8 m² Ø üÜ '' &nosuch; &lt; \ufffd \ufffd"
    )
  })
})

function elementNames(html: string): readonly string[] {
  const names: string[] = []
  const visit = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if ('tagName' in node) names.push(node.tagName)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  parseFragment(html).childNodes.forEach(visit)
  return names
}
