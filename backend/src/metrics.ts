import { sql, type Kysely } from 'kysely'
import type { AnsweredCall } from './http/serve-endpoints.ts'
import type { Tables } from './db/tables.ts'

/** What happened in this process, and what stands in the database, in Prometheus' text format. */
export interface Metrics {
  note(call: AnsweredCall): void
  text(db: Kysely<Tables>, inFlight: number): Promise<string>
}

/** Upper bounds of the histogram, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

interface Timing {
  readonly counts: number[]
  sum: number
  count: number
}

export function createMetrics(): Metrics {
  const calls = new Map<string, { readonly labels: string; count: number }>()
  const timings = new Map<string, Timing>()
  return {
    note({ name, status, ms }) {
      const labels = `endpoint="${name}",status="${status}"`
      const seen = calls.get(labels)
      if (seen) seen.count += 1
      else calls.set(labels, { labels, count: 1 })
      const timing = timings.get(name) ?? { counts: BUCKETS.map(() => 0), sum: 0, count: 0 }
      timings.set(name, timing)
      const seconds = ms / 1_000
      timing.sum += seconds
      timing.count += 1
      const bucket = BUCKETS.findIndex((bound) => seconds <= bound)
      if (bucket !== -1) timing.counts[bucket] = (timing.counts[bucket] ?? 0) + 1
    },
    async text(db, inFlight) {
      return (
        [
          ...family(
            'wordshelf_requests_total',
            'counter',
            'Answered calls.',
            [...calls.values()].map(({ labels, count }) => `{${labels}} ${count}`)
          ),
          ...family(
            'wordshelf_request_seconds',
            'histogram',
            'Time from the head of a request to its answer.',
            [...timings].flatMap(([name, timing]) => histogram(name, timing))
          ),
          ...family('wordshelf_requests_in_flight', 'gauge', 'Calls that are being answered.', [` ${inFlight}`]),
          ...family('wordshelf_memory_bytes', 'gauge', 'Resident memory of the process.', [
            ` ${process.memoryUsage.rss()}`
          ]),
          ...(await ofDatabase(db))
        ].join('\n') + '\n'
      )
    }
  }
}

function family(name: string, type: string, help: string, samples: readonly string[]): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples.map((sample) => name + sample)]
}

function histogram(name: string, { counts, sum, count }: Timing): string[] {
  let below = 0
  const buckets = BUCKETS.map((bound, at) => {
    below += counts[at] ?? 0
    return `_bucket{endpoint="${name}",le="${bound}"} ${below}`
  })
  return [
    ...buckets,
    `_bucket{endpoint="${name}",le="+Inf"} ${count}`,
    `_sum{endpoint="${name}"} ${sum}`,
    `_count{endpoint="${name}"} ${count}`
  ]
}

/** Over all stores: no name, no text, no id. */
async function ofDatabase(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<Record<'stores' | 'devices' | 'quarantined' | 'overdraft' | 'leased', number>>`
    select
      (select count(*) from instances) as stores,
      (select count(*) from devices where signed_out_at is null) as devices,
      (select count(*) from event_log where quarantine_reason is not null) as quarantined,
      (select coalesce(sum(overdraft), 0)::bigint from credit_periods) as overdraft,
      (select coalesce(sum(granted - returned - captured), 0)::bigint from credit_leases where state = 'active') as leased`.execute(
    db
  )
  const [row] = rows
  if (!row) return []
  return [
    ...family('wordshelf_stores', 'gauge', 'Stores of this deployment.', [` ${row.stores}`]),
    ...family('wordshelf_devices', 'gauge', 'Devices that are signed in.', [` ${row.devices}`]),
    ...family('wordshelf_quarantined_events', 'gauge', 'Events that are kept but could not be applied.', [
      ` ${row.quarantined}`
    ]),
    ...family('wordshelf_overdraft_credits', 'gauge', 'Credits delivered beyond what was leased, over all months.', [
      ` ${row.overdraft}`
    ]),
    ...family('wordshelf_leased_credits', 'gauge', 'Credits that devices hold and have not delivered.', [
      ` ${row.leased}`
    ])
  ]
}
