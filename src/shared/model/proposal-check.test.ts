import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ATTRIBUTES, type Attribute } from '#shared/model/attribute.ts'
import { bannedWords } from '#shared/model/banned-words.ts'
import { TEXT_FLAGS } from '#shared/model/text-flags.ts'
import { checkProposal } from './proposal-check.ts'

const SEED = 20_261_123

function check(attribute: Attribute, original: string | null, proposal: string, language = 'en') {
  return checkProposal({ attribute, original, proposal, language })
}

function reason(attribute: Attribute, original: string | null, proposal: string, language = 'en'): string {
  const result = check(attribute, original, proposal, language)
  return result.ok ? `ok: ${result.facts.flags.join(' ')}` : result.reason
}

function flags(attribute: Attribute, original: string | null, proposal: string): readonly string[] {
  const result = check(attribute, original, proposal)
  return result.ok ? result.facts.flags : [`refused: ${result.reason}`]
}

describe('every attribute', () => {
  test('is stored without the blanks around it', () => {
    expect(check('title', null, '  Linen cushion \n')).toMatchObject({
      ok: true,
      value: 'Linen cushion',
      facts: { flags: [] }
    })
  })

  test('is refused when nothing is left of it', () => {
    expect(reason('title', 'Cushion', ' \n ')).toBe('is empty')
    expect(reason('description', null, '<p> &nbsp; </p>')).toBe('is empty')
  })

  test('is refused over its limit, with both numbers', () => {
    expect(reason('title', null, 'x'.repeat(92))).toBe('has 92 characters, at most 80 are allowed')
    expect(reason('description', null, 'x'.repeat(8_001))).toBe('has 8,001 characters, at most 8,000 are allowed')
    expect(check('title', null, 'x'.repeat(80)).ok).toBe(true)
  })

  test('is measured in UTF-16 units, as Wix measures it', () => {
    expect(reason('ribbon', null, '🎁'.repeat(16))).toBe('has 32 characters, at most 30 are allowed')
  })

  test('is refused with half a character or a control in it', () => {
    expect(reason('title', null, 'Cushion \ud83d')).toBe('contains broken characters')
    expect(reason('title', null, 'Cush\u0000ion')).toBe('contains control characters')
    expect(reason('title', null, 'Cush\u202eion')).toBe('contains control characters')
  })

  test('is refused with a banned word in what a reader sees of it, and all of them are named', () => {
    const banned = bannedWords(['cheap', 'best seller', 'h2'])
    const refusal = (attribute: Attribute, proposal: string) =>
      checkProposal({ attribute, original: null, proposal, language: 'en', banned })
    expect(refusal('title', 'A cheap best seller')).toEqual({
      ok: false,
      reason: 'uses the banned words cheap; best seller'
    })
    expect(refusal('slug', 'a-best-seller')).toEqual({ ok: false, reason: 'uses the banned word best seller' })
    expect(refusal('description', '<h2>A lamp</h2><p>It is <b>che</b>ap.</p>')).toEqual({
      ok: false,
      reason: 'uses the banned word cheap'
    })
    expect(refusal('description', '<h2>A lamp</h2>').ok).toBe(true)
  })

  test('is flagged when it says what the original says', () => {
    expect(flags('title', 'Cushion ', 'Cushion')).toEqual(['unchanged'])
  })

  test('is flagged where search engines would cut it', () => {
    expect(flags('seoTitle', null, 'x'.repeat(61))).toEqual(['over-recommended'])
    expect(flags('seoTitle', null, 'x'.repeat(60))).toEqual([])
  })
})

describe('plain attributes', () => {
  test('hold one line and no HTML', () => {
    expect(reason('title', null, 'One\ntwo')).toBe('contains a line break, only one line is allowed')
    expect(reason('seoTitle', null, 'One <b>two</b>')).toBe('contains HTML, only plain text is allowed')
    expect(reason('imageAlt', null, 'Salt &amp; pepper')).toBe('contains an HTML entity, only plain text is allowed')
    expect(check('title', null, 'I <3 tea, < 5 g & more').ok).toBe(true)
  })

  test('flag a lost number and stay usable', () => {
    expect(flags('title', 'Cushion 40 x 40 cm', 'Cushion')).toEqual(['number-lost'])
    expect(flags('imageAlt', 'Set of 6 cups', 'Set of six cups')).toEqual(['number-lost'])
    expect(flags('seoTitle', 'Set of 6 cups', 'Set of six cups')).toEqual([])
  })

  test.each(['linen-cushion', 'a', '40-x-40'])('take %s for a slug', (slug) => {
    expect(check('slug', null, slug).ok).toBe(true)
  })

  test.each(['Linen', 'linen--cushion', '-linen', 'linen-', 'linen cushion', 'kissen-größe', 'a/b'])(
    'do not take %s for a slug',
    (slug) => {
      expect(reason('slug', null, slug)).toMatch(/^is not a URL slug/)
    }
  )
})

describe('numbers of a description', () => {
  test.each([
    ['40 × 40 cm', '40 × 40 cm'],
    ['1,200 g', '1.200 g'],
    ['1,200 g', '1200 g'],
    ['1 200 g', '1200 g'],
    ['2.5 litres', '2,5 Liter'],
    ['sizes 38 40 42', 'sizes 38, 40 and 42'],
    ['holds 12', 'يتسع لـ ١٢'],
    ['<p>holds 12</p>', '<ul><li>holds <b>12</b></li></ul>'],
    ['10&#8211;12 cm', '10 to 12 cm'],
    ['1,200.50 g', '1.200,50 g'],
    ['1,200.500 g', '1200,500 g'],
    ['1,20,000 km', '120000 km'],
    ['sizes 38,40,42', 'sizes 38, 40 and 42'],
    ['30 m<sup>2</sup>', '30 m²'],
    ['30m2 and 5 cm3', '30 m² and 5 cm³'],
    ['without CO2', 'without CO₂'],
    ['½ cup, 1½ spoons', '1/2 cup, 1 1/2 spoons'],
    ['1 1/2 cups', '1½ cups'],
    ['1½ cups', '1,5 Tassen']
  ])('are kept from %s to %s', (original, proposal) => {
    expect(reason('description', original, proposal)).toMatch(/^ok/)
  })

  test('are named when they are lost, at most five of them', () => {
    expect(reason('description', 'Weighs 1,200 g', 'Weighs a lot')).toBe('has lost the number 1,200 of the original')
    expect(reason('description', '1; 2; 3; 4; 5; 6; 7', 'none')).toBe(
      'has lost the numbers 1; 2; 3; 4; 5 and 2 more of the original'
    )
  })

  test.each([
    ['2.5 litres', '25 litres', '2.5'],
    ['2,5 Liter', '2.500 Liter', '2,5'],
    ['1.5 m', '15 m', '1.5'],
    ['1½ cups', '1 cup', '½'],
    ['½ cup', 'a cup', '½'],
    ['M2 screws', 'screws', '2'],
    ['22 m25', '22 m', '25'],
    ['<p>Keeps -18&nbsp;°C</p>', '<p>Keeps 18&nbsp;°C</p>', '-18']
  ])('are lost from %s to %s', (original, proposal, lost) => {
    expect(reason('description', original, proposal)).toBe(`has lost the number ${lost} of the original`)
  })

  test('do not hide in a tag or an entity', () => {
    expect(reason('description', '12 cups', '<p dir="12">cups</p>')).toBe('has lost the number 12 of the original')
    expect(reason('description', '12 cups', '<p>cups &#12000;</p>')).toBe('has lost the number 12 of the original')
  })

  test('are flagged when the original has none of them', () => {
    expect(flags('description', 'Holds 12 cups', 'Holds 12 cups for 30 years')).toEqual(['number-added'])
    expect(flags('description', '', 'Holds 12 cups')).toEqual([])
    expect(flags('description', 'Keeps it at 18 °C', 'Keeps it at -18 °C')).toEqual(['number-added'])
  })
})

describe('HTML of a description', () => {
  test('may use the allow-list, well formed', () => {
    const html = '<h2>A</h2><p>b<br>c <strong>d</strong> <em>e</em></p><ul><li>f</li></ul><blockquote>g</blockquote>'
    expect(check('description', html, html.replace('b', 'B')).ok).toBe(true)
  })

  test.each([
    ['<p>a', 'does not close the HTML tag <p>'],
    ['<p>a</b></p>', 'closes the HTML tag <b> where it is not the open one'],
    ['a</p>', 'closes the HTML tag <p> where it is not the open one'],
    ['<p>a</p><a href="/x', 'ends in the middle of an HTML tag'],
    ['<p>a</p><!-- b -->', 'contains an HTML comment or declaration'],
    ['<script>a</script>', 'uses the HTML tag <script>, which is not allowed'],
    ['<ScRiPt/src=x>a</script>', 'uses the HTML tag <script>, which is not allowed'],
    ['<style>a</style>', 'uses the HTML tag <style>, which is not allowed'],
    ['<iframe src="x"></iframe>', 'uses the HTML tag <iframe>, which is not allowed'],
    ['<svg><p>a</p></svg>', 'uses the HTML tag <svg>, which is not allowed'],
    ['<h1>a</h1>', 'uses the HTML tag <h1>, which is not allowed'],
    ['<p onclick="x()">a</p>', 'contains a script in an HTML attribute'],
    ['<p title=a\u00a0y="><script>x</script>">a</p>', 'uses the HTML tag <script>, which is not allowed'],
    ['<p title=a="><script>x</script>">a</p>', 'uses the HTML tag <script>, which is not allowed'],
    ['<p class="x">a</p>', 'uses the attribute class on <p>, which is not allowed']
  ])('refuses %s', (proposal, expected) => {
    expect(reason('description', '<p>b</p>', proposal)).toBe(expected)
  })

  test('may keep tags and attributes that the original has, but never an active one', () => {
    expect(check('description', '<div class="x">b</div>', '<div class="x">a</div>').ok).toBe(true)
    expect(reason('description', '<script>b</script>', '<script>a</script>')).toMatch(/<script>/)
    expect(reason('description', '<p onclick="x()">b</p>', '<p onclick="x()">a</p>')).toMatch(/script/)
    expect(reason('description', '<p style="x">b</p>', '<p style="background:url(//x.test)">a</p>')).toMatch(/style/)
  })

  const LINKED = '<p><a href="https://shop.example.com/a?b=1">a</a> <a href="mailto:hi@example.com">b</a></p>'

  test.each([
    'https://shop.example.com/other',
    'http://shop.example.com',
    '//SHOP.example.com/x',
    'https://shop.example.com:443/x',
    'mailto:hi@example.com',
    '/product-page/x',
    '#top'
  ])('may link to %s, where the original already leads', (href) => {
    expect(reason('description', LINKED, `<p><a href="${href}">a</a></p>`)).toBe('ok: ')
  })

  test.each([
    'https://evil.example.net',
    '//evil.example.net',
    '\\\\evil.example.net',
    '/\\evil.example.net',
    'https:evil.example.net',
    'ht\ntps://evil.example.net',
    'https://shop.example.com.evil.test',
    'https://shop.example.com@evil.test/',
    'https://shop.example.com%2eevil.test/',
    'mailto:else@example.com',
    'javascript:alert(1)',
    ' java\tscript:alert(1)',
    '&#106;avascript:alert(1)',
    'javascript&colon;alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'x y:z'
  ])('may not link to %s', (href) => {
    expect(reason('description', LINKED, `<p><a href="${href}">a</a></p>`)).toMatch(/^contains a link/)
  })

  test('is flagged when lists or links of the original are gone', () => {
    expect(flags('description', '<ul><li>a</li></ul>', '<p>a</p>')).toEqual(['structure-lost'])
  })

  test('is flagged when a long text doubles or halves', () => {
    const original = 'word '.repeat(50)
    expect(flags('description', original, 'word')).toEqual(['big-change'])
    expect(flags('description', original, 'word '.repeat(120))).toEqual(['big-change'])
    expect(flags('description', original, 'word '.repeat(60))).toEqual([])
  })
})

describe('the language', () => {
  const german = 'Dieses Kissen ist mit Leinen bezogen und passt zu der Couch oder auf das Bett, das Sie schon haben.'

  test('is refused when it is plainly another', () => {
    expect(reason('description', null, german, 'en')).toBe('is not written in the language that was asked for (en)')
    expect(reason('seoDescription', null, german, 'he')).toBe('is not written in the language that was asked for (he)')
    expect(reason('description', null, 'זוהי כרית פשתן רכה ונעימה שמתאימה לכל חדר בבית', 'fr')).toMatch(
      /^is not written/
    )
  })

  test.each([
    ['en', 'Das Kissen in Natur ist mit Leinen bezogen und passt an die Couch und auf das Bett.'],
    ['en', 'El cojín de lino da un toque natural a la casa y va bien con los sofás.'],
    ['en', 'Avec ce coussin en lin, on est bien assis dans le salon et sur la terrasse.'],
    ['en', 'Het kussen is van linnen en staat mooi op de bank of in een stoel.'],
    ['en', 'Il cuscino in lino è bello da vedere e dona calore a una stanza, con la federa.'],
    ['nl', 'The cushion is made of linen and looks good in any room, with the cover on.'],
    ['pt', 'Un cojín de lino que queda bien en el sofá, con un relleno suave y una funda.'],
    ['es', 'Uma almofada de linho que fica bem no sofá da sala, com um enchimento macio.']
  ])('is told in spite of words that %s shares with it: %s', (language, text) => {
    expect(reason('description', null, text, language)).toMatch(/^is not written/)
  })

  test.each([
    ['en', 'A linen cushion in natural, or as a gift'],
    ['de', 'Kissen in Natur, mit Leinen bezogen, ein Geschenk'],
    ['fr', 'Coussin de lin en couleur naturelle, que du bonheur'],
    ['es', 'Cojín de lino para el sofá, o para la cama'],
    ['it', 'Cuscino di lino da divano, con federa in cotone'],
    ['pt', 'Almofada de linho para o sofá, que por fora é natural'],
    ['pt', 'Almofada de linho para o sofá que dura por muitos anos'],
    ['nl', 'Kussen van linnen in de kleur natuur, of in wit'],
    ['tr', 'Keten yastık, yatak odası da salon da için, de la mer']
  ])('is %s for a text that is, however many words it shares: %s', (language, text) => {
    expect(reason('description', null, text, language)).toMatch(/^ok/)
  })

  test('is taken on trust for short texts, kept sentences and languages nobody listed', () => {
    expect(check('title', null, german.slice(0, 80), 'en').ok).toBe(true)
    expect(check('description', null, `${german} It is a cushion for you.`, 'en').ok).toBe(true)
    expect(check('description', null, german, 'fi').ok).toBe(true)
    expect(check('description', null, german, 'de-CH').ok).toBe(true)
    expect(check('description', null, 'Nordhaus LC-01 Linen 40 × 40', 'he').ok).toBe(true)
  })
})

describe('hostile text', () => {
  test('never makes the check throw, and a taken value keeps within its rules', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '<',
        '>',
        '</p>',
        '<p>',
        '<a href=',
        '"',
        "'",
        '=',
        '&#',
        '&colon;',
        '<!--',
        '-->',
        '\u0000',
        '1,2 333'
      )
    )
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
    const attribute = fc.constantFrom(...ATTRIBUTES)
    fc.assert(
      fc.property(attribute, fc.option(text), text, fc.string(), (name, original, proposal, language) => {
        const result = checkProposal({ attribute: name, original, proposal, language })
        if (!result.ok) return result.reason !== ''
        return (
          result.value === proposal.trim() &&
          result.value !== '' &&
          result.facts.flags.every((flag) => TEXT_FLAGS.includes(flag)) &&
          (name === 'description' || !/<[a-z]/i.test(result.value))
        )
      }),
      { seed: SEED, numRuns: 1_000 }
    )
  })

  test('is always taken when it is well-formed HTML of the allow-list', () => {
    const tree = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('word', 'a &amp; b', 'x < y', '<br>', '<br/>'),
        fc
          .tuple(fc.constantFrom('p', 'strong', 'ul', 'li', 'h3'), fc.array(tie('node'), { maxLength: 4 }))
          .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag}>`)
      )
    })).node
    fc.assert(
      fc.property(tree, (html) => check('description', null, `<p>start</p>${html}`).ok),
      { seed: SEED, numRuns: 500 }
    )
  })
})
