import type { JSONContent } from '@tiptap/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sameShopValue } from '#shared/model/shop-value.ts'
import { renderedForm } from '../../lib/rendered-form.ts'
import { blockHtml } from './rich-html.ts'
import { isRich, readRich, type RichDocument } from './rich-document.ts'
import { pastedSource } from './rich-source.ts'

const SEED = 20_261_127

const WORDS = [
  'mug ',
  'Blue',
  ' ',
  '\n  ',
  '350 ml',
  'ספל ',
  '手作りの',
  '&amp;',
  '&nbsp;',
  '&lt;b&gt;',
  '&alpha;',
  '<',
  '.'
]
const TAGS = [
  ...['p', 'h2', 'h5', 'ul', 'ol', 'li', 'blockquote', 'b', 'strong', 'em', 'u', 's', 'span'].flatMap((name) => [
    `<${name}>`,
    `</${name}>`
  ]),
  '<p class="font_8" style="text-align: center">',
  '<span style="font-weight: 700">',
  '<span style="font-style:italic;color:#c00">',
  '<a href="https://shop.example/mugs" target="_self">',
  '<a href="javascript:alert(1)">',
  '</a>',
  '<br>',
  '<hr>',
  '<div>',
  '</div>',
  '<table><tr><td>',
  '<img src="x.png">',
  '<!-- note -->',
  '<p onclick="x()">'
]

/** Elements in each other, as an author or Wix would write them. */
const sound = fc.letrec<{ readonly block: string; readonly line: string }>((tie) => ({
  line: fc
    .array(
      fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(...WORDS.filter((word) => word !== '<' && word !== '&alpha;'), '<br>'),
        fc
          .tuple(
            fc.constantFrom(
              ['<b>', '</b>'],
              ['<strong>', '</strong>'],
              ['<em>', '</em>'],
              ['<u>', '</u>'],
              ['<s>', '</s>'],
              ['<span style="font-weight: 700">', '</span>'],
              ['<span style="font-style:italic; color:#c00">', '</span>'],
              ['<span class="wixui-rich-text__text">', '</span>'],
              ['<a href="/mugs" target="_self">', '</a>'],
              ['<a href="https://shop.example/a?b=1&amp;c=2" rel="nofollow" title="All">', '</a>']
            ),
            tie('line')
          )
          .map(([[start, end], inside]) => `${start}${inside}${end}`)
      ),
      { maxLength: 5 }
    )
    .map((parts) => parts.join('')),
  block: fc
    .tuple(
      fc.constantFrom('', '\n', '\n  '),
      fc.oneof(
        { maxDepth: 3 },
        tie('line').map((line) => `<p>${line}</p>`),
        tie('line').map((line) => `<p class="font_8" style="text-align:center">${line}</p>`),
        tie('line').map((line) => `<h3>${line}</h3>`),
        fc.constantFrom('<hr>', '<p><br></p>', '<p>&nbsp;</p>', '<p></p>'),
        fc.array(tie('line'), { minLength: 1, maxLength: 3 }).map((items) => list('ul', items)),
        fc.array(tie('line'), { minLength: 1, maxLength: 3 }).map((items) => list('ol start="3"', items)),
        fc.array(tie('line'), { minLength: 1, maxLength: 3 }).map((items) =>
          list(
            'ul',
            items.map((item) => `<p>${item}</p>`)
          )
        ),
        tie('block').map((inside) => `<blockquote>${inside}</blockquote>`)
      )
    )
    .map(([gap, block]) => gap + block)
}))

function list(tag: string, items: readonly string[]): string {
  return `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag.split(' ')[0] ?? tag}>`
}

const soundHtml = fc.array(sound.block, { maxLength: 6 }).map((blocks) => blocks.join(''))
const wildHtml = fc.array(fc.constantFrom(...WORDS, ...TAGS), { maxLength: 14 }).map((parts) => parts.join(''))

/** Blocks, line breaks and words as a reader sees them; which words stand out is `sameShopValue`'s part. */
function shown(html: string): string {
  const host = document.createElement('div')
  host.append(renderedForm(html))
  for (const element of host.querySelectorAll('b, strong, em, u, s, span, a, li > p'))
    element.replaceWith(...element.childNodes)
  return host.innerHTML
}

function rich(html: string): RichDocument {
  const read = readRich(html)
  if (!isRich(read)) throw new Error(`Not rich: ${html}`)
  return read
}

/** Written anew, every block of it. */
function rewritten(html: string): string {
  const spelling = { paragraphsInItems: html.includes('<li><p') }
  return (rich(html).content.content ?? []).map((block) => blockHtml(block, spelling)).join('')
}

/** As an editor would change it: one more paragraph. */
function withMore(content: JSONContent): JSONContent {
  return {
    ...content,
    content: [
      ...(content.content ?? []),
      { type: 'paragraph', attrs: { kept: null }, content: [{ type: 'text', text: 'More' }] }
    ]
  }
}

describe('a text that opens as rich text', () => {
  test('is the same document when nothing was done to it, to the letter, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(soundHtml, wildHtml), (html) => {
        const read = readRich(html)
        if (!isRich(read)) return
        expect(read.write(read.content)).toBe(html)
      }),
      { seed: SEED, numRuns: 300 }
    )
  })

  test('shows the same and is the same to the store when every block of it is written anew', () => {
    let opened = 0
    fc.assert(
      fc.property(fc.array(sound.block, { minLength: 1, maxLength: 6 }), (blocks) => {
        const html = blocks.map((block) => block.trimStart()).join('')
        if (!isRich(readRich(html))) return
        opened += 1
        const anew = rewritten(html)
        expect(sameShopValue('description', anew, html)).toBe(true)
        expect(shown(anew)).toBe(shown(html))
      }),
      { seed: SEED, numRuns: 200 }
    )
    // A rule that lets nothing in would pass.
    expect(opened).toBeGreaterThan(100)
  })

  test('keeps the spelling of the blocks that nobody touched', () => {
    const html = '\n<p class="font_8">A <b>mug</b>.</p>\n  <ul><li>One</li></ul>\n'
    const read = rich(html)
    expect(read.write(withMore(read.content))).toBe(
      '\n<p class="font_8">A <b>mug</b>.</p>\n  <ul><li>One</li></ul>\n  <p>More</p>\n'
    )
  })

  test('stays a line without a paragraph around it until there are two', () => {
    const read = rich('A mug.<br>Blue.')
    expect(read.write(read.content)).toBe('A mug.<br>Blue.')
    expect(read.write(withMore(read.content))).toBe('<p>A mug.<br>Blue.</p><p>More</p>')
  })

  test('is nothing when all of it was taken out', () => {
    expect(rich('<p>A mug.</p>').write({ type: 'doc', content: [{ type: 'paragraph' }] })).toBe('')
  })

  test.each([
    [
      'the styles and classes of Wix',
      '<p class="font_8" style="text-align: center"><span style="color:#c00">Red</span></p>'
    ],
    [
      'bold as styled spans, and links with their targets',
      '<ul><li><p><span style="font-weight: 700">A</span> <a href="/b" target="_self">b</a></p></li></ul>'
    ],
    ['empty lines', '<p>A</p><p><br></p><p>&nbsp;</p><p>B</p>'],
    ['a list in a list', '<ul><li>A<ul><li>B</li></ul></li></ul>'],
    ['a numbered list that starts later', '<ol start="4"><li>Four</li></ol>'],
    ['nothing at all', '']
  ])('may hold %s', (_what, html) => {
    expect(isRich(readRich(html))).toBe(true)
  })
})

describe('a text that would lose something', () => {
  test.each([
    ['a table', '<table><tr><td>A</td></tr></table>', 'table'],
    ['a picture', '<p><img src="a.png"></p>', 'img'],
    ['a division', '<div>A</div>', 'div'],
    ['a comment', '<p>A</p><!-- b -->', null],
    ['a paragraph that is not closed', '<p>A<p>B', null],
    ['text between its paragraphs', 'A<p>B</p>', null],
    ['an attribute that the editor does not know', '<p onclick="a()">A</p>', null],
    ['a link that is not an address', '<p><a href="javascript:a()">A</a></p>', null],
    ['a paragraph in a heading', '<h2><p>A</p></h2>', null],
    ['more levels than anybody writes', `${'<b>'.repeat(90)}A${'</b>'.repeat(90)}`, null]
  ])('stays HTML: %s', (_what, html, tag) => {
    expect(readRich(html)).toEqual({ tag })
  })
})

test('what is pasted brings its structure and its links, and neither looks nor handlers', () => {
  expect(
    pastedSource(
      '<!--x--><p class="MsoNormal" style="color:red" onclick="a()">A <a href="https://b.example/" class="c">b</a> <a href="javascript:c()">c</a></p>'
    )
  ).toBe('<p>A <a data-href="https://b.example/">b</a> <a>c</a></p>')
})

test('the cells of a table that is pasted stay words apart, each row on a line of its own', () => {
  expect(
    pastedSource(
      '<table><tbody><tr><th>Width</th><td>180 cm</td></tr><tr><td>Height</td><td>75 cm</td></tr></tbody></table>'
    )
  ).toBe('<div>Width 180 cm </div><div>Height 75 cm </div>')
})
