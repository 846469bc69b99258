import { updateProduct, type UpdateProduct } from '@wix/auto_sdk_stores_products'
import type { ShopAccess, ShopWrite, ShopWriteResult } from '../../ports/shop.ts'
import { namesSite } from './failures.ts'
import { outcomeOf } from './outcome.ts'
import { refusedHere } from './refusal.ts'
import { mergeSeo, restoreSeo, type SeoValues } from './seo-data.ts'
import { callWix, type WixDeps } from './wix-call.ts'

const WRITES = { needs: 'write-products', writes: true } as const

/** One PATCH with the changed fields and nothing else: V1 has no call that changes the text of several products. */
export async function writeV1(
  access: ShopAccess,
  deps: WixDeps,
  writes: readonly ShopWrite[],
  signal: AbortSignal
): Promise<ShopWriteResult> {
  const [write] = writes
  if (write === undefined) return { ok: true, results: [] }
  if (writes.length > 1) throw new Error('A store on V1 takes one product with each call')
  const refused = refusedHere('V1', write)
  if (refused !== undefined) return { ok: true, results: [refused] }
  const update = v1Update(write)
  const called = await callWix(access, deps, WRITES, signal, (wix) => wix.use(updateProduct)(write.product.id, update))
  if (called.ok) return { ok: true, results: [{ kind: 'written', revision: null }] }
  const { failure, answer } = called
  const isGone = answer?.status === 404 && failure.kind === 'site-gone' && !namesSite(answer.problem)
  return answer !== undefined && (failure.kind === 'rejected' || isGone)
    ? { ok: true, results: [outcomeOf(answer.problem, write, answer.status)] }
    : { ok: false, failure }
}

function v1Update({ product, values, restore }: ShopWrite): UpdateProduct {
  const { title, description, slug, ribbon } = values
  const seo = seoChange(values)
  const before = restore?.seoData
  return {
    ...(title === undefined || title === null ? {} : { name: title }),
    ...(description === undefined ? {} : { description: description ?? '' }),
    ...(slug === undefined || slug === null ? {} : { slug }),
    // An empty one takes the ribbon away.
    ...(ribbon === undefined ? {} : { ribbon: ribbon ?? '' }),
    ...(seo === undefined
      ? {}
      : {
          seoData:
            before === undefined ? mergeSeo(product.basis.seoData, seo) : restoreSeo(product.basis.seoData, seo, before)
        })
  }
}

/** The two SEO texts that are written, an empty one for one that is taken away; undefined where neither is. */
export function seoChange({ seoTitle, seoDescription }: ShopWrite['values']): Partial<SeoValues> | undefined {
  if (seoTitle === undefined && seoDescription === undefined) return undefined
  return {
    ...(seoTitle === undefined ? {} : { seoTitle: seoTitle ?? '' }),
    ...(seoDescription === undefined ? {} : { seoDescription: seoDescription ?? '' })
  }
}
