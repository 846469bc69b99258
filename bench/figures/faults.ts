import type { Figure } from '../support/figure.ts'
import {
  runOutOfQuota,
  runToTheEnd,
  runUntilCancelled,
  runUntilClosed,
  type FaultFound,
  type FaultRun
} from '../support/fault-runs.ts'

const COUNTS = { short: 200, full: 5_000 } as const
/** What is stopped on the way needs only a middle. */
const MIDWAY = { short: 150, full: 900 } as const
const SHOWN = 5

type Stage = readonly [name: string, items: number, run: (run: FaultRun) => Promise<FaultFound>]

export const figure: Figure = {
  name: 'faults',
  what: 'A server that refuses 10 %, fails 5 %, cuts off 2 %, talks nonsense in 2 % and declines 1 % of all requests costs neither an item nor a credit; an empty account pauses the job, and Stop is Stop.',
  unit: 'wrong items, credits and requests',
  goal: `0 by the server’s own book: all ${COUNTS.full.toLocaleString('en-GB')} items end done or failed with a reason, each credit is captured or given back, nothing done is asked again, no request comes later than Stop + 1 s; three bugs put into the engine’s client are noticed`,
  async run({ full, seed, progress }) {
    const midway = full ? MIDWAY.full : MIDWAY.short
    const stages: readonly Stage[] = [
      ['to the end', full ? COUNTS.full : COUNTS.short, runToTheEnd],
      ['the account runs dry', midway, runOutOfQuota],
      ['cancelled in mid-run', midway, runUntilCancelled],
      ['closed in mid-run', midway, runUntilClosed]
    ]
    const wrong: string[] = []
    for (const [name, items, run] of stages) {
      const found = await run({ items, seed })
      progress(`${name}: ${found.seen}; ${found.wrong.length} wrong`)
      for (const line of found.wrong.slice(0, SHOWN)) progress(`  ${line}`)
      wrong.push(...found.wrong)
    }
    const controls = await Promise.all([
      runToTheEnd({ items: 150, seed, bug: 'refused-as-answered' }),
      runUntilCancelled({ items: 60, seed, bug: 'late-and-deaf' }),
      runOutOfQuota({ items: 60, seed, bug: 'quota-as-failure' })
    ])
    const names = ['a refusal taken for an answer', 'a client deaf to Stop', 'an empty account taken for a failure']
    return {
      value: wrong.length,
      ok: wrong.length === 0 && controls.every((control) => control.wrong.length > 0),
      details: [
        'each 429 names a spent budget and a short wait, as the real server’s do',
        ...controls.map(
          ({ wrong: caught }, index) =>
            `control, ${names[index] ?? ''}: ${caught.length === 0 ? 'NOT CAUGHT' : `caught, ${caught[0] ?? ''}`}`
        )
      ]
    }
  }
}
