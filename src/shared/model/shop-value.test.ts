import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalHtml, readsAlike, sameShopValue } from './shop-value.ts'

const SEED = 20_261_127

/** What Wix V3 was seen to do to HTML on its way through rich text. */
function rewrite(html: string): string {
  return html
    .replaceAll(/<(?:strong|b)>/g, '<span style="font-weight: 700">')
    .replaceAll(/<\/(?:strong|b)>/g, '</span>')
    .replaceAll(/<em>/g, '<span style="font-style: italic">')
    .replaceAll(/<\/em>/g, '</span>')
    .replaceAll(/<li>/g, '<li><p>')
    .replaceAll(/<\/li>/g, '</p></li>')
    .replaceAll(/<a href="([^"]*)">/g, '<a target="_self" href="$1">')
}

const text = fc.stringMatching(/^[a-zé&;<> ]{0,12}$/).map((t) => t.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
const inline = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc
      .tuple(fc.constantFrom('strong', 'b', 'em', 'i', 'u', 'sub'), tie('nodes'))
      .map(([name, inner]) => `<${name}>${inner}</${name}>`),
    fc.tuple(fc.webUrl(), tie('nodes')).map(([url, inner]) => `<a href="${url.replaceAll('"', '')}">${inner}</a>`),
    fc.constant('<br>')
  ),
  nodes: fc.array(tie('node'), { maxLength: 3 }).map((nodes) => nodes.join(''))
})).nodes
const block = fc.oneof(
  inline.map((inner) => `<p>${inner}</p>`),
  fc.array(inline, { maxLength: 3 }).map((items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>`),
  inline.map((inner) => `<h2>${inner}</h2>`)
)
const fragment = fc.array(block, { maxLength: 5 }).map((blocks) => blocks.join('\n'))

describe('comparing what a store holds', () => {
  test('what Wix rewrites is the same text: canonical(rewrite(html)) = canonical(html)', () => {
    fc.assert(
      fc.property(fragment, (html) => {
        expect(canonicalHtml(rewrite(html))).toBe(canonicalHtml(html))
      }),
      { seed: SEED, numRuns: 500 }
    )
  })

  test('a word more is never the same text, wherever it stands', () => {
    fc.assert(
      fc.property(fragment, fc.nat(), (html, seed) => {
        const places = [...html.matchAll(/>(?=[^<]*<)/g)].map((match) => match.index + 1)
        fc.pre(places.length > 0)
        const at = places[seed % places.length] ?? 0
        const more = `${html.slice(0, at)}Zz${html.slice(at)}`
        expect(canonicalHtml(more)).not.toBe(canonicalHtml(html))
      }),
      { seed: SEED, numRuns: 500 }
    )
  })

  test.each([
    ['bold', '<p><strong>x</strong></p>', '<p><span style="font-weight: 700">x</span></p>'],
    ['the two names of bold and of italic', '<p><b><i>x</i></b></p>', '<p><em><strong>x</strong></em></p>'],
    [
      'several styles in one span',
      '<p><b><i>x</i></b></p>',
      '<p><span style="font-style:italic;font-weight:bold">x</span></p>'
    ],
    ['a list item without a paragraph', '<ul><li>x</li></ul>', '<ul><li><p>x</p></li></ul>'],
    ['an empty list item', '<ul><li></li></ul>', '<ul><li><p></p></li></ul>'],
    [
      'a list in a list',
      '<ul><li>a<ul><li>b</li></ul></li></ul>',
      '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>'
    ],
    ['the default target', '<a href="u">x</a>', `<a target='_self' href=u>x</a>`],
    ['order and quotes of attributes', '<img src="a" alt="b">', `<IMG alt='b' src=a>`],
    ['blanks that show nothing', '<p> a \n b </p>\n<p>c</p>', '<p>a b</p><p>c</p>'],
    ['characters written as references', '<p>é &amp; x</p>', '<p>&eacute; &#38; x</p>'],
    ['joints of bold text', '<p><b>a</b><b>b</b></p>', '<p><b>ab</b></p>'],
    ['blanks around a line break', '<p>a <br> b</p>', '<p>a<br>b</p>']
  ])('%s is no change', (_what, a, b) => {
    expect(canonicalHtml(a)).toBe(canonicalHtml(b))
    expect(sameShopValue('description', a, b)).toBe(true)
  })

  test.each([
    ['bold taken away', '<p><b>x</b></p>', '<p>x</p>'],
    ['bold made italic', '<p><b>x</b></p>', '<p><i>x</i></p>'],
    ['bold over one word more', '<p><b>x</b> y</p>', '<p><b>x y</b></p>'],
    ['underlined instead of plain', '<p><u>x</u></p>', '<p>x</p>'],
    ['another colour', '<p><span style="color:red">x</span></p>', '<p><span style="color:blue">x</span></p>'],
    ['another link', '<a href="u">x</a>', '<a href="v">x</a>'],
    ['a link in a new window', '<a href="u">x</a>', '<a href="u" target="_blank">x</a>'],
    ['one list item made of two', '<ul><li>a</li><li>b</li></ul>', '<ul><li>a b</li></ul>'],
    ['two paragraphs in a list item', '<ul><li><p>a</p><p>b</p></li></ul>', '<ul><li>a b</li></ul>'],
    ['a heading made a paragraph', '<h2>x</h2>', '<p>x</p>'],
    ['a joined word', '<p>a b</p>', '<p>ab</p>'],
    ['a word split by bold', '<p>a<b>b</b></p>', '<p>a <b>b</b></p>'],
    ['a no-break space', '<p>a&nbsp;b</p>', '<p>a b</p>'],
    ['blanks in preformatted text', '<pre>a  b</pre>', '<pre>a b</pre>'],
    ['text that looks like a tag', '<p>&lt;b&gt;x</p>', '<p><b>x</p>'],
    ['text that looks like our own notation', '<p>&lt;+b&gt;x</p>', '<p><b>x</b></p>'],
    ['another picture', '<img src="a">', '<img src="b">']
  ])('%s is a change', (_what, a, b) => {
    expect(canonicalHtml(a)).not.toBe(canonicalHtml(b))
    expect(sameShopValue('description', a, b)).toBe(false)
  })

  test('plain texts are compared exactly, and nothing is as good as empty', () => {
    expect(sameShopValue('title', 'A', 'A ')).toBe(false)
    expect(sameShopValue('seoTitle', '<b>x</b>', '<strong>x</strong>')).toBe(false)
    expect(sameShopValue('seoTitle', null, '')).toBe(true)
    expect(sameShopValue('seoTitle', null, 'x')).toBe(false)
  })

  test('texts that read alike may be formatted otherwise, and no more than that', () => {
    expect(readsAlike('description', '<p><b>a</b> b</p>', '<div>a <i>b</i></div>')).toBe(true)
    expect(readsAlike('description', '<p>a b</p>', '<p>a c</p>')).toBe(false)
    expect(readsAlike('title', ' a  b', 'a b')).toBe(true)
    expect(readsAlike('title', 'ab', 'a b')).toBe(false)
  })

  test('takes a time that grows with the length alone, whatever is opened and never closed', () => {
    const opened = '<b>'.repeat(60_000)
    expect(canonicalHtml(`${opened}${'</i>'.repeat(60_000)}x`)).toBe(canonicalHtml(`${opened}x`))
  })

  test('a description of 16,000 characters made to hurt has a canonical form of no more than a few times its length', () => {
    for (const piece of [
      '<b>x',
      '<i a>x',
      '<span style="font-weight:700;color:red">x',
      '</b>',
      '<li>',
      '<',
      '<p>\n ',
      '&amp;'
    ]) {
      const html = piece.repeat(16_000 / piece.length)
      expect(canonicalHtml(html).length).toBeLessThan(8 * html.length)
    }
    const distinct = Array.from({ length: 1_500 }, (_, n) => `<i a${n}>x`).join('')
    expect(canonicalHtml(distinct).length).toBeLessThan(8 * distinct.length)
  })
})
