import { BUGS } from '../../test/property/sync-bugs.ts'
import type { RegimeName } from '../../test/property/sync-regimes.ts'
import type { Figure } from '../support/figure.ts'
import { inWorkers } from '../support/in-workers.ts'
import type { SyncAnswer, SyncTask } from '../support/sync-worker.ts'

const FULL_HISTORIES = 10_000
const SHORT_HISTORIES = 60
/** Histories per task. */
const CHUNK = 20
const WORKER = new URL('../support/sync-worker.ts', import.meta.url)
/** Of a short run: the bugs that show within seconds. */
const SHORT_BUGS = 4

/** The three of the goal, and the one fault that can only be found at the next contact, a tenth as often. */
const SHARES: readonly (readonly [RegimeName, number])[] = [
  ['loss 15 %', 1],
  ['loss 50 %', 1],
  ['rollback', 1],
  ['copied profiles', 0.1]
]

export const figure: Figure = {
  name: 'sync-sim',
  what: 'Whatever three devices, their clocks, a bad network, crashes and restored databases do to the real client and the real backend, nothing is lost, repeated or overspent.',
  unit: 'broken histories',
  goal: `0 of ${FULL_HISTORIES.toLocaleString('en')} histories each at 15 % loss, at 50 % loss and with database rollback overspend or break an invariant after any step, every outbox empties once the faults end, and each of ${BUGS.length} deliberate bugs is caught`,
  async run({ full, seed, progress, args }) {
    const one = replayOf(args)
    const histories = full ? FULL_HISTORIES : SHORT_HISTORIES
    const plan = one
      ? [{ regime: one, runs: 1, seed, bug: null }]
      : SHARES.flatMap(([regime, share]) => tasksOf(regime, Math.ceil(histories * share), seed))
    const wanted = plan.reduce((sum, { runs }) => sum + runs, 0)
    const done = new Map<
      RegimeName,
      {
        runs: number
        broken: number
        spent: number
        calls: number
        crashes: number
        rollbacks: number
        monthEnds: number
      }
    >()
    const started = performance.now()
    let [ran, broken, reported] = [0, 0, 0]
    await inWorkers(WORKER, plan, ({ task, runs, counts, failures }: SyncAnswer) => {
      const own = done.get(task.regime) ?? {
        runs: 0,
        broken: 0,
        spent: 0,
        calls: 0,
        crashes: 0,
        rollbacks: 0,
        monthEnds: 0
      }
      done.set(task.regime, own)
      own.runs += runs
      own.broken += failures.length
      for (const key of ['spent', 'calls', 'crashes', 'rollbacks', 'monthEnds'] as const) own[key] += counts[key]
      ran += runs
      broken += failures.length
      for (const failure of failures)
        progress(`BROKEN (npm run figure -- sync-sim --seed N --only "${task.regime}" with its seed): ${failure}`)
      if (ran - reported < wanted / 100 && ran !== wanted) return
      reported = ran
      progress(
        `${ran} of ${wanted} histories, ${broken} broken, ${Math.round((performance.now() - started) / ran)} ms each`
      )
    })

    const missed: string[] = []
    const bugs = one ? [] : full ? BUGS : BUGS.slice(0, SHORT_BUGS)
    await inWorkers(
      WORKER,
      bugs.map(({ name, regime, runs }) => ({ regime, runs, seed, bug: name })),
      ({ task, runs: tried, failures }: SyncAnswer) => {
        const [failure] = failures
        if (failure === undefined) missed.push(task.bug ?? '')
        progress(
          failure === undefined
            ? `MISSED in ${tried} histories: ${task.bug ?? ''}`
            : `caught in history ${tried} (${task.regime}): ${task.bug ?? ''}: ${failure.slice(0, 160)}`
        )
      }
    )
    return {
      value: broken,
      ok: broken === 0 && ran === wanted && missed.length === 0,
      details: [
        ...[...done].map(
          ([regime, own]) =>
            `${regime}: ${own.runs} histories, ${own.broken} broken; ${own.spent} items delivered, ${own.calls} calls of the server, ${own.crashes} crashes, ${own.rollbacks} of them with an older database, ${own.monthEnds} month ends`
        ),
        missed.length === 0 ? `${bugs.length} of ${bugs.length} deliberate bugs caught` : `missed: ${missed.join('; ')}`
      ]
    }
  }
}

function tasksOf(regime: RegimeName, histories: number, seed: number): SyncTask[] {
  return Array.from({ length: Math.ceil(histories / CHUNK) }, (_, at) => ({
    regime,
    runs: Math.min(CHUNK, histories - at * CHUNK),
    seed: seed + at * CHUNK,
    bug: null
  }))
}

/** `--only REGIME` replays the one history of the seed. */
function replayOf(args: readonly string[]): RegimeName | undefined {
  const at = args.indexOf('--only')
  return [...SHARES.map(([regime]) => regime), 'stress' as const].find((regime) => regime === args[at + 1] && at >= 0)
}
