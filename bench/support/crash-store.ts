import type Database from 'better-sqlite3'
import type { Clock } from '../../src/main/ports/system.ts'
import type { Store, StoreTx } from '../../src/main/ports/store.ts'
import type { JournalWriter } from './crash-journal.ts'
import type { Sabotage } from './crash-plan.ts'
import { deedsOf, noteUse, type CrashPoint } from './crash-points.ts'
import { COMMIT_KEY, lastCommit, StateDigest } from './crash-state.ts'

export interface Watch {
  readonly raw: Database.Database
  readonly clock: Clock
  readonly journal: JournalWriter
  readonly sabotage: Sabotage | null
  /** The child comes to a point; where it is the wanted one, this does not return. */
  reach(point: CrashPoint): void
  committed(commit: number): void
}

/**
 * The engine's own store, watched: every transaction that writes carries its number with it, is noted when its commit has returned, and
 * comes to its points before and after. Nothing about what is stored changes, unless a sabotage is asked for.
 */
export function watchStore(store: Store, watch: Watch): Store {
  const { raw, journal } = watch
  const digest = new StateDigest(raw)
  const changes = raw.prepare<[], number>('select total_changes()').pluck()
  let commit = lastCommit(raw)

  return {
    read: (run) => store.read(run),
    close: () => store.close(),
    write(run) {
      const used = new Set<string>()
      let wrote = false
      const value = store.write((tx) => {
        const before = changes.get()
        const result = run(watchTx(tx, used, watch))
        wrote = changes.get() !== before
        if (!wrote) return result
        tx.setMeta(COMMIT_KEY, String(commit + 1))
        if (watch.sabotage === 'early-answer')
          journal.note({ kind: 'committed', commit: commit + 1, state: digest.take(), at: watch.clock.now() })
        for (const deed of deedsOf(used)) watch.reach(`${deed}:before`)
        return result
      })
      if (!wrote) return value
      commit += 1
      journal.note({ kind: 'committed', commit, state: digest.take(), at: watch.clock.now() })
      for (const deed of deedsOf(used)) watch.reach(`${deed}:after`)
      watch.committed(commit)
      return value
    }
  }
}

/** Only what a method did counts: a rescue that found nobody, a review that changed nothing are no deeds. */
function watchTx(tx: StoreTx, used: Set<string>, watch: Watch): StoreTx {
  return new Proxy(tx, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property)
      if (typeof member !== 'function' || typeof property !== 'string') return member
      return (...args: unknown[]): unknown => {
        if (property === 'rescueOrphans' && watch.sabotage === 'no-rescue') return []
        const result: unknown = Reflect.apply(member, target, args)
        const nothing = result === null || result === false || (Array.isArray(result) && result.length === 0)
        if (!nothing) noteUse(used, property, args)
        if (!nothing && isSplit(watch.sabotage, used, property)) {
          // The fault: what belongs together is now in two transactions.
          watch.raw.exec('commit')
          watch.raw.exec('begin immediate')
        }
        return result
      }
    }
  })
}

function isSplit(sabotage: Sabotage | null, used: ReadonlySet<string>, method: string): boolean {
  if (sabotage === 'split-create') return method === 'createJob'
  return sabotage === 'split-landing' && used.has('item>DONE') && /item/i.test(method)
}
