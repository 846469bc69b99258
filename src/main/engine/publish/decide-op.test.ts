import { describe, expect, test } from 'vitest'
import type { OpWork } from '../../ports/publish-store.ts'
import type { ShopProduct } from '../../ports/shop.ts'
import { decidePlanned, decideUnsure, MAX_SENDS } from './decide-op.ts'

const op = (change: Partial<OpWork> = {}): OpWork => ({
  id: 1,
  publishId: 1,
  kind: 'PUBLISH',
  itemId: 1,
  attribute: 'title',
  state: 'PLANNED',
  base: 'Old',
  value: 'New',
  before: null,
  sentBasis: null,
  revision: '7',
  attempts: 1,
  review: 'APPROVED',
  text: 'New',
  undone: null,
  ...change
})
const live = (title: string, revision = '7'): ShopProduct => ({
  id: 'p1',
  revision,
  updatedAt: '2026-11-23T12:00:00.000Z',
  name: title,
  visible: true,
  sku: null,
  price: null,
  brand: null,
  options: [],
  variantCount: 1,
  media: [],
  collectionIds: [],
  values: { title, description: '', seoTitle: '', seoDescription: '', imageAlt: null, ribbon: '', slug: 'p1' },
  basis: { seoData: null, mediaItems: [] }
})

describe('a planned value', () => {
  test('is not sent where another text was approved since, though that one is', () => {
    expect(decidePlanned(op({ text: 'Newer' }), live('Old'), 'V3')).toMatchObject({
      to: 'SKIPPED',
      code: 'APPROVAL_VOID'
    })
    expect(decidePlanned(op(), live('Old'), 'V3')).toBeNull()
  })

  test('of an undo asks for no approval', () => {
    expect(decidePlanned(op({ kind: 'UNDO', review: 'REJECTED', text: 'x' }), live('Old'), 'V3')).toBeNull()
  })
})

describe('a value of which nobody knows whether it was written', () => {
  const unsure = (held: ShopProduct, change: Partial<OpWork> = {}, cancelled = false) =>
    decideUnsure(op({ state: 'UNKNOWN', ...change }), held, { cancelled, nextAt: 5 })

  test('is sent again where the product is the very one that was read before, and given up after so many times', () => {
    expect(unsure(live('Old'), { attempts: MAX_SENDS - 1 })).toMatchObject({ to: 'PLANNED', nextAt: 5 })
    expect(unsure(live('Old'), { attempts: MAX_SENDS })).toMatchObject({ to: 'FAILED' })
  })

  test('is left to a person where the old text stands in a product that changed', () => {
    expect(unsure(live('Old', '8'))).toMatchObject({ to: 'CONFLICT', live: 'Old' })
  })

  test('was written where the store shows it with other blanks, and by somebody else where it shows another text', () => {
    expect(unsure(live('New  text', '8'), { value: 'New text' })).toMatchObject({
      to: 'PUBLISHED',
      stored: 'New  text'
    })
    expect(unsure(live('Other', '8'))).toMatchObject({ to: 'CONFLICT', live: 'Other' })
  })

  test('of a cancelled run was written or stays unwritten, and asks nobody', () => {
    expect(unsure(live('New', '8'), {}, true)).toMatchObject({ to: 'PUBLISHED' })
    for (const held of [live('Old'), live('Old', '8'), live('Other', '8')])
      expect(unsure(held, {}, true)).toEqual({ to: 'CANCELLED' })
  })
})
