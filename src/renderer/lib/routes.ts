import { createContext, useContext } from 'react'
import type { Attribute } from '#shared/model/attribute.ts'

/** An address inside the window, ready for `href` and for `useGo`. The shells serve one page, so everything is behind the hash. */
export type RoutePath = `#/${string}`

function withSearch(path: RoutePath, search: Readonly<Record<string, string | number | undefined>>): RoutePath {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) if (value !== undefined) params.set(name, String(value))
  const text = params.toString()
  return text === '' ? path : `${path}?${text}`
}

export interface ProductsSearch {
  readonly query?: string | undefined
  readonly collectionId?: string | undefined
  readonly missing?: Attribute | undefined
}

/** Beside the ledger itself: the credits by job and by item. */
export type CreditsView = 'jobs' | 'items'

export interface CreditsSearch {
  readonly view?: CreditsView | undefined
  readonly jobId?: number | undefined
}

/** Beside the single values: the publishes and undos as they were confirmed. */
export type HistoryView = 'publishes'

export interface HistorySearch {
  readonly view?: HistoryView | undefined
  readonly jobId?: number | undefined
  readonly publishId?: number | undefined
  readonly productId?: string | undefined
  readonly query?: string | undefined
  readonly attribute?: Attribute | undefined
  /** First and last day, `2026-11-23`, in the reader's zone. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export interface ConflictsSearch {
  readonly jobId?: number | undefined
  readonly publishId?: number | undefined
}

export interface ReviewSearch {
  /** Begin with the items that two people wrote a text for. */
  readonly tab?: 'two-texts' | undefined
}

export interface AllReviewSearch {
  readonly tab?: 'all' | undefined
  /** Texts that are the same or nearly. */
  readonly group?: number | undefined
}

export interface StoreSearch {
  /** Connect another store on Wix, although this one may be on Wix itself. */
  readonly connect?: true | undefined
}

/** Every screen's address. Features link to each other through these and never import one another. */
export const routes = {
  welcome: (): RoutePath => '#/welcome',
  products: (search: ProductsSearch = {}): RoutePath => withSearch('#/products', { ...search }),
  optimize: (): RoutePath => '#/optimize',
  import: (): RoutePath => '#/import',
  /** The connection with Wix. */
  store: (search: StoreSearch = {}): RoutePath => withSearch('#/store', { connect: search.connect && 'true' }),
  jobs: (): RoutePath => '#/jobs',
  job: (jobId: number): RoutePath => `#/jobs/${jobId}`,
  /** Of all jobs. */
  reviewAll: (search: AllReviewSearch = {}): RoutePath => withSearch('#/review', { ...search }),
  review: (jobId: number, search: ReviewSearch = {}): RoutePath => withSearch(`#/jobs/${jobId}/review`, { ...search }),
  export: (jobId: number): RoutePath => `#/jobs/${jobId}/export`,
  /** What publishing the approved texts of a job would do. */
  publish: (jobId: number): RoutePath => `#/jobs/${jobId}/publish`,
  /** One publish or undo: progress and result. */
  publishRun: (publishId: number): RoutePath => `#/publishes/${publishId}`,
  conflicts: (search: ConflictsSearch = {}): RoutePath => withSearch('#/conflicts', { ...search }),
  history: (search: HistorySearch = {}): RoutePath => withSearch('#/history', { ...search }),
  credits: (search: CreditsSearch = {}): RoutePath => withSearch('#/credits', { ...search }),
  /** The link with the store's backend. */
  sync: (): RoutePath => '#/sync',
  settings: (): RoutePath => '#/settings'
} as const

export type Go = (path: RoutePath) => void

/** The router of the app provides it; without a router (a screen alone in a test) the address bar is the navigation. */
export const GoContext = createContext<Go>((path) => {
  window.location.hash = path
})

/** Goes to another screen. For plain links prefer `<a href={routes.job(3)}>`. */
export function useGo(): Go {
  return useContext(GoContext)
}
