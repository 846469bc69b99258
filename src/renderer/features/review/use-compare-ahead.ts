import { useEffect, useRef } from 'react'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { compareAhead } from '../../lib/comparison-cache.ts'
import { comparedAs } from '../../ui/compared-as.ts'
import type { ItemView } from './item-view.ts'
import { finalText } from './review-rows.ts'

/** Has the rows that were read compared before they come into sight. */
export function useCompareAhead(known: readonly { readonly item: ReviewItem }[], form: ItemView['form']): void {
  const asked = useRef<{ readonly form: ItemView['form']; readonly items: WeakSet<ReviewItem> }>(undefined)
  useEffect(() => {
    if (asked.current?.form !== form) asked.current = { form, items: new WeakSet() }
    const { items } = asked.current
    const next = known.map(({ item }) => item).filter((item) => !items.has(item))
    for (const item of next) items.add(item)
    compareAhead(next.map((item) => comparedItem(item, form)))
  }, [known, form])
}

function comparedItem(item: ReviewItem, form: ItemView['form']) {
  const { html } = ATTRIBUTE_RULES[item.attribute]
  return comparedAs({ before: item.original, after: finalText(item), html, form, language: item.language })
}
