import { useEffect } from 'react'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { compareAhead } from '../../lib/comparison-cache.ts'
import { comparedAs } from '../../ui/compared-as.ts'
import type { ItemView } from './item-view.ts'
import type { ListRows } from './list-rows.ts'
import { finalText } from './review-rows.ts'

/** Has the rows that are read compared before they come into sight. */
export function useCompareAhead(rows: ListRows, form: ItemView['form']): void {
  useEffect(() => {
    const compare = (items: readonly ReviewItem[]): void => compareAhead(items.map((item) => comparedItem(item, form)))
    compare(rows.known().map(({ item }) => item))
    return rows.onRead(compare)
  }, [rows, form])
}

function comparedItem(item: ReviewItem, form: ItemView['form']) {
  const { html } = ATTRIBUTE_RULES[item.attribute]
  return comparedAs({ before: item.original, after: finalText(item), html, form, language: item.language })
}
