import type Database from 'better-sqlite3'
import { errorMessage } from '#shared/lib/error-message.ts'
import type { Clock, Log, Timers } from '../../ports/system.ts'
import { readPosition, schemaDigest } from './checks.ts'
import { readSalts } from './checks-wal.ts'
import { sizeOf, type DataPaths } from './recover-files.ts'
import { EMPTY_MARK, writeMark, type Mark } from './recover-mark.ts'

/** What is not money reaches the mark this late at most. Milliseconds. */
const LATEST_MS = 2_000

/** Keeps the mark in step with the database that is open. */
export interface MarkKeeper {
  /** Called after every transaction. What was charged is on the disk when this returns: before anything is done for it. */
  committed(): void
  /** Everything that is committed is on the disk when this returns. Throws where it could not be written. */
  noteCommitted(): void
  /** Every page was looked at and is good. */
  checked(): void
  checkedAt(): number
  /** SQLite met bytes that make no sense: the next opening looks at everything. */
  suspect(): void
  closing(): void
  /** After the database was closed. A log that is still there means that it could not be closed cleanly. */
  closed(): void
}

export interface KeeperDeps {
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
}

/** Writes the mark at once, as open. Throws where the folder takes no file. */
export function keepMark(raw: Database.Database, paths: DataPaths, deps: KeeperDeps, before: Mark | null): MarkKeeper {
  const { clock, timers, log } = deps
  /** As it is on the disk. */
  let mark: Mark = { ...(before ?? EMPTY_MARK), folder: null }
  let suspected = false
  let cancelTimer: (() => void) | null = null
  let failing = false
  const money = raw.prepare<[], { readonly ledger: number; readonly seq: string | null }>(
    `select coalesce((select max(id) from credit_ledger), 0) as ledger, (select value from meta where key = 'next_seq') as seq`
  )
  const storeRows = raw.prepare<[], Omit<Mark['instances'][number], 'linked'> & { readonly linked: 0 | 1 }>(
    `select instance_id as id, name, source, period, credits_total as total, credits_used_month as used,
      exists (select 1 from sync_links l where l.instance_id = i.instance_id) as linked from app_instances i`
  )
  const stores = (): Mark['instances'] => storeRows.all().map((store) => ({ ...store, linked: store.linked === 1 }))
  const meta = raw.prepare<[string], string>('select value from meta where key = ?').pluck()

  function write(change: Partial<Mark>): void {
    cancelTimer?.()
    cancelTimer = null
    const next = { ...mark, ...change, at: clock.now() }
    writeMark(paths.mark, suspected ? { ...next, state: 'damaged' } : next)
    mark = next
  }

  /** What the disk does not take now is tried again with a later transaction. */
  function tryWrite(change: Partial<Mark>): void {
    try {
      write(change)
      failing = false
    } catch (error) {
      if (!failing) log.error('the high-water mark could not be written', { error: errorMessage(error) })
      failing = true
    }
  }

  const look = (): Partial<Mark> => ({
    ...readPosition(raw),
    wal: sizeOf(`${paths.database}-wal`) === 0 ? null : readSalts(`${paths.database}-wal`),
    allowance: meta.get('allowance') ?? null,
    active: meta.get('active_instance') ?? null,
    instances: stores()
  })

  function lookLater(): void {
    cancelTimer = null
    if (!raw.open || suspected) return
    const found = look()
    if (JSON.stringify({ ...mark, ...found }) !== JSON.stringify(mark)) tryWrite(found)
  }

  write({ ...look(), schema: schemaDigest(raw), state: 'open' })
  return {
    committed() {
      if (suspected) return
      const now = money.get()
      const charged = now !== undefined && (now.ledger !== mark.ledger || Number(now.seq ?? '1') !== mark.seq)
      if (charged && hasRisen()) tryWrite(look())
      else cancelTimer ??= timers.after(LATEST_MS, lookLater)
    },
    noteCommitted() {
      if (suspected) return
      const now = money.get()
      const moved = now !== undefined && (now.ledger !== mark.ledger || Number(now.seq ?? '1') !== mark.seq)
      if (moved || (meta.get('epoch') ?? null) !== mark.epoch) write(look())
    },
    checked: () => tryWrite({ checkedAt: clock.now() }),
    checkedAt: () => mark.checkedAt,
    suspect() {
      if (suspected) return
      suspected = true
      tryWrite({})
    },
    closing: () => tryWrite(suspected ? {} : { ...look(), state: 'closing' }),
    closed() {
      cancelTimer?.()
      if (sizeOf(`${paths.database}-wal`) === 0) tryWrite({ state: 'closed' })
    }
  }

  /** More is spoken for than the mark says, in any store. Less can wait: a mark that is too high only counts too much. */
  function hasRisen(): boolean {
    return stores().some((store) => {
      const seen = mark.instances.find(({ id }) => id === store.id)
      return !seen || seen.period !== store.period || seen.total !== store.total || store.used > seen.used
    })
  }
}
