import { isDeepStrictEqual } from 'node:util'
import type { StoreChange } from '../../simulators/wix/model.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import type { CatalogVersion } from '../../src/shared/model/catalog-version.ts'
import { readsAlike, sameShopValue } from '../../src/shared/model/shop-value.ts'

/** What a person allowed: this text, over that one, once. */
interface Grant {
  readonly value: string | null
  readonly over: string | null
  left: number
}

const FIELDS: ReadonlyMap<string, Attribute> = new Map([
  ['name', 'title'],
  ['description', 'description'],
  ['seoTitle', 'seoTitle'],
  ['seoDescription', 'seoDescription'],
  ['ribbon', 'ribbon'],
  ['slug', 'slug']
])

export interface Count {
  /** Effective writes of the devices. */
  writes: number
  /** Edits that were overwritten between the last reading and the write, on a store without revisions. */
  inWindow: number
}

/**
 * Keeps on paper, from what people were shown and decided and from what the store really did, what may happen to each field. Knows nothing
 * of how the publisher works.
 */
export class PublishJudge {
  readonly problems: string[] = []
  readonly count: Count = { writes: 0, inWindow: 0 }
  readonly #grants = new Map<string, Grant>()
  /** Every text that a field held, and since when. */
  readonly #held = new Map<string, { readonly value: string | null; readonly moment: number }[]>()
  readonly #reads = new Map<string, number>()
  /** Written since they were last read. */
  readonly #unsure = new Set<string>()
  /** Ids that products were given when the store moved, by those that they had at first. */
  readonly #firstIds = new Map<string, string>()
  version: CatalogVersion
  #moment = 0

  constructor(version: CatalogVersion) {
    this.version = version
  }

  moment(): number {
    return (this.#moment += 1)
  }

  /** The id that a product had at first. */
  idOf(id: string): string {
    return this.#firstIds.get(id) ?? id
  }

  renamed(ids: ReadonlyMap<string, string>): void {
    for (const [from, to] of ids) this.#firstIds.set(to, this.idOf(from))
  }

  start(product: string, attribute: Attribute, value: string | null): void {
    this.#held.set(`${product} ${attribute}`, [{ value, moment: 0 }])
  }

  /** A person let `device` write this text over the one that they were shown. */
  grant(device: string, productId: string, attribute: Attribute, value: string | null, over: string | null): void {
    this.#grants.set(`${device} ${this.idOf(productId)} ${attribute}`, { value, over, left: 1 })
  }

  read(device: string, ids: readonly string[], moment: number): void {
    for (const id of ids) {
      this.#reads.set(`${device} ${this.idOf(id)}`, moment)
      this.#unsure.delete(`${device} ${this.idOf(id)}`)
    }
  }

  unsure(device: string, ids: readonly string[]): void {
    for (const id of ids) this.#unsure.add(`${device} ${this.idOf(id)}`)
  }

  /** Whatever became of a device's last write of a product, it has to look before the next. */
  sends(device: string, ids: readonly string[]): void {
    for (const id of ids) {
      const key = `${device} ${this.idOf(id)}`
      if (this.#unsure.has(key))
        this.#wrong(`${device} wrote product ${id} again without having looked what became of it`)
      this.#unsure.add(key)
    }
  }

  merchant(changes: readonly StoreChange[]): void {
    for (const change of changes) this.#note(change)
  }

  wrote(device: string, changes: readonly StoreChange[]): void {
    for (const change of changes) {
      const attribute = FIELDS.get(change.field)
      if (change.entity !== 'product') continue
      if (attribute === undefined) {
        if (!isSideEffect(change))
          this.#wrong(
            `${device} changed ${change.field} of ${change.id} from ${JSON.stringify(change.from)} to ${JSON.stringify(change.to)}, which nobody asked for`
          )
        continue
      }
      this.count.writes += 1
      this.#judge(device, attribute, change)
      this.#note(change)
    }
  }

  #judge(device: string, attribute: Attribute, change: StoreChange): void {
    const product = this.idOf(change.id)
    const [from, to] = [textOf(change.from), textOf(change.to)]
    const what = `${device} wrote ${JSON.stringify(to)} over ${JSON.stringify(from)} (${attribute} of ${product})`
    const grant = this.#grants.get(`${device} ${product} ${attribute}`)
    if (!grant || !same(attribute, to, grant.value)) return this.#wrong(`${what}, which nobody approved`)
    if (grant.left === 0) return this.#wrong(`${what}, and had written it already`)
    grant.left -= 1
    if (same(attribute, from, grant.over)) return
    const since = this.#held.get(`${product} ${attribute}`)?.at(-1)?.moment ?? 0
    const read = this.#reads.get(`${device} ${product}`) ?? 0
    if (this.version === 'V1' && since > read) this.count.inWindow += 1
    else this.#wrong(`${what}, which is newer than ${JSON.stringify(grant.over)}`)
  }

  /** What a device takes for published must have stood on the store. */
  published(device: string, productId: string, attribute: Attribute, value: string | null): void {
    const held = this.#held.get(`${this.idOf(productId)} ${attribute}`) ?? []
    if (!held.some((entry) => same(attribute, entry.value, value) || readsAlike(attribute, entry.value, value)))
      this.#wrong(
        `${device} takes ${JSON.stringify(value)} for published (${attribute} of ${productId}), and the store never held it`
      )
  }

  wrong(problem: string): void {
    this.#wrong(problem)
  }

  #note(change: StoreChange): void {
    const attribute = FIELDS.get(change.field)
    if (attribute === undefined || change.entity !== 'product') return
    const key = `${this.idOf(change.id)} ${attribute}`
    const held = this.#held.get(key) ?? []
    held.push({ value: textOf(change.to), moment: this.moment() })
    this.#held.set(key, held)
  }

  #wrong(problem: string): void {
    this.problems.push(problem)
  }
}

function same(attribute: Attribute, a: string | null, b: string | null): boolean {
  return sameShopValue(attribute, a, b)
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The same tags with their members in another order, or the settings that Wix gives tags that it makes itself. */
function isSideEffect({ field, from, to }: StoreChange): boolean {
  return field === 'seoOther' && isDeepStrictEqual(withSettings(from), withSettings(to))
}

function withSettings(other: unknown): object {
  return { tags: [], settings: { preventAutoRedirect: false, keywords: [] }, ...withoutAbsent(other) }
}

function withoutAbsent(value: unknown): object {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined && entry !== null))
}
