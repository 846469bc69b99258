import { describe, expect, test } from 'vitest'
import { mergeSeo, restoreSeo, seoValues } from './seo-data.ts'

const title = (children: string, more = {}) => ({ type: 'title', children, custom: false, disabled: false, ...more })
const description = (content: string, more = {}) => ({
  type: 'meta',
  props: { name: 'description', content },
  children: '',
  custom: false,
  disabled: false,
  ...more
})
const openGraph = { type: 'meta', props: { property: 'og:title', content: 'Shared' }, children: '' }
const script = {
  type: 'script',
  props: { type: 'application/ld+json', id: 'x' },
  children: '{}',
  meta: { height: 0, width: 0 },
  unknownToUs: [1]
}
const settings = { preventAutoRedirect: true, keywords: [{ term: 'linen', isMain: true, origin: 'USER' }] }

describe('SEO texts of a product', () => {
  test('are read out of its tags, empty where the site’s pattern fills in', () => {
    expect(seoValues({ tags: [openGraph, title('T'), description('D')], settings })).toEqual({
      seoTitle: 'T',
      seoDescription: 'D'
    })
    for (const none of [
      null,
      undefined,
      {},
      { tags: [] },
      { tags: null },
      { tags: [openGraph] },
      'odd',
      { tags: 'odd' }
    ]) {
      expect(seoValues(none)).toEqual({ seoTitle: '', seoDescription: '' })
    }
  })

  test('of a disabled tag are none', () => {
    expect(seoValues({ tags: [title('off', { disabled: true }), title('on')] }).seoTitle).toBe('on')
    expect(seoValues({ tags: [title('off', { disabled: true })] }).seoTitle).toBe('')
  })

  test('are merged in with every other tag, all settings and members that we don’t know as they came', () => {
    const before = { tags: [openGraph, title('T'), script, description('D')], settings, futureMember: { a: 1 } }
    expect(mergeSeo(before, { seoTitle: 'New' })).toEqual({
      tags: [openGraph, title('New'), script, description('D')],
      settings,
      futureMember: { a: 1 }
    })
    expect(mergeSeo(before, { seoTitle: 'New', seoDescription: 'Newer' })['tags']).toEqual([
      openGraph,
      title('New'),
      script,
      description('Newer')
    ])
  })

  test('make tags where there are none, without settings that nobody made', () => {
    expect(mergeSeo(null, { seoTitle: 'T', seoDescription: 'D' })).toEqual({ tags: [title('T'), description('D')] })
  })

  test('are taken away when they are empty, and only they', () => {
    const before = { tags: [openGraph, title('T'), description('D')], settings }
    expect(mergeSeo(before, { seoTitle: '' })).toEqual({ tags: [openGraph, description('D')], settings })
    expect(mergeSeo(before, { seoTitle: '', seoDescription: '' })).toEqual({ tags: [openGraph], settings })
  })

  test('switch a disabled tag on instead of adding a second one, and never leave a title custom, which Wix refuses', () => {
    expect(mergeSeo({ tags: [title('off', { disabled: true })] }, { seoTitle: 'on' })['tags']).toEqual([title('on')])
    expect(mergeSeo({ tags: [title('mine', { custom: true })] }, { seoTitle: 'on' })['tags']).toEqual([title('on')])
  })

  test('say what Wix wants said beside keywords', () => {
    const keywords = [{ term: 'linen', isMain: true }]
    expect(mergeSeo({ tags: [], settings: { keywords } }, { seoTitle: 'T' })['settings']).toEqual({
      preventAutoRedirect: false,
      keywords
    })
  })

  test('keep other members of the description’s tag', () => {
    const tag = description('D', { props: { name: 'Description', content: 'D', lang: 'de' } })
    expect(mergeSeo({ tags: [tag] }, { seoDescription: 'N' })['tags']).toEqual([
      description('N', { props: { name: 'Description', content: 'N', lang: 'de' } })
    ])
  })
})

describe('undoing SEO texts', () => {
  const before = { tags: [{ type: 'title', children: 'Old' }, openGraph], settings }

  test('puts the tags back as a whole, however Wix spelt out what it stored', () => {
    const live = mergeSeo(before, { seoTitle: 'Published' })
    expect(restoreSeo(live, { seoTitle: 'Old' }, before)).toEqual(before)
    const spelt = { tags: [title('Published'), { ...openGraph, custom: false, disabled: false }], settings }
    expect(restoreSeo(spelt, { seoTitle: 'Old' }, before)).toEqual(before)
    expect(restoreSeo(mergeSeo(null, { seoTitle: 'P' }), { seoTitle: '' }, null)).toEqual({ tags: [] })
  })

  test('of one of two published values leaves the other published', () => {
    const live = mergeSeo(before, { seoTitle: 'Published', seoDescription: 'Too' })
    expect(seoValues(restoreSeo(live, { seoTitle: 'Old' }, before))).toEqual({ seoTitle: 'Old', seoDescription: 'Too' })
  })
})
