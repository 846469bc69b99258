/** Which element shows which row: the element's number, by place. */
export type RowSlots = ReadonlyMap<number, number>

/**
 * Gives each of these rows an element. A row keeps the one that it has; rows that came into sight take those of rows that left it,
 * so that a list that scrolls makes no elements.
 */
export function nextSlots(slots: RowSlots, places: readonly number[]): RowSlots {
  const wanted = new Set(places)
  const next = new Map([...slots].filter(([place]) => wanted.has(place)))
  const taken = new Set(next.values())
  let slot = 0
  for (const place of wanted) {
    if (next.has(place)) continue
    while (taken.has(slot)) slot += 1
    next.set(place, slot)
    taken.add(slot)
  }
  return next
}
