/**
 * Changes of a condition that change nothing that anybody can see, each with the reason. `line` is a part of the line that is changed,
 * `replacement` what the tool puts in.
 */
export const EQUIVALENT = [
  {
    path: 'src/main/adapters/db/credits.ts',
    line: 'if (resolved.size === 0) return',
    replacement: 'false',
    why: 'Nothing noted is nothing to book: the loop below runs over nothing.'
  },
  {
    path: 'src/main/adapters/db/item-writes.ts',
    line: "flags.length === 0 ? '[]'",
    replacement: 'false',
    why: 'The text of an empty list is the same; the condition only saves the time.'
  },
  {
    path: 'src/main/engine/credits/adjust.ts',
    line: 'memo === null ? null : tx.getMeta(memo)',
    replacement: 'false',
    why: 'SQL finds no row whose key equals null, so that the answer is null as well.'
  },
  {
    path: 'src/main/engine/jobs/settle-job.ts',
    line: "job.status !== 'RUNNING' && job.status !== 'PAUSED'",
    replacement: 'false',
    why: 'The table of moves, asked further down, lets no other status end, and a trial is looked at only in a running job.'
  },
  {
    path: 'src/main/engine/jobs/settle-job.ts',
    line: 'if (!canJobMove(job.status, to)) return',
    replacement: 'false',
    why: 'Only running and paused jobs come this far, and both may end either way. The table has the last word if that changes.'
  },
  {
    path: 'src/main/engine/jobs/settle-job.ts',
    line: "job.status === 'RUNNING' && isTrialDone(tx, job)",
    replacement: 'true',
    why: 'The store changes the status only from RUNNING, so that a job that is paused keeps its own reason.'
  },
  {
    path: 'src/main/engine/rate/governor.ts',
    line: "case 'aborted':",
    replacement: "case 'aborted':",
    why: 'An empty case: without it the switch does nothing as well.'
  },
  {
    path: 'src/main/engine/rate/rate-ceiling.ts',
    line: 'const early = known !== undefined',
    replacement: 'true',
    why: 'Without a rate the comparison that follows is false by itself.'
  },
  {
    path: 'src/main/engine/rate/rate-ceiling.ts',
    line: 'known < (this.#met ?? 0) * EARLY',
    replacement: 'known <= (this.#met ?? 0) * EARLY',
    why: 'Equal at one moment between two ticks of any clock: the rate only passes through that share.'
  },
  {
    path: 'src/main/engine/rate/adaptive-concurrency.ts',
    line: 'this.#triedUp = next > here.slots',
    replacement: 'next >= here.slots',
    why: 'They are equal only at one slot, where there is no way down and the direction is not asked for.'
  },
  {
    path: 'src/main/engine/rate/bucket-level.ts',
    line: 'if (!answered && spend.at > sight.to)',
    replacement: 'spend.at >= sight.to',
    why: 'For a request of the very moment of the sight both ways take the same level, and take the request off it.'
  },
  {
    path: 'src/main/engine/rate/rate-ceiling.ts',
    line: 'return rate >= met * GONE ? undefined : rate',
    replacement: 'rate > met * GONE',
    why: 'The ceiling grows with time in fractions: it passes the mark and does not stop on it.'
  },
  {
    path: 'src/main/engine/rate/token-cost.ts',
    line: 'return to > from ? to',
    replacement: 'to >= from',
    why: 'Where both are equal, both results are that number.'
  }
]
