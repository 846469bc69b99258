import type Database from 'better-sqlite3'
import type { Clock } from '../../src/main/ports/system.ts'
import type { Store, StoreTx } from '../../src/main/ports/store.ts'
import type { CommitNote } from './crash-journal.ts'
import { COMMIT_KEY, lastCommit, StateDigest } from './crash-state.ts'

/** What transactions are known by: the deeds that the store methods used in them amount to. */
export interface Deeds<Deed extends string> {
  /** Notes a method that did something, under names that `of` understands. */
  note(used: Set<string>, method: string, args: readonly unknown[], result: unknown): void
  of(used: ReadonlySet<string>): readonly Deed[]
}

/** A fault that is built in on purpose. Empty: none. */
export interface StoreFault {
  /** A commit is told before it has happened. */
  readonly earlyAnswer?: boolean
  /** Stands in for a method. */
  around?(method: string, args: readonly unknown[], call: (args: readonly unknown[]) => unknown): unknown
  /** What belongs together is in two transactions, the first of which ends after this method. */
  splits?(used: ReadonlySet<string>, method: string): boolean
}

export interface Watch<Deed extends string> {
  readonly raw: Database.Database
  readonly clock: Clock
  readonly journal: { note(entry: CommitNote): void }
  readonly deeds: Deeds<Deed>
  readonly fault: StoreFault
  /** The child comes to a point; where it is the wanted one, this does not return. */
  reach(point: `${Deed}:${'before' | 'after'}`): void
  committed(commit: number): void
}

/**
 * The engine's own store, watched: every transaction that writes carries its number with it, is noted when its commit has returned, and
 * comes to its points before and after. Nothing about what is stored changes, unless a fault is asked for.
 */
export function watchStore<Deed extends string>(store: Store, watch: Watch<Deed>): Store {
  const { raw, journal, deeds, fault } = watch
  const digest = new StateDigest(raw)
  const changes = raw.prepare<[], number>('select total_changes()').pluck()
  let commit = lastCommit(raw)

  return {
    read: (run) => store.read(run),
    watchEvents: (listener) => store.watchEvents(listener),
    watchTexts: (listener) => store.watchTexts(listener),
    noteCommitted: () => store.noteCommitted(),
    isDiskFault: (error) => store.isDiskFault(error),
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
        if (fault.earlyAnswer === true)
          journal.note({ kind: 'committed', commit: commit + 1, state: digest.take(), at: watch.clock.now() })
        for (const deed of deeds.of(used)) watch.reach(`${deed}:before`)
        return result
      })
      if (!wrote) return value
      commit += 1
      journal.note({ kind: 'committed', commit, state: digest.take(), at: watch.clock.now() })
      for (const deed of deeds.of(used)) watch.reach(`${deed}:after`)
      watch.committed(commit)
      return value
    }
  }
}

/** Only what a method did counts: a rescue that found nobody, a review that changed nothing are no deeds. */
function watchTx<Deed extends string>(tx: StoreTx, used: Set<string>, { raw, deeds, fault }: Watch<Deed>): StoreTx {
  return new Proxy(tx, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property)
      if (typeof member !== 'function' || typeof property !== 'string') return member
      return (...args: unknown[]): unknown => {
        const call = (given: readonly unknown[]): unknown => Reflect.apply(member, target, given)
        const result: unknown = fault.around ? fault.around(property, args, call) : call(args)
        const nothing = result === null || result === false || (Array.isArray(result) && result.length === 0)
        if (!nothing) deeds.note(used, property, args, result)
        if (!nothing && fault.splits?.(used, property) === true) {
          raw.exec('commit')
          raw.exec('begin immediate')
        }
        return result
      }
    }
  })
}
