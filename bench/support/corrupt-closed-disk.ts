import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync
} from 'node:fs'
import path from 'node:path'
import type { Template } from './corrupt-store.ts'

/** What became of the sets whose disk takes nothing. */
export interface ClosedDiskResult {
  readonly name: string
  readonly violations: readonly string[]
  readonly opened: boolean
  /** Not opened, with a code and a sentence, and not a byte changed. */
  readonly refused: boolean
  /** Why it could not be tried on this machine. */
  readonly untried: string | null
}

interface Said {
  readonly opened: boolean
  readonly recovery?: string | null
  readonly code?: string | null
  readonly message?: string
}

const child = path.join(import.meta.dirname, 'corrupt-child.ts')
/** The account that may do nothing; only root can become it, and only root needs to. */
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0

function open(dir: string): Said {
  const run = spawnSync(process.execPath, [child, dir], {
    encoding: 'utf8',
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {})
  })
  const line = run.stdout.trim().split('\n').at(-1) ?? ''
  if (line === '') throw new Error(`the program said nothing: ${run.stderr.slice(0, 400)}`)
  return JSON.parse(line) as Said
}

function everyFile(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted((a, b) => (a < b ? -1 : 1))
}

const LOGS = `${path.sep}logs${path.sep}`

/** Every byte of a folder but for its logs. */
function fingerprint(dir: string): string {
  const hash = createHash('sha256')
  for (const file of everyFile(dir))
    if (!file.includes(LOGS)) hash.update(path.relative(dir, file)).update(readFileSync(file))
  return hash.digest('hex')
}

function give(dir: string): void {
  if (!isRoot) return
  for (const entry of ['', ...readdirSync(dir, { recursive: true, encoding: 'utf8' })])
    chownSync(path.join(dir, entry), NOBODY, NOBODY)
}

function folders(dir: string): readonly string[] {
  const inner = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory())
  return [dir, ...inner.map((entry) => path.join(entry.parentPath, entry.name))]
}

const closedSet = (template: Template, dir: string, damaged: boolean): void => {
  cpSync(template.closed, dir, { recursive: true })
  if (damaged) writeFileSync(path.join(dir, 'wordshelf.db'), 'no database at all, '.repeat(20_000))
  give(dir)
}

/** Refused in words, with every byte as it was; and opened as soon as there is nothing in the way any more. */
function refusal(name: string, dir: string, code: string, mend: () => void): ClosedDiskResult {
  const before = fingerprint(dir)
  const said = open(dir)
  const violations: string[] = []
  if (said.opened) violations.push('it opened where nothing can be written')
  else if (said.code !== code || !said.message?.includes(dir))
    violations.push(`it was refused without a clear word: ${String(said.code)} ${String(said.message)}`)
  if (fingerprint(dir) !== before) violations.push('a file was changed')
  mend()
  const again = open(dir)
  if (!again.opened) violations.push(`it does not open afterwards either: ${String(again.message)}`)
  return { name, violations, opened: said.opened, refused: !said.opened && violations.length === 0, untried: null }
}

function readOnlyFile(template: Template, dir: string): ClosedDiskResult {
  closedSet(template, dir, false)
  chmodSync(path.join(dir, 'wordshelf.db'), 0o444)
  const said = open(dir)
  return {
    name: 'a read-only file',
    violations: said.opened && said.recovery === null ? [] : [`it did not open: ${String(said.message)}`],
    opened: said.opened,
    refused: false,
    untried: null
  }
}

function readOnlyFolder(template: Template, dir: string, damaged: boolean): ClosedDiskResult {
  closedSet(template, dir, damaged)
  for (const folder of folders(dir)) chmodSync(folder, 0o555)
  return refusal(damaged ? 'damaged, in a read-only folder' : 'a read-only folder', dir, 'READ_ONLY', () => {
    for (const folder of folders(dir)) chmodSync(folder, 0o755)
  })
}

function fullDisk(template: Template, dir: string, damaged: boolean): ClosedDiskResult {
  const name = damaged ? 'damaged, on a full disk' : 'a full disk'
  mkdirSync(dir, { recursive: true })
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', dir])
  if (mounted.status !== 0)
    return { name, violations: [], opened: false, refused: false, untried: 'a small disk can only be mounted by root' }
  try {
    closedSet(template, dir, damaged)
    mkdirSync(path.join(dir, 'logs'), { recursive: true })
    const filler = path.join(dir, 'logs', 'filler')
    fill(filler, dir)
    return refusal(name, dir, 'DISK_FULL', () => rmSync(filler))
  } finally {
    spawnSync('umount', [dir])
  }
}

function fill(file: string, dir: string): void {
  writeFileSync(file, '')
  const { bavail, bsize } = statfsSync(dir)
  writeFileSync(file, Buffer.alloc(bavail * bsize))
  if (statSync(file).size === 0) throw new Error('the disk did not fill')
}

/** One of each, in a folder that everybody may reach. */
export function runClosedDisks(template: Template, base: string, onEach: (result: ClosedDiskResult) => void): void {
  const cases: readonly ((dir: string) => ClosedDiskResult)[] = [
    (dir) => readOnlyFile(template, dir),
    (dir) => readOnlyFolder(template, dir, false),
    (dir) => readOnlyFolder(template, dir, true),
    (dir) => fullDisk(template, dir, false),
    (dir) => fullDisk(template, dir, true)
  ]
  chmodSync(base, 0o755)
  for (const [index, run] of cases.entries()) {
    const dir = path.join(base, `disk-${index}`)
    try {
      onEach(run(dir))
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  }
}

/** How many sets `runClosedDisks` makes. */
export const CLOSED_DISKS = 5
