import type { ErrorBody } from '#shared/contract/errors.ts'
import type { ApiClient } from '#shared/contract/transport.ts'
import { ok, type Result } from '#shared/lib/result.ts'

/** A change of the active store that can be taken back. */
export interface Move {
  readonly from: string
  readonly to: string
}

export async function activeStore(client: ApiClient): Promise<Result<string, ErrorBody>> {
  const status = await client.call('app.status', {})
  return status.ok ? ok(status.value.instance.instanceId) : status
}

/** Makes a store of this name the active one. An empty store that an earlier try left behind is used again. */
export async function enterNewStore(client: ApiClient, name: string): Promise<Result<Move, ErrorBody>> {
  const known = await client.call('instances.list', {})
  if (!known.ok) return known
  const active = known.value.instances.find((each) => each.active)
  const empty = known.value.instances.find(
    (each) => each.source === 'local' && !each.sample && each.productCount === 0 && each.name === name
  )
  const made = empty ? ok(empty) : await client.call('instances.create', { name })
  if (!made.ok) return made
  const selected = await client.call('instances.select', { id: made.value.instanceId })
  if (!selected.ok) return selected
  return ok({ from: active?.instanceId ?? made.value.instanceId, to: made.value.instanceId })
}

/** A merchant who has gone to another store meanwhile stays there. */
export async function leaveNewStore(client: ApiClient, { from, to }: Move): Promise<void> {
  const active = await activeStore(client)
  if (from !== to && active.ok && active.value === to) await client.call('instances.select', { id: from })
}
