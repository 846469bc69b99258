import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type Random = () => number

/** What a damage may rely on: a copy of a store as it was killed or closed, and another store's. */
export interface DamageScene {
  readonly dir: string
  readonly random: Random
  /** Another store, killed in its work. */
  readonly stranger: string
}

export interface Damage {
  readonly name: string
  readonly from: 'killed' | 'closed'
  /** How many of a hundred sets. */
  readonly weight: number
  /** Whether the engine must have noticed: no store that was damaged like this may open in silence. */
  readonly mustNotice: boolean
  /** Nothing that says what was spent survives: neither database, nor backup, nor mark. */
  readonly nothingLeft?: boolean
  run(scene: DamageScene): void
}

const db = (dir: string): string => path.join(dir, 'wordshelf.db')
const wal = (dir: string): string => path.join(dir, 'wordshelf.db-wal')
const mark = (dir: string): string => path.join(dir, 'high-water.json')
const PAGE = 4096
/** Low bits of the schema number: set, they say that a newer version wrote the file, which is refused untouched and no damage. */
const SCHEMA_NUMBER = { from: 60, to: 64 }

function whole(random: Random, below: number): number {
  return Math.floor(random() * below)
}

function edit(file: string, change: (bytes: Buffer) => Buffer): void {
  writeFileSync(file, change(readFileSync(file)))
}

function flip(file: string, random: Random, from: number, to: number, bits: number): void {
  edit(file, (bytes) => {
    for (let n = 0; n < bits; n += 1) {
      const at = from + whole(random, Math.min(to, bytes.length) - from)
      if (at >= SCHEMA_NUMBER.from && at < SCHEMA_NUMBER.to && file.endsWith('wordshelf.db')) continue
      bytes[at] = (bytes[at] ?? 0) ^ (1 << whole(random, 8))
    }
    return bytes
  })
}

function noise(random: Random, length: number): Buffer {
  return Buffer.from(Uint8Array.from({ length }, () => whole(random, 256)))
}

function backups(dir: string): readonly string[] {
  const folder = path.join(dir, 'backups')
  return existsSync(folder)
    ? readdirSync(folder)
        .toSorted((a, b) => (a < b ? 1 : -1))
        .map((name) => path.join(folder, name))
    : []
}

const ruin = (file: string, random: Random): void => edit(file, (bytes) => noise(random, bytes.length))

export const DAMAGES: readonly Damage[] = [
  {
    name: 'bits flipped anywhere',
    from: 'killed',
    weight: 14,
    mustNotice: false,
    run: ({ dir, random }) => flip(db(dir), random, 0, Infinity, 1 + whole(random, 40))
  },
  {
    name: 'bits flipped in a closed database',
    from: 'closed',
    weight: 8,
    mustNotice: false,
    run: ({ dir, random }) => flip(db(dir), random, 0, Infinity, 1 + whole(random, 40))
  },
  {
    name: 'bits flipped in the header',
    from: 'closed',
    weight: 6,
    mustNotice: false,
    run: ({ dir, random }) => flip(db(dir), random, 0, 100, 1 + whole(random, 3))
  },
  {
    name: 'bits flipped in the schema',
    from: 'closed',
    weight: 6,
    mustNotice: false,
    run({ dir, random }) {
      const bytes = readFileSync(db(dir))
      const places: number[] = []
      for (let at = bytes.indexOf('CREATE '); at !== -1; at = bytes.indexOf('CREATE ', at + 1)) places.push(at)
      for (let n = 0; n < 1 + whole(random, 6); n += 1) {
        const at = places[whole(random, places.length)] ?? 100
        flip(db(dir), random, Math.max(100, at - 60), at + 200, 1)
      }
    }
  },
  {
    name: 'freelist overwritten',
    from: 'closed',
    weight: 4,
    mustNotice: false,
    run: ({ dir, random }) =>
      edit(db(dir), (bytes) => {
        const trunk = bytes.readUInt32BE(32)
        if (trunk > 0) noise(random, 64).copy(bytes, (trunk - 1) * PAGE)
        else bytes.writeUInt32BE(1 + whole(random, 50), 32)
        return bytes
      })
  },
  {
    name: 'a page of zeros',
    from: 'killed',
    weight: 4,
    mustNotice: false,
    run: ({ dir, random }) =>
      edit(db(dir), (bytes) => {
        const at = whole(random, Math.floor(bytes.length / PAGE)) * PAGE
        return bytes.fill(0, at, at + PAGE)
      })
  },
  {
    name: 'pages of noise',
    from: 'closed',
    weight: 6,
    mustNotice: false,
    run: ({ dir, random }) =>
      edit(db(dir), (bytes) => {
        for (let n = 0; n < 6; n += 1)
          noise(random, PAGE).copy(bytes, whole(random, Math.floor(bytes.length / PAGE)) * PAGE)
        return bytes
      })
  },
  {
    // What was cut off may all be in the log.
    name: 'cut off',
    from: 'killed',
    weight: 6,
    mustNotice: false,
    run: ({ dir, random }) => edit(db(dir), (bytes) => bytes.subarray(0, 1 + whole(random, bytes.length - 1)))
  },
  {
    name: 'a closed database cut off',
    from: 'closed',
    weight: 4,
    mustNotice: true,
    run: ({ dir, random }) => edit(db(dir), (bytes) => bytes.subarray(0, 1 + whole(random, bytes.length - PAGE)))
  },
  {
    name: 'noise instead of a database',
    from: 'killed',
    weight: 3,
    mustNotice: true,
    run: ({ dir, random }) => ruin(db(dir), random)
  },
  {
    name: 'text instead of a database',
    from: 'closed',
    weight: 2,
    mustNotice: true,
    run: ({ dir }) => writeFileSync(db(dir), 'handleId,fieldType,name\n'.repeat(500))
  },
  {
    name: 'no bytes',
    from: 'killed',
    weight: 3,
    mustNotice: true,
    run: ({ dir }) => writeFileSync(db(dir), '')
  },
  {
    name: 'no database',
    from: 'closed',
    weight: 2,
    mustNotice: true,
    run: ({ dir }) => rmSync(db(dir))
  },
  {
    name: 'a folder instead of a database',
    from: 'closed',
    weight: 1,
    mustNotice: true,
    run({ dir }) {
      rmSync(db(dir))
      mkdirSync(db(dir))
    }
  },
  {
    name: 'no log',
    from: 'killed',
    weight: 4,
    mustNotice: true,
    run: ({ dir }) => rmSync(wal(dir))
  },
  {
    name: "another store's log in place of its own",
    from: 'killed',
    weight: 4,
    mustNotice: true,
    run: ({ dir, stranger }) => cpSync(wal(stranger), wal(dir))
  },
  {
    name: "another store's log beside a closed database",
    from: 'closed',
    weight: 3,
    mustNotice: true,
    run: ({ dir, stranger }) => cpSync(wal(stranger), wal(dir))
  },
  {
    name: 'the log cut off',
    from: 'killed',
    weight: 5,
    mustNotice: false,
    run: ({ dir, random }) => edit(wal(dir), (bytes) => bytes.subarray(0, whole(random, bytes.length)))
  },
  {
    name: 'bits flipped in the log',
    from: 'killed',
    weight: 5,
    mustNotice: false,
    run: ({ dir, random }) => flip(wal(dir), random, 0, Infinity, 1 + whole(random, 5))
  },
  {
    name: 'the newest backup is damaged too',
    from: 'killed',
    weight: 3,
    mustNotice: true,
    run({ dir, random }) {
      ruin(db(dir), random)
      const [newest = ''] = backups(dir)
      flip(newest, random, PAGE, Infinity, 4_000)
    }
  },
  {
    name: 'every backup is damaged too',
    from: 'killed',
    weight: 2,
    mustNotice: true,
    run({ dir, random }) {
      ruin(db(dir), random)
      for (const file of backups(dir)) ruin(file, random)
    }
  },
  {
    name: 'no backup',
    from: 'killed',
    weight: 2,
    mustNotice: true,
    run({ dir, random }) {
      ruin(db(dir), random)
      rmSync(path.join(dir, 'backups'), { recursive: true })
    }
  },
  {
    name: 'the mark is damaged',
    from: 'killed',
    weight: 1,
    mustNotice: false,
    run: ({ dir }) => edit(mark(dir), (bytes) => bytes.subarray(0, bytes.length / 2))
  },
  {
    name: 'the mark is damaged too',
    from: 'killed',
    weight: 1,
    mustNotice: true,
    run({ dir, random }) {
      ruin(db(dir), random)
      writeFileSync(mark(dir), '{"version":1,')
    }
  },
  {
    name: 'neither backup nor mark',
    from: 'killed',
    weight: 1,
    mustNotice: true,
    nothingLeft: true,
    run({ dir, random }) {
      ruin(db(dir), random)
      rmSync(path.join(dir, 'backups'), { recursive: true })
      rmSync(mark(dir))
    }
  },
  {
    name: 'lock and settings half written',
    from: 'killed',
    weight: 2,
    mustNotice: false,
    run({ dir, random }) {
      writeFileSync(path.join(dir, 'lock.db'), noise(random, 700))
      writeFileSync(path.join(dir, 'settings.json'), '{"model":')
    }
  },
  {
    name: 'an older copy in place of the latest',
    from: 'closed',
    weight: 2,
    mustNotice: true,
    run: ({ dir }) => cpSync(backups(dir)[1] ?? '', db(dir))
  }
]

/** The damages of so many sets: each kind once, and the rest by weight. */
export function plan(sets: number): readonly Damage[] {
  const total = DAMAGES.reduce((sum, { weight }) => sum + weight, 0)
  const rest = Math.max(0, sets - DAMAGES.length)
  const more = DAMAGES.flatMap((damage) =>
    Array.from({ length: Math.floor((damage.weight * rest) / total) }, () => damage)
  )
  const list = [...DAMAGES, ...more, ...DAMAGES]
  return list.slice(0, sets)
}
