import { BUGS } from '../../test/property/publish-bugs.ts'
import type { Figure } from '../support/figure.ts'
import { inWorkers } from '../support/in-workers.ts'
import type { PublishAnswer, PublishTask } from '../support/publish-worker.ts'

const FULL_RUNS = 5_000
const SHORT_RUNS = 100
/** Interleavings per task: each task makes its own templates. */
const CHUNK = 50
/** A bug that shows in none of this many interleavings is not caught. */
const RUNS_PER_BUG = 600
/** Of a short run: the bugs that show within seconds. */
const SHORT_BUGS = [
  'the live text is not compared before a publish',
  'what is being sent is written down after it was sent'
]
const VERSIONS = ['V3', 'V1'] as const

const WORKER = new URL('../support/publish-worker.ts', import.meta.url)

export const figure: Figure = {
  name: 'publish-interleavings',
  what: 'Whatever two publishing devices, a merchant and a bad network do in any order, no newer edit is overwritten and nothing is written twice or blindly.',
  unit: 'broken interleavings',
  goal: `0 of ${FULL_RUNS.toLocaleString('en')} random interleavings on V3 and V1 overwrite a newer edit, write an approved value twice, retry an unclear write without a reading or leave a value without an end, and each of ${BUGS.length} deliberate bugs is caught; on V1, edits between the last reading and the write are counted apart`,
  async run({ full, seed, progress }) {
    const runs = full ? FULL_RUNS : SHORT_RUNS
    const tasks: PublishTask[] = Array.from({ length: runs / CHUNK }, (_, at) => ({
      version: VERSIONS[at % VERSIONS.length] ?? 'V3',
      runs: CHUNK,
      seed: seed + at * CHUNK,
      bug: null
    }))
    const count = { V3: counts(), V1: counts() }
    const broken: string[] = []
    let ran = 0
    let reported = 0
    await inWorkers(WORKER, tasks, ({ task, failures, ...result }: PublishAnswer) => {
      const own = count[task.version]
      own.runs += result.runs
      own.writes += result.writes
      own.inWindow += result.inWindow
      ran += result.runs
      broken.push(...failures)
      for (const failure of failures) progress(`BROKEN: ${failure}`)
      if (ran - reported < runs / 10) return
      reported = ran
      progress(`${ran} of ${runs} interleavings, ${broken.length} broken`)
    })

    const bugs = full ? BUGS : BUGS.filter(({ name }) => SHORT_BUGS.includes(name))
    const missed: string[] = []
    await inWorkers(
      WORKER,
      bugs.flatMap(({ name, versions }) =>
        versions.map((version) => ({ version, runs: RUNS_PER_BUG, seed, bug: name }))
      ),
      ({ task, runs: tried, failures }: PublishAnswer) => {
        const caught = failures.length > 0
        if (!caught) missed.push(`${task.bug ?? ''} (${task.version})`)
        progress(
          `${caught ? `caught in interleaving ${tried}` : `MISSED in ${tried}`} on ${task.version}: ${task.bug ?? ''}`
        )
      }
    )
    return {
      value: broken.length,
      ok: broken.length === 0 && ran === runs && count.V3.inWindow === 0 && missed.length === 0,
      details: [
        `V3: ${count.V3.runs} interleavings, ${count.V3.writes} values written, ${count.V3.inWindow} newer edits overwritten`,
        `V1: ${count.V1.runs} interleavings, ${count.V1.writes} values written; ${count.V1.inWindow} edits fell between the last reading and the write, which a store without revisions can't prevent (with an edit at every twelfth point in time, and requests that wait for each other)`,
        missed.length === 0 ? `${bugs.length} of ${bugs.length} deliberate bugs caught` : `missed: ${missed.join('; ')}`
      ]
    }
  }
}

function counts(): { runs: number; writes: number; inWindow: number } {
  return { runs: 0, writes: 0, inWindow: 0 }
}
