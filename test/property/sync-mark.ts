import type Database from 'better-sqlite3'
import { rmSync } from 'node:fs'
import { scratchFolder } from '../../bench/support/crash-scratch.ts'
import { behindMark, readPosition } from '../../src/main/adapters/db/checks.ts'
import { dataPaths } from '../../src/main/adapters/db/recover-files.ts'
import { guardStore } from '../../src/main/adapters/db/recover-guard.ts'
import { keepMark, type KeeperDeps, type MarkKeeper } from '../../src/main/adapters/db/recover-keeper.ts'
import { EMPTY_MARK, readMark, writeMark, type Mark } from '../../src/main/adapters/db/recover-mark.ts'
import { bookRollback } from '../../src/main/adapters/db/recover-replace.ts'
import { renewEpoch } from '../../src/main/adapters/db/recover.ts'
import type { Store } from '../../src/main/ports/store.ts'
import type { Ids } from '../../src/main/ports/system.ts'

/** What a device knows of its database outside of it; nothing on a computer where the database alone arrived. */
export type HighWaterMark = Mark | 'missing'

/** What is believed of a mark; less than all of it is a bug. */
export type Trust = 'all' | 'numbers only' | 'nothing'

/** The mark of one device: the real file, judged and booked by the real functions, beside a database that is in memory. */
export class HighWater {
  readonly #trust: Trust
  /** Whether what is not asked for at once is left to a later write. */
  readonly #late: () => boolean
  /** Of this device alone: what else it keeps beside its database may lie here, too. */
  readonly folder = scratchFolder('wordshelf-mark-')
  readonly #paths = dataPaths(this.folder)
  #keeper: MarkKeeper | undefined

  constructor(trust: Trust, late: () => boolean) {
    this.#trust = trust
    this.#late = late
  }

  get mark(): HighWaterMark {
    const mark = readMark(this.#paths.mark)
    if (mark === 'unreadable') throw new Error('A mark cannot be read')
    return mark
  }

  set mark(mark: HighWaterMark) {
    if (mark === 'missing') rmSync(this.#paths.mark, { force: true })
    else writeMark(this.#paths.mark, mark)
  }

  /** The first start ever: the database is the latest. */
  begin(raw: Database.Database): void {
    this.mark = { ...EMPTY_MARK, ...readPosition(raw) }
  }

  open(raw: Database.Database, deps: KeeperDeps & { readonly ids: Ids }): void {
    const mark = this.mark
    const known = mark === 'missing' ? null : mark
    const position = readPosition(raw)
    if (this.#trust !== 'nothing') {
      if (known === null) renewEpoch(raw, deps)
      else if (this.#isBehind(position, known))
        bookRollback(raw, deps, known, { restored: null, dataFrom: known.at, folder: null }, null)
    }
    this.#keeper = keepMark(raw, this.#paths, deps, known)
  }

  #isBehind(position: ReturnType<typeof readPosition>, mark: Mark): boolean {
    if (this.#trust !== 'numbers only' && mark.epoch !== null && mark.epoch !== position.epoch) return true
    return behindMark(position, mark) !== null
  }

  guard(store: Store, raw: Database.Database): Store {
    const keeper = this.#keeper
    if (!keeper) throw new Error('The mark was not opened')
    const late: MarkKeeper = {
      ...keeper,
      committed: () => {
        if (!this.#late()) keeper.committed()
      }
    }
    return guardStore(store, raw, late, () => undefined)
  }

  /** The number of the last event of a link that the mark knows. */
  known(raw: Database.Database, epoch: string): number {
    const mark = this.mark
    if (mark === 'missing' || mark.epoch !== epoch) return 0
    const seq = raw
      .prepare<[string, number], number | null>('select max(link_seq) from outbox where epoch = ? and seq < ?')
      .pluck()
      .get(epoch, mark.seq)
    return seq ?? 0
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
