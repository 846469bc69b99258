import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { openTestApp, pairDevice, WIX_SECRET, type TestApp, type TestStore } from '../../backend/test/support/app.ts'
import { facts, row, standing, TestDevice } from '../../backend/test/support/device.ts'
import { signWixInstance } from '../../backend/src/auth/wix-token.ts'
import type { Tables } from '../../backend/src/db/tables.ts'

/** A word that stands in every text of the other store, and nowhere else. */
const CANARY = 'CANARY'

/** Two stores on one backend. The first is the attacker's own; the second holds what must not come out. */
export interface TenantWorld {
  readonly t: TestApp
  readonly mine: TestStore
  /** The attacker's own Wix instance, to sign for anew while the clock runs. */
  readonly mineOnWix: string
  readonly theirs: TestStore
  readonly ids: ForeignIds
  /** What would give the other store away, wherever it turned up. */
  readonly canaries: readonly string[]
  readonly tokens: BadTokens
  /** Of all rows of the other store. */
  fingerprint(): Promise<string>
}

export interface ForeignIds {
  readonly instanceId: string
  readonly deviceId: string
  readonly jobId: number
  readonly itemId: number
  readonly jobUid: string
}

/** By what is wrong with them. */
export interface BadTokens {
  readonly foreign: readonly string[]
  readonly forged: readonly string[]
  readonly expired: readonly string[]
  readonly missing: readonly (string | null)[]
}

export async function openTenantWorld(db: Kysely<Tables>): Promise<TenantWorld> {
  const t = await openTestApp({}, { db })
  const mine = await t.addStore({ allowance: 1_000_000, name: 'Mine' })
  const theirs = await t.addStore({ allowance: 1_000, name: `${CANARY} plan` })
  const products = (prefix: string, text: string) =>
    Array.from({ length: 3 }, (_, n) => ({
      id: `${prefix}${n}`,
      name: `${text} product`,
      texts: { title: `${text} title`, description: `${text} description` },
      collectionIds: [`${prefix}-collection`]
    }))
  await t.call('PUT', '/v1/products', { token: mine.owner, body: { products: products('own', 'Own') } })
  await t.call('PUT', '/v1/products', { token: theirs.owner, body: { products: products('other', CANARY) } })
  await t.call('POST', `/v1/devices/${theirs.device.deviceId}/rename`, {
    token: theirs.owner,
    body: { name: `${CANARY} laptop` }
  })
  const jobUid = 'uid-of-the-other-store'
  await tellJob(t, theirs, jobUid)
  const ids = await idsOf(t, theirs, jobUid)
  const wixInstanceId = await wixIdOf(t, theirs)
  return {
    t,
    mine,
    mineOnWix: await wixIdOf(t, mine),
    theirs,
    ids,
    canaries: [CANARY, theirs.instanceId, theirs.device.deviceId, jobUid, wixInstanceId],
    tokens: await badTokens(t, mine, theirs, wixInstanceId),
    fingerprint: () => fingerprintOf(t.db, theirs.instanceId)
  }
}

/** Every text that a device can send, with the canary in it. */
async function tellJob(t: TestApp, { instanceId, device }: TestStore, jobUid: string): Promise<void> {
  const quiet = () => undefined
  const teller = new TestDevice(
    {
      db: t.db,
      clock: { now: () => t.clock.time },
      ids: { uuid: () => jobUid },
      log: { info: quiet, warn: quiet, error: quiet }
    },
    instanceId,
    device.deviceId,
    `${CANARY}-epoch`
  )
  await teller.sync({ leaseRequest: { requestId: `${CANARY}-request`, want: 50, exact: false } })
  const texts = { productName: `${CANARY} name`, original: `${CANARY} original` }
  teller.tell('job.created', {
    jobUid,
    period: '2026-11',
    credits: 3,
    again: false,
    job: { ...facts(3), prompt: `${CANARY} prompt` }
  })
  teller.tell('job.items', { jobUid, from: 0, to: 3 }, [row(0, texts), row(1, texts), row(2, texts)])
  teller.tell('items.landed', { jobUid, period: '2026-11', done: [0, 1], failed: [2], captured: 2, released: 1 }, [
    row(0, { ...texts, status: 'DONE', proposal: `${CANARY} proposal`, model: `${CANARY} model` }),
    row(1, { ...texts, status: 'DONE', proposal: `${CANARY} proposal`, flags: [`${CANARY} flag`] }),
    row(2, { ...texts, status: 'FAILED', error: { code: 'REFUSED', message: `${CANARY} error` } })
  ])
  teller.tell('items.reviewed', {
    jobUid,
    changes: [{ position: 0, review: 'APPROVED', edit: `${CANARY} edit`, base: 0 }]
  })
  teller.tell('job.standing', { jobUid, standing: standing({ statusMessage: `${CANARY} message` }) })
  await teller.sync()
}

async function idsOf(t: TestApp, theirs: TestStore, jobUid: string): Promise<ForeignIds> {
  const { instanceId, device } = theirs
  const job = await t.db
    .selectFrom('jobs')
    .select('id')
    .where('instance_id', '=', instanceId)
    .where('uid', '=', jobUid)
    .executeTakeFirstOrThrow()
  const item = await t.db
    .selectFrom('job_items')
    .select('id')
    .where('instance_id', '=', instanceId)
    .where('job_uid', '=', jobUid)
    .executeTakeFirstOrThrow()
  return { instanceId, deviceId: device.deviceId, jobId: job.id, itemId: item.id, jobUid }
}

async function wixIdOf(t: TestApp, { instanceId }: TestStore): Promise<string> {
  const row = await t.db
    .selectFrom('instances')
    .select('wix_instance_id')
    .where('instance_id', '=', instanceId)
    .executeTakeFirstOrThrow()
  return row.wix_instance_id ?? ''
}

async function badTokens(t: TestApp, mine: TestStore, theirs: TestStore, wixInstanceId: string): Promise<BadTokens> {
  const left = await pairDevice(t.call, theirs.owner, '10.200.0.1', `${CANARY} old laptop`)
  await t.call('POST', '/v1/devices/sign-out', { token: left.token, body: {} })
  const [, data = ''] = theirs.owner.split('.')
  const [signature = ''] = mine.owner.split('.')
  const last = theirs.device.token.endsWith('A') ? 'B' : 'A'
  const signed = { instanceId: wixInstanceId, signDate: new Date(t.clock.time).toISOString() }
  return {
    foreign: [mine.owner, mine.device.token],
    forged: [
      signWixInstance(signed, 'a secret that was guessed'),
      signWixInstance(signed, ''),
      `${signature}.${data}`,
      `.${data}`,
      `${Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')}.${data}.`,
      theirs.device.token.slice(0, -1) + last,
      `wsd_${createHash('sha256').update(theirs.device.token).digest('base64url')}`
    ],
    expired: [
      signWixInstance({ ...signed, signDate: new Date(t.clock.time - 13 * 3_600_000).toISOString() }, WIX_SECRET),
      signWixInstance({ ...signed, signDate: new Date(t.clock.time + 3_600_000).toISOString() }, WIX_SECRET),
      left.token
    ],
    missing: [null, '', 'Bearer', theirs.instanceId, wixInstanceId]
  }
}

const TABLES = [
  'instances',
  'instance_heads',
  'devices',
  'pairing_codes',
  'credit_periods',
  'credit_leases',
  'lease_grants',
  'device_cursors',
  'event_log',
  'products',
  'jobs',
  'job_items',
  'refunds'
] as const satisfies readonly (keyof Tables)[]

async function fingerprintOf(db: Kysely<Tables>, instanceId: string): Promise<string> {
  const hash = createHash('sha256')
  for (const table of TABLES) {
    const { rows } = await sql<{ text: string }>`
      select x::text as text from ${sql.table(table)} x where instance_id = ${instanceId} order by 1`.execute(db)
    for (const { text } of rows) hash.update(`${table} ${text}\n`)
  }
  return hash.digest('base64url')
}
