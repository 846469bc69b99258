import { join } from 'node:path'
import { verifyDatabase } from '../../src/main/adapters/db/verify-database.ts'
import type { BackendProcess } from './procs-backend.ts'
import type { ClientProcess } from './procs-client.ts'
import { itemsOf, jobsOf, type Shows } from './procs-view.ts'

interface Period {
  readonly period: string
  readonly allowance: number
  readonly unleased: number
  readonly captured: number
  readonly open: number
  readonly free: number
  readonly overdraft: number
  readonly forfeited: number
  readonly lapsed: number
}

/** What is wrong with the credits of a store, by the backend's own numbers and rules, by its items, and by the devices' databases. */
export async function creditFaults(
  backend: BackendProcess,
  instanceId: string,
  clients: readonly Pick<ClientProcess, 'name' | 'dataDir'>[]
): Promise<string[]> {
  const wrong: string[] = []
  const { broken } = await backend.ask('GET', `/v1/admin/instances/${instanceId}/verify`)
  for (const { rule, what } of broken as readonly { readonly rule: string; readonly what: string }[])
    wrong.push(`backend, ${rule}: ${what}`)
  const { periods } = await backend.ask('GET', '/v1/periods', undefined, instanceId)
  const sum = (of: (period: Period) => number): number =>
    (periods as readonly Period[]).reduce((total, period) => total + of(period), 0)
  const held = sum(
    ({ captured, open, free, unleased, lapsed, forfeited }) => captured + open + free + unleased + lapsed + forfeited
  )
  const allowance = sum((period) => period.allowance)
  if (held !== allowance) wrong.push(`the backend's numbers add up to ${held}, not to the allowance of ${allowance}`)
  const overdraft = sum((period) => period.overdraft)
  if (overdraft !== 0) wrong.push(`${overdraft} credits were overdrawn`)

  const shows: Shows = { name: 'the backend', api: (method, path) => backend.api(method, path, undefined, instanceId) }
  const items = (await Promise.all((await jobsOf(shows)).map(({ id }) => itemsOf(shows, id)))).flat()
  const delivered = items.filter(({ status }) => status === 'DONE').length
  const open = items.filter(({ status }) => status === 'PENDING' || status === 'RUNNING').length
  const captured = sum((period) => period.captured)
  if (captured !== delivered) wrong.push(`${delivered} items were delivered and ${captured} credits taken`)
  if (sum((period) => period.open) !== open)
    wrong.push(`${open} items are under way and ${sum((period) => period.open)} credits held`)

  for (const client of clients) {
    const verified = verifyDatabase(join(client.dataDir, 'wordshelf.db'))
    if (verified.kind === 'unreadable') wrong.push(`${client.name}: ${verified.reason}`)
    else
      for (const { rule, broken: rows, first } of verified.results)
        if (rows > 0) wrong.push(`${client.name}, ${rule}: ${rows} rows, the first ${String(first)}`)
  }
  return wrong
}
