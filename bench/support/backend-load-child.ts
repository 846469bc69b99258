// The client of the figure `backend-load`, on a core of its own. Argument: the file with the calls. Told which slice to send where; says
// how long it took.
import { readFileSync } from 'node:fs'
import { Pool } from 'undici'
import { STORES } from './backend-load-calls.ts'
import type { CallsByKind, Slice, SliceResult } from './backend-load-protocol.ts'

const calls = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as CallsByKind
const pools = new Map<number, Pool>()

process.on('message', (slice: Slice) => {
  run(slice).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    }
  )
})
process.on('disconnect', () => process.exit())

/** One connection for each store: its calls come in order, those of all stores at once. */
async function run({ port, kind, from, count }: Slice): Promise<SliceResult> {
  const pool = pools.get(port) ?? new Pool(`http://127.0.0.1:${port}`, { connections: STORES, pipelining: 1 })
  pools.set(port, pool)
  const latencies: number[] = []
  let failed = 0
  const prepared = calls[kind].slice(from, from + count).map(({ method, path, token, body }, at) => ({
    n: from + at,
    request: {
      method,
      path,
      headers: {
        authorization: `Bearer ${token}`,
        'x-kind': kind,
        'x-n': String(from + at),
        ...(body === undefined ? {} : { 'content-type': 'application/json' })
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    }
  }))
  const started = performance.now()
  await Promise.all(
    Array.from({ length: STORES }, async (_, store) => {
      for (const { n, request } of prepared) {
        if (n % STORES !== store) continue
        const sent = performance.now()
        const reply = await pool.request(request)
        await reply.body.arrayBuffer()
        latencies.push(performance.now() - sent)
        if (reply.statusCode >= 300) failed += 1
      }
    })
  )
  const ms = performance.now() - started
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { ms, p50: at(0.5), p99: at(0.99), failed }
}
