import { hashText, randomHex, seededRandom, type SimulatorRandom } from '../random.ts'

/** A UUID (version 4 in form). */
export function uuid(random: SimulatorRandom): string {
  const digits = randomHex(random, 31)
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-a${digits.slice(15, 18)}-${digits.slice(18, 30)}`
}

/** The same UUID for the same text every time. */
export function uuidOf(text: string): string {
  return uuid(seededRandom(hashText(text)))
}
