import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergedDocument } from './merged-document.ts'
import { renderedForm } from './rendered-form.ts'
import { mergeRendered } from './rendered-merge.ts'
import { renderedPieces } from './rendered-pieces.ts'
import { settleMerged } from './testing/settle-merged.ts'

const SEED = 20_261_128

function merge(before: string, after: string) {
  const sides = { before: renderedPieces(renderedForm(before)), after: renderedPieces(renderedForm(after)) }
  const ops = mergeRendered(sides.before.pieces, sides.after.pieces, 'en', 1_000)
  return mergedDocument(ops, { before: sides.before.elements, after: sides.after.elements })
}

function markup(fragment: DocumentFragment): string {
  const host = document.createElement('div')
  host.append(fragment.cloneNode(true))
  return host.innerHTML
}

const WORDS = [
  'mug ',
  'Blue',
  ' ',
  '\n  ',
  '350 ml',
  'ספל ',
  '手作りの',
  '👩‍👩‍👧',
  '&amp;',
  '&nbsp;',
  '&lt;b&gt;',
  '<',
  '\u0000',
  '.'
]
const TAGS = [
  ...[
    'p',
    'b',
    'strong',
    'em',
    'span',
    'ul',
    'ol',
    'li',
    'table',
    'tr',
    'td',
    'h2',
    'div',
    'blockquote',
    'pre',
    'del',
    'ins',
    'a'
  ].flatMap((name) => [`<${name}>`, `</${name}>`]),
  '<br>',
  '<hr/>',
  '<a href="https://shop.example/a">',
  '<img alt="A mug" src=x>',
  '<!-- note -->',
  '<td colspan=2>',
  '<p dir="rtl">',
  '<span style="font-weight: 700">',
  '<script>x</script>',
  '<ins data-change="1">',
  '<b data-element="added">',
  '<template><b>t</b></template>',
  '<img alt="a < b',
  '<details><summary>'
]
const html = fc.array(fc.constantFrom(...WORDS, ...WORDS, ...TAGS), { maxLength: 40 })
/** Two texts, or one and what became of it when some of it was taken out and other things put in. */
const pair = fc.oneof(
  fc.tuple(html, html).map(([before, after]) => [before.join(''), after.join('')] as const),
  fc.tuple(html, html, fc.nat(39), fc.nat(5)).map(([text, put, at, out]) => {
    const changed = [...text.slice(0, at), ...put.slice(0, 6), ...text.slice(at + out)]
    return [text.join(''), changed.join('')] as const
  })
)

describe('a merged document', () => {
  test('with all changes accepted is the new one, and with all rejected the old one', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const { fragment } = merge(before, after)
        expect(markup(settleMerged(fragment, 'after'))).toBe(markup(renderedForm(after)))
        expect(markup(settleMerged(fragment, 'before'))).toBe(markup(renderedForm(before)))
      }),
      { seed: SEED, numRuns: 400 }
    )
  })

  test('marks words within their paragraph and counts what was changed', () => {
    const { fragment, changes } = merge('<p>A blue mug. Holds 350 ml.</p>', '<p>A green mug. Holds 400 ml.</p>')
    expect(markup(fragment)).toBe(
      '<p>A <del data-change="1">blue</del><ins data-change="1">green</ins> mug. Holds ' +
        '<del data-change="2">350</del><ins data-change="2">400</ins> ml.</p>'
    )
    expect(changes).toBe(2)
  })

  test('shows formatting around the words that have it now', () => {
    const { fragment, onlyFormatting } = merge('<p>Blue mug</p>', '<p><b>Blue</b> mug</p>')
    expect(markup(fragment)).toBe('<p><b data-element="wrapped" data-change="1">Blue</b> mug</p>')
    expect(onlyFormatting).toBe(true)
  })

  test('takes two layouts of the same source for the same', () => {
    const { changes, onlyFormatting, sameShare } = merge(
      '<ul>\n  <li>Blue</li>\n  <li>Fine</li>\n</ul>\n',
      '<ul><li>Blue </li><li> Fine</li></ul>'
    )
    expect({ changes, onlyFormatting, sameShare }).toEqual({ changes: 0, onlyFormatting: true, sameShare: 1 })
  })

  test('does not take the marks of a text for its own', () => {
    const { fragment } = merge('<p><del>Old</del> mug</p>', '<p><del>Old</del> cup</p>')
    expect(markup(settleMerged(fragment, 'after'))).toBe('<p><del>Old</del> cup</p>')
  })
})
