import type { DiskEvent } from './power-cut-log.ts'

/** What a disk promises to write as one: all of it or nothing. */
const SECTOR = 512

/** Bytes that grow as they are written; what was never written reads as zero. */
class Bytes {
  #buffer: Buffer
  #size: number

  constructor(from?: Bytes) {
    this.#buffer = from === undefined ? Buffer.alloc(0) : Buffer.from(from.content())
    this.#size = this.#buffer.length
  }

  content(): Buffer {
    return this.#buffer.subarray(0, this.#size)
  }

  write(offset: number, data: Buffer): void {
    this.truncate(Math.max(this.#size, offset + data.length))
    data.copy(this.#buffer, offset)
  }

  truncate(size: number): void {
    if (size > this.#buffer.length) {
      const grown = Buffer.alloc(Math.max(size, this.#buffer.length * 2))
      this.content().copy(grown)
      this.#buffer = grown
    }
    // What was cut off must not come back when the file grows again.
    if (size < this.#size) this.#buffer.fill(0, size, this.#size)
    this.#size = size
  }
}

type Pending = Extract<DiskEvent, { kind: 'write' | 'truncate' }>

interface DiskFile {
  /** What a sync has put on the platter. */
  readonly durable: Bytes
  /** Done since, in order: any of it may be on the platter, or not. */
  pending: Pending[]
}

/**
 * A disk with a cache that forgets when the power fails. Per file, what was synced is kept; every write since then is kept, lost or torn
 * at sectors, each by itself and in any order. Directory entries (create, rename, unlink) are taken as durable at once.
 */
export class CachedDisk {
  readonly #files = new Map<string, DiskFile>()

  apply(event: DiskEvent): void {
    switch (event.kind) {
      case 'mark':
        return
      case 'create':
        if (!this.#files.has(event.path)) this.#files.set(event.path, { durable: new Bytes(), pending: [] })
        if (event.emptied) this.#file(event.path).pending.push({ kind: 'truncate', path: event.path, size: 0 })
        return
      case 'write':
      case 'truncate':
        this.#file(event.path).pending.push(event)
        return
      case 'sync': {
        const file = this.#file(event.path)
        for (const done of file.pending) put(file.durable, done)
        file.pending = []
        return
      }
      case 'rename':
        this.#files.set(event.to, this.#file(event.path))
        this.#files.delete(event.path)
        return
      case 'unlink':
        this.#files.delete(event.path)
        return
    }
  }

  /** Whether anything of such a file would be lost or torn by a cut now. */
  isDirty(named: (path: string) => boolean): boolean {
    return [...this.#files].some(([path, file]) => named(path) && file.pending.length > 0)
  }

  /** As the processes themselves see the files: nothing lost. */
  seen(): Map<string, Buffer> {
    return this.#image(() => 1)
  }

  /** What the platter may hold if the power fails now. @param random uniform in [0, 1) */
  cut(random: () => number): Map<string, Buffer> {
    const style = Math.floor(random() * 4)
    // A disk that wrote nothing, one that wrote all but was not asked to, whole writes, and torn ones.
    if (style === 0) return this.#image(() => 0)
    if (style === 1) return this.#image(() => 1)
    const kept = [0.1, 0.5, 0.9][Math.floor(random() * 3)] ?? 0.5
    if (style === 2) return this.#image(() => (random() < kept ? 1 : 0))
    return this.#image((sectors) => (sectors > 1 ? () => random() < kept : random() < kept ? 1 : 0))
  }

  /** @param keep of a write over so many sectors: all (1), nothing (0), or asked sector by sector */
  #image(keep: (sectors: number) => 0 | 1 | (() => boolean)): Map<string, Buffer> {
    const image = new Map<string, Buffer>()
    for (const [path, file] of this.#files) {
      const bytes = new Bytes(file.durable)
      for (const done of file.pending) {
        const parts = sectorsOf(done)
        const verdict = keep(parts.length)
        for (const part of parts) if (typeof verdict === 'function' ? verdict() : verdict === 1) put(bytes, part)
      }
      image.set(path, Buffer.from(bytes.content()))
    }
    return image
  }

  #file(path: string): DiskFile {
    const file = this.#files.get(path)
    if (!file) throw new Error(`${path} was changed and never opened`)
    return file
  }
}

function put(bytes: Bytes, done: Pending): void {
  if (done.kind === 'write') bytes.write(done.offset, done.data)
  else bytes.truncate(done.size)
}

function sectorsOf(done: Pending): readonly Pending[] {
  if (done.kind === 'truncate') return [done]
  const parts: Pending[] = []
  for (let at = 0; at < done.data.length;) {
    const end = Math.min(done.data.length, at + SECTOR - ((done.offset + at) % SECTOR))
    parts.push({ kind: 'write', path: done.path, offset: done.offset + at, data: done.data.subarray(at, end) })
    at = end
  }
  return parts
}
