import type { TestApp } from '../../backend/test/support/app.ts'
import { backendContract, type EndpointName } from '../../backend/src/contract/contract.ts'
import type { Endpoint } from '../../backend/src/contract/endpoint.ts'
import { exampleBodies, foreignPath, hasBody } from './tenant-requests.ts'
import type { BadTokens, TenantWorld } from './tenant-world.ts'

export type Call = TestApp['call']

export const ENDPOINTS = Object.entries(backendContract) as readonly (readonly [EndpointName, Endpoint])[]

export interface AttackResult {
  readonly requests: number
  /** What came out, was changed, or was let in. */
  readonly leaks: readonly string[]
}

/**
 * Every endpoint with every token that must not open the other store, with its ids in the path, its ids in the body and the header that
 * names it. Nothing of it may come out, nothing of it may change, and whoever has no proof is not let in at all.
 */
export async function attack(world: TenantWorld, call: Call): Promise<AttackResult> {
  const leaks: string[] = []
  let requests = 0
  const before = await world.fingerprint()
  const bodies = exampleBodies(world.ids)
  for (const [kind, tokens] of Object.entries(world.tokens) as [keyof BadTokens, BadTokens[keyof BadTokens]][])
    for (const [name, endpoint] of ENDPOINTS)
      for (const token of tokens)
        for (const headers of [{}, { 'X-Wordshelf-Instance': world.ids.instanceId }]) {
          // A sign-out of one's own is no attack, and would end those that follow.
          if (kind === 'foreign' && name === 'devices.signOut') continue
          requests += 1
          const request = {
            path: foreignPath(name, endpoint, world.ids),
            token,
            headers: { ...headers, 'X-Forwarded-For': `10.50.${requests >> 8}.${requests & 255}` },
            ...(hasBody(endpoint) ? { body: bodies[name] ?? {} } : {})
          }
          const reply = await call(endpoint.method, request.path, request)
          const wrong = whatIsWrong(world, kind, endpoint, { ...reply, sent: JSON.stringify(request) })
          if (wrong !== null) leaks.push(`${name} with a ${kind} token: ${wrong} (${reply.status})`)
        }
  if ((await world.fingerprint()) !== before) leaks.push('the other store’s rows were changed')
  return { requests, leaks }
}

interface Seen {
  readonly status: number
  readonly text: string
  readonly sent: string
}

function whatIsWrong(
  world: TenantWorld,
  kind: keyof BadTokens,
  endpoint: Endpoint,
  { status, text, sent }: Seen
): string | null {
  // What the attacker said comes back in the sentence about it; that is no news.
  const out = world.canaries.find((canary) => text.includes(canary) && !sent.includes(canary))
  if (out !== undefined) return `"${out}" came out`
  if (status >= 500) return 'it broke'
  if (endpoint.access === 'open') return null
  if (kind !== 'foreign') return status === 401 ? null : 'it was let in'
  return endpoint.path.includes(':id') && status !== 404 && status !== 403 ? 'something was found' : null
}

/** Whether the other store’s own people see the canary where they should: else the attack would look for what is nowhere. */
export async function seenByOwner({ theirs }: TenantWorld, call: Call, jobId: number): Promise<number> {
  const paths = ['/v1/instance', '/v1/periods', '/v1/devices', '/v1/products', '/api/jobs', `/api/jobs/${jobId}`]
  let seen = 0
  for (const path of [...paths, `/api/jobs/${jobId}/items`])
    if ((await call('GET', path, { token: theirs.owner })).text.includes('CANARY')) seen += 1
  return seen
}
