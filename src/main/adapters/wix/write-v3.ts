import { bulkUpdateProducts, type V3MaskedProduct } from '@wix/auto_sdk_stores_products-v-3'
import { z } from 'zod'
import type { ShopAccess, ShopWrite, ShopWriteOutcome, ShopWriteResult } from '../../ports/shop.ts'
import { readEntryProblem, type WixAnswer } from './answer.ts'
import { withAltText } from './media-items.ts'
import { outcomeOf } from './outcome.ts'
import { PAGE_SIZE } from './paging.ts'
import type { KnownRibbons } from './ribbons.ts'
import { refusedHere } from './refusal.ts'
import { mergeSeo, restoreSeo } from './seo-data.ts'
import { seoChange } from './write-v1.ts'
import { callWix, type WixDeps } from './wix-call.ts'

type Update = NonNullable<V3MaskedProduct['product']>

const WRITES = { needs: 'write-products', writes: true } as const

const Answer = z.object({
  results: z.array(
    z.object({
      itemMetadata: z.object({
        id: z.string().nullish(),
        originalIndex: z.number().int().nullish(),
        success: z.boolean().nullish(),
        error: z.unknown().optional()
      }),
      item: z.object({ revision: z.union([z.string(), z.number()]).nullish() }).nullish()
    })
  )
})

/**
 * One bulk update of up to 100 products, each with the revision that it was read with; before it, one request for ribbons that the store
 * was not seen to have. Neither options, modifiers, info sections nor
 * variants are ever sent, so that Wix's totals for these cannot be met.
 */
export async function writeV3(
  access: ShopAccess,
  deps: WixDeps,
  ribbons: KnownRibbons,
  writes: readonly ShopWrite[],
  signal: AbortSignal
): Promise<ShopWriteResult> {
  if (writes.length > PAGE_SIZE) throw new Error(`A bulk update holds ${PAGE_SIZE} products`)
  const outcomes = writes.map((write): ShopWriteOutcome | undefined => refusedHere('V3', write))
  const sent = writes.filter((_write, index) => outcomes[index] === undefined)
  if (sent.length > 0) {
    const failure = await ribbons.ensure(access, deps, sent, signal)
    if (failure !== undefined) return { ok: false, failure }
    const updates = sent.map((write) => ({ product: v3Update(write) }))
    const called = await callWix(access, deps, WRITES, signal, (wix) =>
      wix.use(bulkUpdateProducts)(updates, { returnEntity: true })
    )
    const results = called.ok ? readResults(called.body, sent) : readRefusal(called.answer, called.failure.kind, sent)
    if (results === undefined) return called.ok ? unreadable() : { ok: false, failure: called.failure }
    if (results.some((result) => result.kind === 'refused' && /RIBBON/.test(result.code))) ribbons.forget()
    let next = 0
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome === undefined) outcomes[index] = results[next++]
    }
  }
  return { ok: true, results: outcomes.map((outcome) => outcome ?? NO_WORD) }
}

const NO_WORD: ShopWriteOutcome = { kind: 'unclear', message: 'Wix said nothing of this product.' }

function unreadable(): ShopWriteResult {
  return {
    ok: false,
    failure: { kind: 'unclear', message: 'Wix answered in a form that this version of the app does not know.' }
  }
}

function v3Update({ product, values, restore }: ShopWrite): Update {
  const { title, description, slug, ribbon, imageAlt } = values
  const seo = seoChange(values)
  const before = restore?.seoData
  const items = imageAlt === undefined ? undefined : withAltText(product.basis.mediaItems ?? [], imageAlt ?? '')
  return {
    _id: product.id,
    revision: product.revision,
    ...(title === undefined || title === null ? {} : { name: title }),
    ...(description === undefined ? {} : { plainDescription: description ?? '' }),
    ...(slug === undefined || slug === null ? {} : { slug }),
    // By name: an id may have come to stand for another text since. Without id and name it goes, as the types have it.
    ...(ribbon === undefined ? {} : { ribbon: (ribbon ?? '') === '' ? { _id: null, name: null } : { name: ribbon } }),
    ...(seo === undefined
      ? {}
      : {
          seoData:
            before === undefined ? mergeSeo(product.basis.seoData, seo) : restoreSeo(product.basis.seoData, seo, before)
        }),
    // Undo needs no other way: with the old alt text in place the list is what it was.
    ...(items === undefined
      ? {}
      : {
          media: {
            itemsInfo: {
              items: items.map(({ id, ...item }) => ({ ...item, ...(id === undefined ? {} : { _id: id }) }))
            }
          }
        })
  }
}

/** By the index in the request: an answer may leave entries out or have them in another order. */
function readResults(body: unknown, sent: readonly ShopWrite[]): readonly ShopWriteOutcome[] | undefined {
  const answer = Answer.safeParse(body)
  if (!answer.success) return undefined
  const byIndex = new Map(
    answer.data.results.map((result, at) => [result.itemMetadata.originalIndex ?? at, result] as const)
  )
  return sent.map((write, index) => {
    const result = byIndex.get(index)
    if (result === undefined) return NO_WORD
    const { id, success, error } = result.itemMetadata
    if (id !== null && id !== undefined && id !== write.product.id) return NO_WORD
    if (success === true) {
      const revision = result.item?.revision
      return { kind: 'written', revision: revision === null || revision === undefined ? null : String(revision) }
    }
    return error === null || error === undefined ? NO_WORD : outcomeOf(readEntryProblem(error), write)
  })
}

/**
 * A whole call that Wix refused: nothing of it was written. Those that it names are told so, the others are as they were. Undefined
 * where it does not say whom it means, unless there was only one.
 */
function readRefusal(
  answer: WixAnswer | undefined,
  kind: string,
  sent: readonly ShopWrite[]
): readonly ShopWriteOutcome[] | undefined {
  const [only] = sent
  if (answer === undefined || only === undefined || kind !== 'rejected') return undefined
  if (sent.length === 1) return [outcomeOf(answer.problem, only, answer.status)]
  const { problem } = answer
  const named = problem.violations.map((violation) => indexOf(violation.field))
  if (!named.some((index) => index !== undefined && index < sent.length)) return undefined
  return sent.map((write, index): ShopWriteOutcome => {
    const own = problem.violations.filter((_violation, at) => named[at] === index)
    return own.length === 0 ? { kind: 'untouched' } : outcomeOf({ ...problem, violations: own }, write)
  })
}

/** `products[3].product.name`, `products.3.product.name`. */
function indexOf(field: string): number | undefined {
  const index = /^products(?:\[(\d+)\]|\.(\d+)(?:\.|$))/.exec(field)
  const digits = index?.[1] ?? index?.[2]
  return digits === undefined ? undefined : Number(digits)
}
