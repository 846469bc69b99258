import type { StoredMedia, StoredProduct } from './model.ts'
import { applicationError, type WixAnswer } from './route.ts'
import type { WixStore } from './store.ts'
import type { MediaWish, NameWish, SectionWish, V3Update } from './v3-read.ts'

const MISSING = Symbol('not in the store')

/** Does it, or says why not; either all of it or nothing. */
export function applyUpdate(
  store: WixStore,
  update: V3Update,
  staleBody: 'assumed' | 'empty'
): StoredProduct | WixAnswer {
  const before = store.products.get(update.id)
  if (before === undefined) return noSuchProduct(update.id)
  if (before.variantsMisaligned)
    return applicationError(428, 'VARIANTS_ARE_NOT_ALIGNED_WITH_PRODUCT', 'Variants are not aligned with product')
  if (update.revision !== String(before.revision)) return stale(staleBody)
  const { slug } = update.content
  if (slug !== undefined && (store.productBySlug(slug)?.id ?? update.id) !== update.id)
    return applicationError(409, 'DUPLICATE_SLUG_ERROR', `Product with slug '${slug}' already exists`, { slug })
  if (update.keywordsOnly && (before.seo?.settings ?? null) === null)
    return applicationError(400, 'INVALID_PATCH', 'Invalid patch. Patch failed due to missing hierarchies')
  const ribbonId = resolveName(store.ribbons, update.ribbon)
  if (ribbonId === MISSING) return applicationError(404, 'RIBBON_NOT_FOUND', 'Ribbon not found')
  const brandId = resolveName(store.brands, update.brand)
  if (brandId === MISSING) return applicationError(400, 'BRAND_CREATION_FAILED', 'Brand not found')
  const missing = update.sections?.find((wish) => 'id' in wish && !store.sections.has(wish.id))
  if (missing !== undefined) return applicationError(400, 'INFO_SECTION_ERROR_OCCURRED', 'Info section not found')
  const media = update.media === undefined ? undefined : mediaOf(before, update.media)
  if (media === MISSING) return applicationError(400, 'MEDIA_NOT_FOUND', 'Media item not found')
  const published = update.variants && update.content.visible === undefined && !before.visible
  const after = store.updateProduct(update.id, {
    ...update.content,
    ...(published ? { visible: true } : {}),
    ...(ribbonId === undefined ? {} : { ribbonId }),
    ...(brandId === undefined ? {} : { brandId }),
    ...(media === undefined ? {} : { media }),
    ...(update.sections === undefined ? {} : { sectionIds: sectionIdsOf(store, update.sections) })
  })
  return after ?? noSuchProduct(update.id)
}

export function isProduct(value: StoredProduct | WixAnswer): value is StoredProduct {
  return 'numericId' in value
}

export function noSuchProduct(id: string): WixAnswer {
  return applicationError(404, 'PRODUCT_NOT_FOUND', `Product with id ${id} was not found`, { id })
}

/** Wix documents the 409 and this wording; the code is assumed, and some services give none. */
export function stale(body: 'assumed' | 'empty'): WixAnswer {
  if (body === 'empty') return { status: 409, body: { message: '', details: {} } }
  const text = 'entity has already changed since the requested revision'
  return {
    status: 409,
    body: {
      message: text,
      details: { applicationError: { code: 'REVISION_MISMATCH', description: 'revision mismatch', data: {} } }
    }
  }
}

/** A section by a unique name that there is already is that one, whatever text came with it. */
function sectionIdsOf(store: WixStore, wishes: readonly SectionWish[]): readonly string[] {
  return wishes.map((wish) => {
    if ('id' in wish) return wish.id
    const known = [...store.sections.values()].find(({ uniqueName }) => uniqueName === wish.uniqueName)
    return (known ?? store.addSection(wish)).id
  })
}

function mediaOf(before: StoredProduct, wishes: readonly MediaWish[]): readonly StoredMedia[] | typeof MISSING {
  const media: StoredMedia[] = []
  for (const wish of wishes) {
    const known = before.media.find(({ id, url }) => id === wish.id || (wish.id === '' && url === wish.url))
    if (known === undefined) return MISSING
    media.push({ ...known, altText: wish.altText })
  }
  return media
}

function resolveName(
  known: ReadonlyMap<string, { readonly id: string; readonly name: string }>,
  wish: NameWish | null | undefined
): string | null | undefined | typeof MISSING {
  if (wish === undefined || wish === null) return wish
  if (wish.id !== undefined) return known.has(wish.id) ? wish.id : MISSING
  return [...known.values()].find(({ name }) => name === wish.name)?.id ?? MISSING
}
