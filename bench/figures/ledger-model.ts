import { BUGS } from '../../test/property/ledger-bugs.ts'
import type { Figure } from '../support/figure.ts'
import { inWorkers } from '../support/in-workers.ts'
import type { LedgerAnswer, LedgerTask } from '../support/ledger-worker.ts'

const FULL_HISTORIES = 10_000
const SHORT_HISTORIES = 200
/** Of the tasks, every fourth has a store with a backend, whose credits come as leases. */
const LINKED_EVERY = 4
/** Histories per task: each task makes its own template and seed. */
const CHUNK = 50
/** A bug that shows in none of this many histories is not caught. */
const HISTORIES_PER_BUG = 2_000
/** Of a short run: the bugs that show within seconds. */
const SHORT_BUGS = 4

const WORKER = new URL('../support/ledger-worker.ts', import.meta.url)

export const figure: Figure = {
  name: 'ledger-model',
  what: 'Whatever a merchant, a model and a crash do to the real engine in any order, the balance is the one kept on paper.',
  unit: 'broken histories',
  goal: `0 of ${FULL_HISTORIES.toLocaleString('en')} random histories break an invariant or leave the model, and each of ${BUGS.length} deliberate bugs is caught`,
  async run({ full, seed, progress }) {
    const histories = full ? FULL_HISTORIES : SHORT_HISTORIES
    const tasks: LedgerTask[] = Array.from({ length: histories / CHUNK }, (_, at) => ({
      runs: CHUNK,
      seed: seed + at,
      bug: null,
      linked: at % LINKED_EVERY === 0
    }))
    const broken: string[] = []
    let ran = 0
    let reported = 0
    await inWorkers(WORKER, tasks, ({ runs, failure }: LedgerAnswer) => {
      ran += failure === null ? runs : 0
      if (failure !== null) {
        broken.push(failure)
        progress(`BROKEN: ${failure}`)
      }
      if (ran - reported < histories / 10) return
      reported = ran
      progress(`${ran} of ${histories} histories, ${broken.length} broken`)
    })

    const bugs = full ? BUGS : BUGS.slice(0, SHORT_BUGS)
    const missed: string[] = []
    await inWorkers(
      WORKER,
      bugs.map(({ name }) => ({ runs: HISTORIES_PER_BUG, seed, bug: name })),
      ({ task, runs, failure }: LedgerAnswer) => {
        if (failure === null) missed.push(task.bug ?? '')
        progress(
          failure === null
            ? `MISSED in ${runs} histories: ${task.bug ?? ''}`
            : `caught in history ${runs}: ${task.bug ?? ''}`
        )
      }
    )
    return {
      value: broken.length,
      ok: broken.length === 0 && ran === histories && missed.length === 0,
      details: [`${ran} histories held; ${bugs.length - missed.length} of ${bugs.length} deliberate bugs caught`]
    }
  }
}
