import { textHash } from '#shared/lib/text-hash.ts'
import { BLANK, kindsOfUnits, NO_WORD, PART, WHOLE } from '#shared/lib/word-units.ts'

/**
 * What a text is compared by. Two texts that are nearly the same share a key, nearly always; whether they are is for
 * `nearness` to say.
 */
export interface NearText {
  /** Numbers that fit a double exactly. */
  readonly keys: readonly number[]
  /** The least hashes of its pairs of neighbouring words, in order: all of them, for texts up to `SKETCH` pairs. */
  readonly sketch: Uint32Array
}

/** From this share of common pairs of words on, two texts are nearly the same. */
export const NEAR = 0.7

/**
 * Below this many words a text is near to nothing but itself: names of a range differ by a size or a colour, and should. A character
 * of a script without blanks counts as half a word.
 */
const FEWEST_WORDS = 12
/** A text is long enough for its beginning to tell. */
const LONGEST = 20_000
const SKETCH = 128
/** At `NEAR` two texts share one of the keys 92 times of 100, at 0.8 nearly always, at 0.2 hardly ever. */
const BANDS = 6
const ROWS = 3

/**
 * MinHash over pairs of neighbouring words, without capitals and marks. Null for a text without a word. Linear in its length.
 *
 * @param scope only texts of one scope are ever near
 */
export function nearText(scope: string, visible: string): NearText | null {
  const { words, weight } = wordHashes(visible)
  if (words.length === 0) return null
  if (weight < FEWEST_WORDS) {
    const all = words.join(' ')
    return { keys: [textHash(`${scope} = ${all}`)], sketch: Uint32Array.of(textHash(all) >>> 0) }
  }
  const pairs = new Set<number>()
  for (let at = 1; at < words.length; at += 1) pairs.add(mixed((words[at - 1] ?? 0) ^ rotated(words[at] ?? 0)))
  return { keys: keysOf(scope, pairs), sketch: Uint32Array.from(pairs).sort().slice(0, SKETCH) }
}

/**
 * The share of all pairs that two texts have in common (Jaccard), exact while both have all of their pairs in the sketch, and else with a
 * standard error below 0.045.
 */
export function nearness(one: Uint32Array, other: Uint32Array): number {
  let [a, b, common, all] = [0, 0, 0, 0]
  // The least hashes of the two together are among the least of each.
  while (all < SKETCH && (a < one.length || b < other.length)) {
    const left = one[a] ?? Infinity
    const right = other[b] ?? Infinity
    if (left <= right) a += 1
    if (right <= left) b += 1
    if (left === right) common += 1
    all += 1
  }
  return all === 0 ? 0 : common / all
}

const SEEDS = Uint32Array.from({ length: BANDS * ROWS }, (_, at) => mixed(Math.imul(at + 1, 0x9e37_79b1)))

function keysOf(scope: string, pairs: ReadonlySet<number>): readonly number[] {
  const least = new Uint32Array(SEEDS.length).fill(0xffff_ffff)
  for (const pair of pairs) {
    for (let at = 0; at < least.length; at += 1) {
      const hash = mixed(pair ^ (SEEDS[at] ?? 0))
      if (hash < (least[at] ?? 0)) least[at] = hash
    }
  }
  return Array.from({ length: BANDS }, (_, band) =>
    textHash(`${scope} ${band} ${least.subarray(band * ROWS, (band + 1) * ROWS).join(' ')}`)
  )
}

/** Of each word, in one pass and without cutting it out; `weight` in words. */
function wordHashes(text: string): { readonly words: readonly number[]; readonly weight: number } {
  const kinds = kindsOfUnits()
  const lower = text.slice(0, LONGEST).normalize('NFC').toLowerCase()
  const words: number[] = []
  let weight = 0
  let hash = NO_WORD
  let inside = false
  for (let at = 0; at <= lower.length; at += 1) {
    const unit = at < lower.length ? lower.charCodeAt(at) : BLANK
    const kind = kinds[unit]
    if (kind === PART) {
      hash = Math.imul(hash ^ unit, 0x0100_0193)
      inside = true
      continue
    }
    if (inside) {
      words.push(hash)
      weight += 1
      hash = NO_WORD
      inside = false
    }
    if (kind === WHOLE) {
      words.push(unit)
      weight += 0.5
    }
  }
  return { words, weight }
}

function rotated(hash: number): number {
  return (hash << 15) | (hash >>> 17)
}

/** Spreads 32 bits (MurmurHash3's last step). */
function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
