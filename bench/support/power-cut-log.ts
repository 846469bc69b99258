import { readFileSync } from 'node:fs'

/** One thing that a process did to its files, in the order in which it did them. */
export type DiskEvent =
  | { readonly kind: 'create'; readonly path: string; readonly emptied: boolean }
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'unlink'; readonly path: string }
  /** Not the disk's: something was told to the outside. */
  | { readonly kind: 'mark'; readonly text: string }

const HEAD = 24
const KINDS = ['', 'open', 'write', 'truncate', 'sync', 'rename', 'unlink', 'mark', 'close', 'unknown'] as const

/**
 * Reads what power-cut-recorder.c wrote of one process. A file is named by the path that it was opened under; SQLite renames none that
 * it holds open.
 */
export function readDiskLog(file: string): DiskEvent[] {
  const log = readFileSync(file)
  const open = new Map<number, string>()
  const events: DiskEvent[] = []
  for (let at = 0; at + HEAD <= log.length;) {
    const kind = KINDS[log.readUInt8(at)]
    const fd = log.readInt32LE(at + 4)
    const number = Number(log.readBigInt64LE(at + 8))
    const first = at + HEAD
    const second = first + log.readUInt32LE(at + 16)
    const end = second + log.readUInt32LE(at + 20)
    // A record that a kill cut in the middle is of something that had been done; only the process's last can be.
    if (end > log.length) throw new Error('The record of the disk ends in the middle of an entry')
    const data = log.subarray(first, second)
    const path = open.get(fd) ?? ''
    if (kind === 'open') {
      open.set(fd, data.toString())
      events.push({ kind: 'create', path: data.toString(), emptied: number === 1 })
    } else if (kind === 'close') open.delete(fd)
    else if (kind === 'write') events.push({ kind, path, offset: number, data })
    else if (kind === 'truncate') events.push({ kind, path, size: number })
    else if (kind === 'sync') events.push({ kind, path })
    else if (kind === 'rename') events.push({ kind, path: data.toString(), to: log.toString('utf8', second, end) })
    else if (kind === 'unlink') events.push({ kind, path: data.toString() })
    else if (kind === 'mark') events.push({ kind, text: data.toString() })
    else throw new Error(`The process changed a file in a way that is not recorded: ${data.toString()}`)
    at = end
  }
  return events
}
