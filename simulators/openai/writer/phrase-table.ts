/**
 * The sentences that the writer has in one language. Places: `{name}` the product, `{brand}`, `{collection}`, `{option}` the name of
 * an option and `{choices}` what it offers. No sentence states anything about the product that isn't in those places.
 */
export interface Phrases {
  /** First sentence of a description. */
  readonly open: readonly string[]
  readonly openBrand: readonly string[]
  readonly openCollection: readonly string[]
  readonly options: readonly string[]
  /** Last sentence of a description. */
  readonly close: readonly string[]
  /** Stands for a description where there is none. */
  readonly about: readonly string[]
  readonly titleBrand: string
  /** Follows a title that has neither brand nor collection. */
  readonly tagline: readonly string[]
  /** Follows an SEO title that has neither brand nor collection. */
  readonly searchTail: readonly string[]
  readonly searchOpen: readonly string[]
  readonly searchClose: readonly string[]
  readonly alt: readonly string[]
  readonly altBrand: readonly string[]
  readonly ribbon: readonly string[]
  /** Between the last two of several choices. */
  readonly or: string
}
