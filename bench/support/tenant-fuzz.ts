import fc from 'fast-check'
import { ADMIN_KEY } from '../../backend/test/support/app.ts'
import type { EndpointName } from '../../backend/src/contract/contract.ts'
import type { Endpoint } from '../../backend/src/contract/endpoint.ts'
import { ENDPOINTS, type Call } from './tenant-attack.ts'
import { exampleBodies, hasBody } from './tenant-requests.ts'
import type { TenantWorld } from './tenant-world.ts'

export interface FuzzResult {
  readonly requests: number
  /** Answers of 500 and above, calls that threw, and lines of the log that speak of a fault. */
  readonly faults: readonly string[]
  readonly leaks: readonly string[]
  /** How often each status was answered: a fuzzer that is stopped at the door proves nothing. */
  readonly statuses: Readonly<Record<string, number>>
}

/** Values that somebody, some day, sends. */
const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  0.5,
  2 ** 53,
  -(2 ** 63),
  1e308,
  '',
  ' ',
  '0',
  'x'.repeat(5_000),
  'a\u0000b',
  '\ud800',
  '\udc00x',
  '\u202e\u0007',
  "'; drop table jobs; --",
  '%00',
  '../..',
  '__proto__',
  'null',
  '2026-13',
  [],
  [[]],
  [null],
  {},
  { a: 1 },
  { toString: 1 },
  { length: 1e9 },
  { $ne: null }
]

/** Texts that are no body of ours, down to what is no JSON. */
const RAW: readonly string[] = [
  '',
  'null',
  '[]',
  '"text"',
  '{',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{}}}',
  '{"a":1,"a":2}',
  `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  String.raw`{"\u0000":"\ud800"}`,
  '\ufeff{}',
  '{"a":1e999}'
]

/** A body that is nearly right, or not right at all. */
function bodies(example: Readonly<Record<string, unknown>>): fc.Arbitrary<string> {
  const odd = fc.oneof({ arbitrary: fc.constantFrom(...ODD), weight: 4 }, { arbitrary: fc.jsonValue(), weight: 1 })
  const change = fc.tuple(fc.nat({ max: 1_000 }), odd, fc.constantFrom('replace', 'remove', 'add', 'repeat'))
  const mutated = fc
    .array(change, { minLength: 0, maxLength: 3 })
    .map((changes) =>
      JSON.stringify(changes.reduce<unknown>((body, [at, value, how]) => mutate(body, at, value, how), example))
    )
  return fc.oneof(
    { arbitrary: mutated, weight: 8 },
    { arbitrary: fc.json(), weight: 1 },
    { arbitrary: fc.constantFrom(...RAW), weight: 1 },
    { arbitrary: fc.string({ unit: 'binary', maxLength: 200 }), weight: 1 }
  )
}

/** Changes the value at one of the places of `body`, counted through all its levels. */
function mutate(body: unknown, at: number, value: unknown, how: string): unknown {
  const copy: unknown = structuredClone(body)
  const places: (readonly [holder: Record<string, unknown>, key: string])[] = []
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    for (const key of Object.keys(part)) {
      places.push([part as Record<string, unknown>, key])
      walk((part as Record<string, unknown>)[key])
    }
  }
  walk(copy)
  if (places.length === 0) return typeof copy === 'object' && copy !== null ? { ...copy, added: value } : value
  const place = places[at % places.length]
  if (!place) return copy
  const [holder, key] = place
  if (how === 'remove') Reflect.deleteProperty(holder, key)
  else if (how === 'add') holder[`${key}2`] = value
  else if (how === 'repeat') holder[key] = [holder[key], holder[key]]
  else holder[key] = value
  return copy
}

const segments = fc.oneof(
  fc.constantFrom(
    '1',
    '0',
    '-1',
    '999999999',
    '9007199254740993',
    '1e3',
    '%00',
    '%ff',
    '%',
    '..',
    '%2e%2e',
    ' ',
    'a',
    'x'.repeat(300)
  ),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => encodeURIComponent(text.toWellFormed()))
)

const queries = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'limit',
        'cursor',
        'status',
        'query',
        'review',
        'edited',
        'twoTexts',
        'attribute',
        'id',
        '__proto__',
        'x'
      ),
      fc.oneof(
        fc.constantFrom(
          '',
          '1',
          '0',
          '501',
          '-1',
          'NaN',
          'true',
          'DONE',
          'PENDING',
          'APPROVED',
          'title',
          '%00',
          '%',
          '\\',
          '%25_',
          'WzFd',
          'WyIiXQ',
          'W251bGxd',
          'WzFlMzBd',
          'WyJcdTAwMDAiXQ'
        ),
        fc.string({ unit: 'binary', maxLength: 60 }).map((text) => encodeURIComponent(text.toWellFormed()))
      )
    ),
    { maxLength: 4 }
  )
  .map((pairs) => (pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`))

interface Shot {
  readonly path: string
  readonly body: string | undefined
  readonly headers: Readonly<Record<string, string>>
}

function shots(name: EndpointName, endpoint: Endpoint, world: TenantWorld): fc.Arbitrary<Shot> {
  const example = exampleBodies({ ...world.ids, deviceId: world.mine.device.deviceId })[name] ?? {}
  const body = hasBody(endpoint) ? bodies(example) : fc.constant(undefined)
  const own = name.startsWith('devices.')
    ? world.mine.device.deviceId
    : name.startsWith('admin.')
      ? world.mine.instanceId
      : '1'
  const key = fc.option(fc.constantFrom('k1', 'k2', 'x'.repeat(300)), { nil: undefined, freq: 6 })
  return fc.tuple(segments, fc.boolean(), queries, body, key).map(([segment, mine, query, text, idempotencyKey]) => ({
    path: endpoint.path.replace(':id', mine ? own : segment) + query,
    body: text,
    headers: idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey }
  }))
}

/** With a token that is good, so that what is tried is what lies behind the door. */
export async function fuzz(
  world: TenantWorld,
  call: Call,
  options: { readonly runs: number; readonly seed: number; readonly progress: (text: string) => void }
): Promise<FuzzResult> {
  const faults: string[] = []
  const leaks: string[] = []
  const statuses: Record<string, number> = {}
  let requests = 0
  for (const [at, [name, endpoint]] of ENDPOINTS.entries()) {
    const logged = world.t.logged.length
    const samples = fc.sample(shots(name, endpoint, world), { numRuns: options.runs, seed: options.seed + at })
    for (const shot of samples) {
      requests += 1
      // The brake on guessing has a window; here it would be all that is ever seen.
      world.t.clock.time += 1_000
      const token = tokenFor(endpoint, world, requests)
      const headers = {
        ...shot.headers,
        'X-Forwarded-For': `10.${requests >> 16}.${(requests >> 8) & 255}.${requests & 255}`
      }
      const reply = await call(endpoint.method, shot.path, { token, headers, body: shot.body }).catch(
        (error: unknown) => ({
          status: 599,
          text: String(error)
        })
      )
      // Whoever was signed out could not go on.
      if (name === 'devices.signOut' || name === 'devices.delete') await signInAgain(world)
      const status = `${Math.floor(reply.status / 100)}xx`
      statuses[status] = (statuses[status] ?? 0) + 1
      if (reply.status >= 500)
        faults.push(`${name}: ${reply.status} ${reply.text.slice(0, 200)} to ${JSON.stringify(shot).slice(0, 400)}`)
      const sent = JSON.stringify(shot)
      const out =
        endpoint.access === 'admin'
          ? undefined
          : world.canaries.find((canary) => reply.text.includes(canary) && !sent.includes(canary))
      if (out !== undefined) leaks.push(`${name}: "${out}" came out to ${sent.slice(0, 400)}`)
    }
    faults.push(...world.t.logged.slice(logged).filter((line) => line.includes('"level":"error"')))
    world.t.logged.length = 0
    options.progress(`${name}: ${options.runs} requests, ${faults.length} faults so far`)
  }
  return { requests, faults, leaks, statuses }
}

/** The owner's is signed anew, since the clock runs. */
function tokenFor({ access }: Endpoint, world: TenantWorld, n: number): string | null {
  const owner = world.t.wixToken(world.mineOnWix)
  if (access === 'admin') return ADMIN_KEY
  if (access === 'open') return null
  return access === 'device' || (access === 'store' && n % 2 === 0) ? world.mine.device.token : owner
}

async function signInAgain({ t, mine }: TenantWorld): Promise<void> {
  await t.db
    .updateTable('devices')
    .set({ signed_out_at: null })
    .where('instance_id', '=', mine.instanceId)
    .where('device_id', '=', mine.device.deviceId)
    .execute()
}
