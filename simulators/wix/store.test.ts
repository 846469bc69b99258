import { describe, expect, it } from 'vitest'
import { Merchant } from './merchant.ts'
import { isWellFormed, rewriteHtml } from './rich-html.ts'
import { seedStore } from './seed-store.ts'
import { contentsOf, differences, snapshotOf } from './snapshot.ts'

const clock = { now: () => Date.parse('2026-11-02T09:10:11.123Z') }

describe('a store made from a seed', () => {
  it('is the same for the same seed and another for another', () => {
    const make = (seed: number) => snapshotOf(seedStore({ size: 60, seed, version: 'V3', clock }))
    expect(make(7)).toEqual(make(7))
    expect(differences(make(7), make(8))).not.toEqual([])
  })

  it('holds on V3 only HTML that V3 would give back unchanged', () => {
    const store = seedStore({ size: 300, seed: 3, version: 'V3', clock })
    for (const { description } of store.products.values()) {
      expect(rewriteHtml(description)).toBe(description)
      expect(isWellFormed(description)).toBe(true)
    }
  })

  it('has hidden products, unknown SEO tags, images without alt text, and shared sections on V3 only', () => {
    const v3 = [...seedStore({ size: 500, seed: 1, version: 'V3', clock }).products.values()]
    expect(v3.filter((product) => !product.visible).length).toBeGreaterThan(5)
    expect(v3.some(({ seo }) => seo?.tags.some((tag) => tag.type === 'link'))).toBe(true)
    expect(v3.some(({ media }) => media.some((item) => item.altText === null))).toBe(true)
    const sections = v3.flatMap((product) => product.sectionIds)
    expect(new Set(sections).size).toBeLessThan(sections.length)
    const v1 = [...seedStore({ size: 500, seed: 1, version: 'V1', clock }).products.values()]
    const own = v1.flatMap((product) => product.sectionIds)
    expect(new Set(own).size).toBe(own.length)
  })

  it('keeps names within 80 units and slugs unique', () => {
    const products = [...seedStore({ size: 2_000, seed: 5, version: 'V1', clock }).products.values()]
    expect(Math.max(...products.map(({ name }) => name.length))).toBeLessThanOrEqual(80)
    expect(new Set(products.map(({ slug }) => slug)).size).toBe(2_000)
    expect(new Set(products.map(({ numericId }) => numericId)).size).toBe(2_000)
  })
})

describe("a merchant's edit", () => {
  it('raises revision and date, says what changed, and touches nothing else', () => {
    let now = clock.now()
    const store = seedStore({ size: 40, seed: 2, version: 'V3', clock: { now: () => now } })
    const target = [...store.products.values()].find(({ media, seo }) => media.length > 1 && seo !== null)
    if (target === undefined) throw new Error('no such product')
    const before = snapshotOf(store)
    now += 5_000
    const mediaId = target.media[1]?.id ?? ''
    const changes = new Merchant(store).editProduct(target.id, {
      name: 'New name',
      seoTitle: 'New SEO',
      ribbon: 'Only today',
      altText: { [mediaId]: 'Seen from behind' }
    })
    expect(changes?.map(({ entity, field }) => `${entity} ${field}`).toSorted()).toEqual([
      `product altText:${mediaId}`,
      'product name',
      'product ribbon',
      'product seoTitle',
      'ribbon created'
    ])
    const after = snapshotOf(store)
    expect(after.bookkeeping[target.id]).toEqual({
      revision: (before.bookkeeping[target.id]?.revision ?? 0) + 1,
      updatedDate: new Date(now).toISOString()
    })
    const touched = differences(before.products, after.products).map(({ path }) =>
      path.split('.').slice(0, 2).join('.')
    )
    expect(new Set(touched.map((path) => path.split('.')[0]))).toEqual(new Set([target.id]))
  })

  it('undone by hand leaves the contents equal, whatever the revisions say', () => {
    const store = seedStore({ size: 10, seed: 2, version: 'V1', clock })
    const plain = [...store.products.values()].find(({ seo }) => seo === null)
    if (plain === undefined) throw new Error('no such product')
    const merchant = new Merchant(store)
    const before = contentsOf(store)
    merchant.editProduct(plain.id, { seoTitle: 'x', ribbon: 'y', name: 'z' })
    expect(differences(before, contentsOf(store))).not.toEqual([])
    merchant.editProduct(plain.id, { seoTitle: null, ribbon: store.ribbonName(plain.ribbonId), name: plain.name })
    expect(differences(before, contentsOf(store))).toEqual([])
  })
})

describe('a store that moves to V3', () => {
  it('keeps ids but for those asked for, and spells descriptions as V3 does', () => {
    const store = seedStore({ size: 50, seed: 4, version: 'V1', clock })
    const ids = [...store.products.keys()]
    const renamed = store.moveToV3(ids.slice(0, 2))
    expect([...renamed.keys()]).toEqual(ids.slice(0, 2))
    expect([...store.products.keys()]).toEqual([...renamed.values(), ...ids.slice(2)])
    expect([...store.products.values()].some(({ description }) => description.includes('<strong>'))).toBe(false)
  })
})

describe('V3 rich text', () => {
  it('rewrites bold, list items and links, once', () => {
    const once = rewriteHtml(
      '<p>a <strong>b</strong> <a href="u">c</a></p><ul><li>d <b>e</b></li><li><p>f</p></li></ul>'
    )
    expect(once).toBe(
      '<p>a <span style="font-weight: 700">b</span> <a href="u" target="_self">c</a></p>' +
        '<ul><li><p>d <span style="font-weight: 700">e</span></p></li><li><p>f</p></li></ul>'
    )
    expect(rewriteHtml(once)).toBe(once)
  })

  it('knows HTML that V3 would refuse', () => {
    expect(isWellFormed('<p>a<br>b</p><hr/>')).toBe(true)
    expect(isWellFormed('<a href="u" title="x > y">z</a>')).toBe(true)
    for (const bad of ['<p>a', '<p><b>a</p></b>', 'a < b', '</p>']) expect(isWellFormed(bad)).toBe(false)
  })
})
