/** What a transaction has done so far that is told to the backend with the rest of it. */
export interface SyncNotes {
  /** A job's status has changed. */
  standing(jobId: number): void
  /** Items of a job were cancelled, and gave their credits back to a reservation. */
  cancelled(jobId: number, reservationId: number, items: number): void
  takeStandings(): readonly number[]
  /** Released credits by reservation. */
  takeCancelled(jobId: number): ReadonlyMap<number, number>
  /** Forgets everything: the transaction is over, or was rolled back. */
  clear(): void
}

export function createSyncNotes(): SyncNotes {
  const standings = new Set<number>()
  const cancelled = new Map<number, Map<number, number>>()
  return {
    standing: (jobId) => void standings.add(jobId),
    cancelled(jobId, reservationId, items) {
      const sums = cancelled.get(jobId) ?? new Map<number, number>()
      sums.set(reservationId, (sums.get(reservationId) ?? 0) + items)
      cancelled.set(jobId, sums)
    },
    takeStandings() {
      const taken = [...standings]
      standings.clear()
      return taken
    },
    takeCancelled(jobId) {
      const taken = cancelled.get(jobId) ?? new Map<number, number>()
      cancelled.delete(jobId)
      return taken
    },
    clear() {
      standings.clear()
      cancelled.clear()
    }
  }
}
