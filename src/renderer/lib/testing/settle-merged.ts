import { keepSide } from '../merged-document.ts'

/** The merged document with every change accepted (`after`) or rejected (`before`), and without a mark. */
export function settleMerged(merged: DocumentFragment, side: 'before' | 'after'): DocumentFragment {
  const settled = document.createDocumentFragment()
  settled.append(merged.cloneNode(true))
  keepSide(settled, side)
  for (const words of settled.querySelectorAll(':is(ins, del)[data-change]:not([data-element])'))
    words.replaceWith(...words.childNodes)
  for (const element of settled.querySelectorAll<HTMLElement>('[data-element]')) {
    delete element.dataset['element']
    delete element.dataset['change']
  }
  settled.normalize()
  return settled
}
