import { describe, expect, it } from 'vitest'
import { productChanges } from './changes.ts'
import { seedStore } from './seed-store.ts'

const clock = { now: () => Date.UTC(2026, 10, 2) }
const store = seedStore({ size: 5, seed: 1, version: 'V3', clock })
const [first] = store.products.values()
if (first === undefined) throw new Error('The store is empty')
const ROBOTS = { type: 'meta', props: { name: 'robots', content: 'noindex' }, children: '' }
const product = { ...first, seo: { tags: [ROBOTS], settings: null } }

describe('what counts as a change of a product', () => {
  it('is not the order in which the members of a tag come back', () => {
    const { type, props, children } = ROBOTS
    const back = { ...product, seo: { tags: [{ type, children, props }], settings: null } }
    expect(productChanges(product, back, store)).toEqual([])
  })

  it('is not that settings which say nothing are there now', () => {
    const settings = { preventAutoRedirect: false, keywords: [] }
    expect(productChanges(product, { ...product, seo: { tags: [ROBOTS], settings } }, store)).toEqual([])
    expect(productChanges({ ...product, seo: null }, { ...product, seo: { tags: [], settings } }, store)).toEqual([])
  })

  it('is a tag that is lost, another order of tags, and a setting', () => {
    const other = { type: 'meta', props: { name: 'author', content: 'us' }, children: '' }
    const two = { ...product, seo: { tags: [ROBOTS, other], settings: null } }
    const changed = (seo: typeof two.seo | typeof kept): readonly string[] =>
      productChanges(two, { ...two, seo }, store).map(({ field }) => field)
    const kept = { tags: two.seo.tags, settings: { preventAutoRedirect: true, keywords: [] } }
    expect(changed({ tags: [ROBOTS], settings: null })).toEqual(['seoOther'])
    expect(changed({ tags: [other, ROBOTS], settings: null })).toEqual(['seoOther'])
    expect(changed(kept)).toEqual(['seoOther'])
  })
})
