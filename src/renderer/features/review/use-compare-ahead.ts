import { useEffect, useRef } from 'react'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { compareAhead } from '../../lib/comparison-cache.ts'
import { comparedAs } from '../../ui/compared-as.ts'
import type { ItemView } from './item-view.ts'
import { finalText } from './review-rows.ts'

/** Rows that are asked about in one message: their answers, too, are read between two frames. */
const AT_ONCE = 25
/** Milliseconds after which a window that is never idle does it all the same. */
const LATEST_MS = 200

/** Has the rows that were read compared before they come into sight, when the window has nothing else to do. */
export function useCompareAhead(known: readonly { readonly item: ReviewItem }[], form: ItemView['form']): void {
  const asked = useRef<{ readonly form: ItemView['form']; readonly items: WeakSet<ReviewItem> }>(undefined)
  useEffect(() => {
    if (asked.current?.form !== form) asked.current = { form, items: new WeakSet() }
    const { items } = asked.current
    const next = known.filter(({ item }) => !items.has(item))
    let idle = 0
    const ask = (): void => {
      const some = next.splice(0, AT_ONCE).map(({ item }) => item)
      for (const item of some) items.add(item)
      compareAhead(some.map((item) => comparedItem(item, form)))
      if (next.length > 0) idle = requestIdleCallback(ask, { timeout: LATEST_MS })
    }
    if (next.length > 0) idle = requestIdleCallback(ask, { timeout: LATEST_MS })
    return () => cancelIdleCallback(idle)
  }, [known, form])
}

function comparedItem(item: ReviewItem, form: ItemView['form']) {
  const { html } = ATTRIBUTE_RULES[item.attribute]
  return comparedAs({ before: item.original, after: finalText(item), html, form, language: item.language })
}
