import { bulkGetOrCreateRibbons } from '@wix/auto_sdk_stores_ribbons-v-3'
import type { ShopAccess, ShopFailure, ShopWrite } from '../../ports/shop.ts'
import { callWix, type WixDeps } from './wix-call.ts'

const WRITES = { needs: 'write-products', writes: true } as const

/**
 * The ribbons of a store on V3 that are known to be there. Wix's guide says that a product's update makes a ribbon of a new name, its
 * list of errors has RIBBON_NOT_FOUND: so ribbons are made first, and the product is written with the name in either case.
 */
export class KnownRibbons {
  readonly #known = new Set<string>()
  /** The store takes no such request, or not with this key: products are then written without it. */
  #refused = false

  /** At most one request, and none for ribbons that were there before. A failure means that nothing may be asked of Wix now. */
  async ensure(
    access: ShopAccess,
    deps: WixDeps,
    writes: readonly ShopWrite[],
    signal: AbortSignal
  ): Promise<ShopFailure | undefined> {
    for (const { product } of writes) this.#add(product.values.ribbon)
    const names = [...new Set(writes.flatMap(({ values }) => values.ribbon ?? []))]
    const unknown = names.filter((name) => name !== '' && !this.#known.has(name))
    if (unknown.length === 0 || this.#refused) return undefined
    const called = await callWix(access, deps, WRITES, signal, (wix) => wix.use(bulkGetOrCreateRibbons)(unknown))
    if (called.ok) {
      for (const name of unknown) this.#add(name)
      return undefined
    }
    this.#refused = ['rejected', 'forbidden'].includes(called.failure.kind) || called.answer?.status === 404
    return this.#refused ? undefined : called.failure
  }

  /** A ribbon may be deleted on Wix while the app runs. */
  forget(): void {
    this.#known.clear()
  }

  #add(name: string | null): void {
    if (name !== null && name !== '') this.#known.add(name)
  }
}
