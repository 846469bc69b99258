/** Which element shows which row: the element's number, by place. */
export type RowSlots = ReadonlyMap<number, number>

/**
 * Gives each row from `first` to `last` an element. A row keeps the one that it has; rows that came into sight take those of rows that left it,
 * so that a list that scrolls makes no elements.
 */
export function nextSlots(slots: RowSlots, first: number, last: number): RowSlots {
  const next = new Map([...slots].filter(([place]) => place >= first && place <= last))
  const taken = new Set(next.values())
  let slot = 0
  for (let place = first; place <= last; place += 1) {
    if (next.has(place)) continue
    while (taken.has(slot)) slot += 1
    next.set(place, slot)
    taken.add(slot)
  }
  return next
}
