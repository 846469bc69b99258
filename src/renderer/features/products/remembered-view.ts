import { isAttribute } from '#shared/model/attribute.ts'
import { atStoreChange } from '../../lib/store-change.ts'
import { changeFilter, isFiltered, NO_FILTER, type ProductFilter, type ProductSort } from './product-filter.ts'

export interface ProductView {
  readonly filter: ProductFilter
  readonly sort: ProductSort
}

let last: ProductView = { filter: NO_FILTER, sort: 'catalogue' }

// No product of another store is in a collection of the last one.
atStoreChange(() => {
  last = { ...last, filter: NO_FILTER }
})

/** Kept while the window lives, so that a merchant who comes back from the optimiser finds the list as it was. */
export function rememberView(view: ProductView): void {
  last = view
}

/** What the address asks for (a link such as "products without SEO title"), else the view that was left. */
export function startView(): ProductView {
  const asked = filterFromHash(window.location.hash)
  return isFiltered(asked) ? { ...last, filter: asked } : last
}

export function filterFromHash(hash: string): ProductFilter {
  const search = new URLSearchParams(hash.includes('?') ? hash.slice(hash.indexOf('?')) : '')
  const missing = search.get('missing') ?? ''
  return changeFilter(NO_FILTER, {
    query: text(search.get('query')),
    collectionId: text(search.get('collectionId')),
    missing: isAttribute(missing) ? missing : null
  })
}

/** The router writes strings that look like something else (`"12"`) as JSON. */
function text(value: string | null): string {
  if (value === null) return ''
  return /^".*"$/.test(value) ? value.slice(1, -1) : value
}
