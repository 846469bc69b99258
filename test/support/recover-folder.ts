import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { backUp } from '../../src/main/adapters/db/backup.ts'
import { newBackupFile } from '../../src/main/adapters/db/backup-files.ts'
import { guardStore } from '../../src/main/adapters/db/recover-guard.ts'
import { openData, type OpenData } from '../../src/main/adapters/db/recover.ts'
import { createStore } from '../../src/main/adapters/db/store.ts'
import type { Store } from '../../src/main/ports/store.ts'
import { FakeTime } from './fake-time.ts'
import { populate } from './populated-store.ts'

export type Opened = OpenData & { readonly store: Store }

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** A data folder for each test of the file that calls this, with stores in it that are opened, killed and opened again. */
export function recoverFolder() {
  let dir = ''
  let time = new FakeTime()
  let ids = 0
  let opened: Opened[] = []

  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-recover-'))
    time = new FakeTime()
    ids = 0
    opened = []
  })
  afterEach(() => {
    for (const { raw } of opened) raw.close()
    rmSync(dir, { recursive: true, force: true })
  })

  const file = (): string => path.join(dir, 'wordshelf.db')

  async function open() {
    const data = await openData(dir, { clock: time, timers: time, ids: { uuid: () => `new-${++ids}` }, log: quiet })
    const store = guardStore(
      createStore(data.raw, time, { uuid: () => `event-${++ids}` }),
      data.raw,
      data.keeper,
      () => undefined
    )
    opened.push({ ...data, store })
    return { ...data, store }
  }

  return {
    dir: () => dir,
    time: () => time,
    file,
    /** What was put aside as damaged. */
    aside: (): readonly string[] =>
      existsSync(path.join(dir, 'damaged')) ? readdirSync(path.join(dir, 'damaged')) : [],
    open,
    /** A store at work: 16 credits in use, of which 2 were delivered, 2 given back and 12 are held; then a backup of it. */
    async openPopulated() {
      const data = await open()
      data.store.write((tx) => tx.setMeta('epoch', 'epoch-1'))
      const made = populate({ ...data, close: () => undefined }, 'a')
      await time.advance(3_000)
      await backUp(data.raw, newBackupFile(data.paths, time.now()))
      return { ...data, made }
    },
    /** From here on the file and its log each hold what the other does not. */
    split(data: Opened): void {
      data.raw.pragma('wal_checkpoint(TRUNCATE)')
      data.store.write((tx) => tx.setMeta('later', 'x'))
    },
    /** As a killed process leaves it. */
    kill(data: OpenData): void {
      const copies = ['', '-wal'].map((end) => [file() + end, readFileSync(file() + end)] as const)
      const mark = readFileSync(data.paths.mark)
      data.raw.close()
      for (const [name, bytes] of copies) writeFileSync(name, bytes)
      writeFileSync(data.paths.mark, mark)
    }
  }
}
