/** Rows that are summed up as one. About the square root of what a long list holds, so that neither the blocks nor a block's rows are many. */
const BLOCK = 256

/**
 * Where the rows of a long list are, of which most have never been measured. All values are pixels. Nothing here takes more than some hundred
 * steps at a hundred thousand rows, because a list that scrolls measures rows in every frame.
 */
export interface RowHeights {
  readonly count: number
  /** Of all rows together. */
  total(): number
  heightOf(place: number): number
  /** Of the row's upper edge; of the end for a place beyond the last. */
  topOf(place: number): number
  /** The row at a distance from the top; the first or the last where it lies outside. */
  placeAt(top: number): number
  /** Takes a measured height; by how much it is another than was reckoned or measured before. */
  measured(place: number, height: number): number
}

/** @param reckoned height of a row until it is measured */
export function createRowHeights(count: number, reckoned: number): RowHeights {
  const heights = new Float64Array(count).fill(reckoned)
  const blocks = new Float64Array(Math.ceil(count / BLOCK)).fill(BLOCK * reckoned)
  const rest = count % BLOCK
  if (rest !== 0) blocks[blocks.length - 1] = rest * reckoned
  const heightOf = (place: number): number => heights[place] ?? 0
  const blockHeight = (block: number): number => blocks[block] ?? 0

  const topOf = (place: number): number => {
    const end = Math.max(0, Math.min(place, count))
    const block = Math.floor(end / BLOCK)
    let top = 0
    for (let at = 0; at < block; at += 1) top += blockHeight(at)
    for (let at = block * BLOCK; at < end; at += 1) top += heightOf(at)
    return top
  }
  return {
    count,
    total: () => topOf(count),
    heightOf,
    topOf,
    placeAt: (top) => {
      let bottom = 0
      let block = 0
      while (block < blocks.length - 1 && bottom + blockHeight(block) <= top) {
        bottom += blockHeight(block)
        block += 1
      }
      let place = block * BLOCK
      while (place < count - 1 && bottom + heightOf(place) <= top) {
        bottom += heightOf(place)
        place += 1
      }
      return place
    },
    measured: (place, height) => {
      if (place < 0 || place >= count) return 0
      const change = height - heightOf(place)
      heights[place] = height
      const block = Math.floor(place / BLOCK)
      blocks[block] = blockHeight(block) + change
      return change
    }
  }
}
