/**
 * `count` places out of `total`, ascending, one in each of as many equal parts: a sample that shows all of a sorted list. The same seed
 * gives the same places.
 */
export function samplePlaces(total: number, count: number, seed: number): readonly number[] {
  const parts = Math.min(total, count)
  const next = drawing(seed)
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((part * total) / parts)
    const to = Math.floor(((part + 1) * total) / parts)
    return from + Math.floor(next() * (to - from))
  })
}

/** Uniform in [0, 1); splitmix32. Its own, because the app's random numbers cannot be asked for again. */
function drawing(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e37_79b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000
  }
}
