/** Uniform in [0, 1). */
export interface SimulatorRandom {
  next(): number
}

/** A small seeded generator (mulberry32): the same seed gives the same run on every machine. */
export function seededRandom(seed: number): SimulatorRandom {
  let state = seed >>> 0
  return {
    next() {
      state = (state + 0x6d2b_79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
    }
  }
}

/** 32 bits of a text (FNV-1a with a final mix), to choose the same phrase for the same product every time. */
export function hashText(text: string): number {
  let hash = 0x811c_9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** `length` lower-case hexadecimal digits. */
export function randomHex(random: SimulatorRandom, length: number): string {
  let digits = ''
  while (digits.length < length) digits += Math.floor(random.next() * 16).toString(16)
  return digits
}
