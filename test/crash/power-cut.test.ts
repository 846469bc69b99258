import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultSeed } from '../../bench/support/figure.ts'
import { CachedDisk } from '../../bench/support/power-cut-disk.ts'
import { whyNoRecorder } from '../../bench/support/power-cut-record.ts'
import { openPowerCutBench, type PowerCutBench } from '../../bench/support/power-cut.ts'
import { seededRandom } from '../../simulators/random.ts'

const SECTOR = 512
const SECTORS = 8

function write(value: number): Parameters<CachedDisk['apply']>[0] {
  return { kind: 'write', path: 'f', offset: 0, data: Buffer.alloc(SECTOR * SECTORS, value) }
}

/** What each sector of the file holds; -1 where a sector is not of one piece, 0 where it was never written. */
function sectorsOf(file: Buffer | undefined): number[] {
  return Array.from({ length: SECTORS }, (_, n) => {
    const sector = file?.subarray(n * SECTOR, (n + 1) * SECTOR) ?? Buffer.alloc(0)
    const first = sector[0] ?? 0
    return sector.every((byte) => byte === first) ? first : -1
  })
}

describe('the disk that the power is cut from', () => {
  test('keeps what was synced and may lose, keep or tear, sector by sector, what was not', () => {
    const random = seededRandom(defaultSeed)
    const disk = new CachedDisk()
    disk.apply({ kind: 'create', path: 'f', emptied: false })
    disk.apply(write(1))
    disk.apply({ kind: 'sync', path: 'f' })
    disk.apply(write(2))
    const seen = new Set<string>()
    for (let n = 0; n < 200; n += 1) {
      const sectors = sectorsOf(disk.cut(() => random.next()).get('f'))
      expect(sectors.every((value) => value === 1 || value === 2)).toBe(true)
      seen.add(new Set(sectors).size === 2 ? 'torn' : sectors[0] === 1 ? 'lost' : 'kept')
    }
    expect([...seen].toSorted((a, b) => a.localeCompare(b))).toEqual(['kept', 'lost', 'torn'])
  })

  test('keeps a synced file through a rename, and none that was removed', () => {
    const disk = new CachedDisk()
    disk.apply({ kind: 'create', path: 'f', emptied: false })
    disk.apply(write(3))
    disk.apply({ kind: 'sync', path: 'f' })
    disk.apply({ kind: 'rename', path: 'f', to: 'g' })
    expect([...disk.cut(() => 0).keys()]).toEqual(['g'])
    disk.apply({ kind: 'unlink', path: 'g' })
    expect(disk.cut(() => 0).size).toBe(0)
  })
})

/** The short form of the figure `power-cut`. */
function cuts(): void {
  describe('an engine whose power is cut', () => {
    const run = { seed: defaultSeed, runs: 1, cuts: 40, commits: 20, progress: () => undefined }
    let bench: PowerCutBench

    beforeAll(async () => {
      bench = await openPowerCutBench(defaultSeed)
    }, 300_000)
    afterAll(() => bench.close())

    test('has lost nothing that it acknowledged, and its database is sound', async () => {
      const result = await bench.cut({ ...run, synchronous: 'FULL' })
      expect(result.reasons).toEqual([])
      expect(result.cuts).toBe(40)
      expect(result.inCheckpoint).toBeGreaterThan(0)
    }, 300_000)

    test('is seen to lose what it acknowledged where commits are not synced', async () => {
      // A dozen of the cuts are before the first commit; of the other 28 about two in five lose one.
      expect((await bench.cut({ ...run, synchronous: 'NORMAL' })).lost).toBeGreaterThan(0)
    }, 300_000)
  })
}

const reason = whyNoRecorder()
if (reason === null) cuts()
else if (process.platform === 'linux' && process.env['CI'] !== undefined) {
  test('CI on Linux has what a power cut needs', () => expect(reason).toBeNull())
} else process.stdout.write(`Left out: ${reason}. CI runs them.\n`)
