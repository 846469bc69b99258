import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

/**
 * What lies in a write-ahead log, as https://www.sqlite.org/fileformat2.html#walformat has it. `lost` counts the transactions that were
 * written whole to this log and that SQLite will not read, because something before them is damaged. One may be the work of a power
 * cut in the middle of a commit; two cannot be, because each is on the disk before the next one begins.
 */
export interface WalReading {
  /** Null where the head of the log makes no sense. */
  readonly salts: readonly [number, number] | null
  readonly commits: number
  readonly lost: number
}

const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
const MAGIC = 0x377f0682

export function readWal(file: string): WalReading {
  return parseWal(readFileSync(file))
}

/** The salts of a log that is in use; null where it holds nothing yet. */
export function readSalts(file: string): WalReading['salts'] {
  const head = Buffer.alloc(HEADER_BYTES)
  const handle = openSync(file, 'r')
  try {
    return readSync(handle, head, 0, HEADER_BYTES, 0) === HEADER_BYTES ? parseWal(head).salts : null
  } finally {
    closeSync(handle)
  }
}

export function parseWal(bytes: Buffer): WalReading {
  if (bytes.length < HEADER_BYTES) return { salts: null, commits: 0, lost: 0 }
  // A head that is wrong makes everything behind it unreadable.
  const none: WalReading = { salts: null, commits: 0, lost: bytes.length > HEADER_BYTES ? 2 : 0 }
  const magic = bytes.readUInt32BE(0)
  const pageSize = bytes.readUInt32BE(8)
  if ((magic & ~1) >>> 0 !== MAGIC || pageSize < 512 || pageSize > 65_536) return none
  const salts = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] as const
  const bigEndian = (magic & 1) === 1
  let sum = checksum(bytes, 0, HEADER_BYTES - 8, bigEndian, [0, 0])
  if (sum[0] !== bytes.readUInt32BE(24) || sum[1] !== bytes.readUInt32BE(28)) return none
  let whole = true
  let commits = 0
  let lost = 0
  const frame = FRAME_HEADER_BYTES + pageSize
  for (let at = HEADER_BYTES; at + frame <= bytes.length; at += frame) {
    const ours = bytes.readUInt32BE(at + 8) === salts[0] && bytes.readUInt32BE(at + 12) === salts[1]
    const ends = bytes.readUInt32BE(at + 4) !== 0
    if (whole) {
      sum = checksum(bytes, at, 8, bigEndian, sum)
      sum = checksum(bytes, at + FRAME_HEADER_BYTES, pageSize, bigEndian, sum)
      whole = ours && sum[0] === bytes.readUInt32BE(at + 16) && sum[1] === bytes.readUInt32BE(at + 20)
    }
    if (ours && ends) {
      if (whole) commits += 1
      else lost += 1
    }
  }
  return { salts, commits, lost }
}

function checksum(
  bytes: Buffer,
  start: number,
  length: number,
  bigEndian: boolean,
  from: readonly [number, number]
): readonly [number, number] {
  let [a, b] = from
  const word = (at: number): number => (bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at))
  for (let at = start; at < start + length; at += 8) {
    a = (a + word(at) + b) >>> 0
    b = (b + word(at + 4) + a) >>> 0
  }
  return [a, b]
}

/** Log restarts between two writes of the mark: far more than a run can come to, far fewer than chance would hit. */
const MOST_RESTARTS = 1_000_000

/** Whether a log with these salts can be the one that the mark saw, or a later one in its place. */
export function isSameLog(seen: readonly [number, number], found: readonly [number, number]): boolean {
  const restarts = (found[0] - seen[0]) >>> 0
  return restarts === 0 ? found[1] === seen[1] : restarts < MOST_RESTARTS
}
