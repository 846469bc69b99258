import { lazy, Suspense, useState, type ComponentType } from 'react'
import { fetchMissingSheets } from './missing-sheets.ts'

export interface LazyPartOptions<Props extends object> {
  readonly load: () => Promise<ComponentType<Props>>
  /** In its place while it comes. */
  readonly waiting: ComponentType<Props>
  /** In its place where it does not come. */
  readonly missing: ComponentType<Props>
}

/**
 * A part of the window whose code comes when it is first shown. Whoever answers for the code may be away: then only the part is missing, and
 * the next time that it is shown it is asked for again. React's own `lazy` would stay with the first answer and break what is around it.
 */
export function lazyPart<Props extends object>({ load, waiting: Waiting, missing }: LazyPartOptions<Props>) {
  const ask = () =>
    lazy(async () => {
      try {
        await fetchMissingSheets()
        return { default: await load() }
      } catch {
        asked = undefined
        return { default: missing }
      }
    })
  let asked: ReturnType<typeof ask> | undefined

  return function LazyPart(props: Props) {
    const [Part] = useState(() => (asked ??= ask()))
    return (
      <Suspense fallback={<Waiting {...props} />}>
        <Part {...props} />
      </Suspense>
    )
  }
}
