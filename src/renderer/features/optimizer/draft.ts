import { useSyncExternalStore } from 'react'
import type { Attribute } from '#shared/model/attribute.ts'
import type { ProductSelection } from '../../lib/selection.ts'
import { atStoreChange } from '../../lib/store-change.ts'

/** What the merchant has filled in, beside the products themselves. Values are replaced, never changed in place. */
export interface Form {
  readonly scope: 'products' | 'collections'
  readonly collectionIds: readonly string[]
  readonly attributes: readonly Attribute[]
  /** Null until chosen here: the language of the settings. */
  readonly language: string | null
  readonly prompt: string
  readonly autoStart: boolean
  /** Run the first few products, then ask. Of no effect where there are no more than those. */
  readonly trial: boolean
  /** Null until chosen, and again once anything changes that the offer of earlier results depends on. */
  readonly reuse: ReuseChoice | null
}

/** Whether earlier results are taken over, and the products that this was chosen for. */
export interface ReuseChoice {
  readonly takeOver: boolean
  readonly selection: ProductSelection
}

/** A create that was sent: repeated with the same key until its answer is known. */
export interface Attempt {
  readonly key: string
  /** The input that the key stands for. */
  readonly fingerprint: string
}

interface Draft {
  readonly form: Form
  readonly attempt: Attempt | null
}

const EMPTY: Form = {
  scope: 'products',
  collectionIds: [],
  attributes: [],
  language: null,
  prompt: '',
  autoStart: true,
  trial: false,
  reuse: null
}

/** Other words, products or attributes have other earlier results, about which nothing has been chosen. */
const OFFER_DEPENDS_ON: readonly (keyof Form)[] = ['scope', 'collectionIds', 'attributes', 'language', 'prompt']

let current: Draft = { form: EMPTY, attempt: null }
const listeners = new Set<() => void>()

function set(next: Draft): void {
  current = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/**
 * The job being put together. It lives as long as the window, so that going back for more products loses neither the prompt nor
 * the key of a create whose answer never came.
 */
export const draft = {
  get: (): Draft => current,
  change: (change: Partial<Form>): void => {
    const reuse = OFFER_DEPENDS_ON.some((field) => field in change) ? null : current.form.reuse
    set({ ...current, form: { ...current.form, reuse, ...change } })
  },
  setAttempt: (attempt: Attempt | null): void => set({ ...current, attempt }),
  /** A clean form for the next job. Language and the two switches are habits and stay. */
  finish: (): void => {
    const { language, autoStart, trial } = current.form
    set({ form: { ...EMPTY, language, autoStart, trial }, attempt: null })
  },
  reset: (): void => set({ form: EMPTY, attempt: null })
} as const

// Collections and a lost create belong to the store that they were chosen in.
atStoreChange(draft.reset)

export function useForm(): Form {
  return useSyncExternalStore(subscribe, () => current.form)
}

/** The create whose answer is not known yet, sent just now or lost. */
export function useAttempt(): Attempt | null {
  return useSyncExternalStore(subscribe, () => current.attempt)
}
