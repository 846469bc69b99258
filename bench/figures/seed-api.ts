import { startServe } from '../../test/support/serve-process.ts'
import type { Figure } from '../support/figure.ts'
import { SEED_API_CHECKS, type Api, type SeedApiWorld } from '../support/seed-api-checks.ts'

type Lie = (api: Api) => Api

/** A server that is wrong in one way each: every one has to be caught. */
const LIES: Readonly<Record<string, Lie>> = {
  'a field of the 201 is missing': rewrite((method, path, reply) =>
    method === 'POST' && path === '/api/jobs' && reply.status === 201 ? { json: omit(reply.json, 'totalItems') } : {}
  ),
  'the 402 rounds the balance': rewrite((_method, _path, reply) =>
    reply.status === 402 ? { json: { ...(reply.json as object), remaining: 0 } } : {}
  ),
  'the 400 is a 422': rewrite((_method, _path, reply) => (reply.status === 400 ? { status: 422 } : {})),
  'the idempotency key is ignored': (api) => (method, path, body, headers) =>
    api(method, path, body, omit(headers ?? {}, 'idempotency-key')),
  'the instance is ignored': (api) => (method, path, body, headers) =>
    api(method, path, body, omit(headers ?? {}, 'x-wordshelf-instance')),
  'errors name no field': rewrite((_method, _path, reply) =>
    reply.status === 400 ? { json: { ...(reply.json as object), message: 'Bad input' } } : {}
  ),
  'the balance is checked by nobody': rewrite((_method, _path, reply) => (reply.status === 402 ? { status: 201 } : {})),
  'the status filter is ignored': (api) => (method, path, body, headers) =>
    api(method, path.replace('?status=RUNNING', ''), body, headers)
}

function rewrite(
  change: (
    method: string,
    path: string,
    reply: Awaited<ReturnType<Api>>
  ) => { readonly status?: number; readonly json?: unknown }
): Lie {
  return (api) => async (method, path, body, headers) => {
    const reply = await api(method, path, body, headers)
    return { ...reply, ...change(method, path, reply) }
  }
}

function omit(value: unknown, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(value as Record<string, string>).filter(([key]) => key !== name))
}

async function violations(lie: Lie): Promise<string[]> {
  const server = await startServe({ args: ['--sample', '--allowance', '100'] })
  try {
    const api = lie(server.api)
    const ids = (await server.api('GET', '/api/products/ids')).json as { ids: string[] }
    const other = (await server.api('POST', '/api/instances', { name: 'Other' })).json as { instanceId: string }
    const world: SeedApiWorld = { api, productIds: ids.ids, otherInstanceId: other.instanceId }
    const found: string[] = []
    for (const check of SEED_API_CHECKS) {
      const wrong = await check.run(world)
      found.push(...wrong.map((what) => `${check.name}: ${what}`))
    }
    return found
  } finally {
    await server.stop()
  }
}

export const figure: Figure = {
  name: 'seed-api',
  what: 'The job API answers as the seed document says, to the letter, under concurrency and bad input.',
  unit: 'violations',
  goal: '0 violations, and each of 8 servers with one fault is caught',
  needs: ['build'],
  async run({ progress }) {
    const found = await violations((api) => api)
    for (const line of found) progress(line)
    const missed: string[] = []
    for (const [name, lie] of Object.entries(LIES)) {
      const caught = await violations(lie)
      progress(`control, ${name}: ${caught.length > 0 ? 'caught' : 'NOT CAUGHT'}`)
      if (caught.length === 0) missed.push(name)
    }
    return {
      value: found.length,
      against: Object.keys(LIES).length - missed.length,
      ok: found.length === 0 && missed.length === 0,
      details: [`${SEED_API_CHECKS.length} checks; ${missed.length} of ${Object.keys(LIES).length} faults missed`]
    }
  }
}
