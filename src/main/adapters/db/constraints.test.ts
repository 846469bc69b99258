import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { populateLinked } from '../../../../test/support/linked-store.ts'
import { openStore, populate, type OpenStore } from '../../../../test/support/populated-store.ts'

let open: OpenStore

beforeAll(async () => {
  open = await openStore()
  populate(open, 'a')
  populate(open, 'b')
  populateLinked(open, 'c')
})
afterAll(() => open.close())

const ONE = {
  done: `(select min(id) from job_items where status = 'DONE')`,
  failed: `(select min(id) from job_items where status = 'FAILED')`,
  running: `(select min(id) from job_items where status = 'RUNNING')`,
  pending: `(select min(id) from job_items where status = 'PENDING')`,
  job: `(select min(id) from jobs where status = 'RUNNING')`,
  paused: `(select min(id) from jobs where status = 'PAUSED')`,
  entry: '(select min(id) from credit_ledger)',
  reservation: '(select min(id) from reservations)',
  elsewhere: `(select min(id) from job_items where credit = 'ELSEWHERE')`
} as const
const item = (which: keyof typeof ONE, set: string) => `update job_items set ${set} where id = ${ONE[which]}`
const job = (set: string) => `update jobs set ${set} where id = ${ONE.job}`
const copyOf = (table: string, columns: string) =>
  `insert into ${table} (${columns.replaceAll(/ \+ \d+ as \w+/g, '')}) select ${columns} from ${table}`

/** What a bug in the engine, or a person with a SQL tool, could try. The database says no to each by itself. */
const ATTEMPTS: Readonly<Record<string, string>> = {
  'an item status that does not exist': item('pending', `status = 'WAITING'`),
  'a job status that does not exist': job(`status = 'STOPPED'`),
  'an attribute that does not exist': item('pending', `attribute = 'price'`),
  'a review state that does not exist': item('done', `review = 'MAYBE'`),
  'a publish state that does not exist': item('done', `publish = 'SENT'`),
  'a negative balance': `update app_instances set credits_used_month = -1 where instance_id = 'a'`,
  'a negative allowance': `update app_instances set credits_total = -1 where instance_id = 'a'`,
  'a balance that is no whole number': `update app_instances set credits_used_month = 1.5 where instance_id = 'a'`,
  'a balance that is no number': `update app_instances set credits_used_month = 'many' where instance_id = 'a'`,
  'a month that is none': `update app_instances set period = 'November' where instance_id = 'a'`,
  'changing the ledger': `update credit_ledger set amount = 0 where id = ${ONE.entry}`,
  'deleting from the ledger': `delete from credit_ledger where id = ${ONE.entry}`,
  'replacing a ledger entry': `insert or replace into credit_ledger (id, instance_id, period, kind, amount, used_after, at)
    values (${ONE.entry}, 'a', '2026-11', 'RELEASE', 8, 0, 0)`,
  'a ledger entry of no kind': `insert into credit_ledger (instance_id, period, kind, amount, used_after, at)
    values ('a', '2026-11', 'GIFT', 1, 0, 0)`,
  'a negative ledger entry': `insert into credit_ledger (instance_id, period, kind, amount, used_after, at)
    values ('a', '2026-11', 'RELEASE', -1, 0, 0)`,
  'a ledger entry of no instance': `insert into credit_ledger (instance_id, period, kind, amount, used_after, at)
    values ('nobody', '2026-11', 'RELEASE', 1, 0, 0)`,
  'giving back what was delivered': item('done', `status = 'FAILED', proposal = null, credit = 'RELEASED'`),
  'delivering what was given back': item('failed', `status = 'DONE', proposal = 'x', credit = 'CAPTURED'`),
  'holding again what was given back, without a new reservation': item('failed', `status = 'PENDING', credit = 'HELD'`),
  'a delivered item whose credit is held': item('running', `status = 'DONE', proposal = 'x', boot_id = null`),
  'a pending item whose credit is released': item('pending', `credit = 'RELEASED'`),
  'a failed item whose credit is captured': item('running', `status = 'FAILED', credit = 'CAPTURED', boot_id = null`),
  'a delivered item without a proposal': item('running', `status = 'DONE', credit = 'CAPTURED', boot_id = null`),
  'a proposal of an item that is not delivered': item('pending', `proposal = 'x'`),
  'approving an item that is not delivered': item('failed', `review = 'APPROVED'`),
  'editing an item that is not delivered': item('pending', `edit = 'x'`),
  'a running item of no process': item('running', 'boot_id = null'),
  'a pending item of a process': item('pending', `boot_id = 'boot'`),
  'an item of no reservation': item('pending', 'reservation_id = 999'),
  'an item of no product': item('pending', 'product_key = 999'),
  'the same product and attribute twice in a job': copyOf(
    'job_items',
    'job_id, position + 1000 as position, product_key, attribute, reservation_id, original, updated_at'
  ),
  'the same place in a job twice': `update job_items set position = 0 where id = ${ONE.failed}`,
  'a place in a job that is none': item('pending', 'position = -1'),
  'paying for what another device delivered': item('elsewhere', `credit = 'CAPTURED'`),
  'an item of another device that holds a credit here': item('elsewhere', `reservation_id = ${ONE.reservation}`),
  'an item of another device that runs here': item(
    'elsewhere',
    `status = 'RUNNING', proposal = null, boot_id = 'boot'`
  ),
  'giving a held credit to another device': item('pending', `credit = 'ELSEWHERE', reservation_id = null`),
  'giving a used credit to another device': item('done', `credit = 'ELSEWHERE', reservation_id = null`),
  'a second text of nobody': item('done', `other_edit = 'x'`),
  'a second text of an item that is not delivered': item('pending', `other_edit = 'x', other_edit_by = 'y'`),
  'a device of a job without a name': job(`device_id = 'x'`),
  'holding more than was leased': `insert into reservations (job_id, instance_id, period, granted, created_at, lease_epoch)
    select job_id, instance_id, period, 9, created_at, lease_epoch from reservations where lease_epoch is not null`,
  'holding under a lease that was never granted': `insert into reservations (job_id, instance_id, period, granted, created_at, lease_epoch)
    select job_id, instance_id, '2026-12', 1, created_at, lease_epoch from reservations where lease_epoch is not null`,
  'returning more than was leased': `update leases set returned = 11`,
  'returning what is held': `update leases set returned = 9`,
  'taking a grant back': `update leases set granted = 9`,
  'taking a return back': `update leases set returned = returned - 1`,
  'a lease state that does not exist': `update leases set state = 'lost'`,
  'acknowledging what was never told': `update sync_links set acked_seq = next_seq`,
  'the same number twice in a link': `update outbox set link_seq = 1 where link_seq = 2`,
  'an event of a link without its digest': `update outbox set hash = null where link_seq = 2`,
  'a level of the sync log that does not exist': `insert into sync_log (instance_id, level, message, at) values ('c', 'loud', 'x', 1)`,
  'counts that do not sum to the items': job('done = done + 1'),
  'a negative count': job('pending = pending - 100, done = done + 100'),
  'a total that is not products by attributes': job('total_items = total_items + 1, pending = pending + 1'),
  'a job of no products': job('product_count = 0, total_items = 0'),
  'pausing without a reason': job(`status = 'PAUSED'`),
  'a reason without a pause': job(`paused_by = 'user'`),
  'a reason that does not exist': `update jobs set paused_by = 'lunch' where id = ${ONE.paused}`,
  'finishing without a time': job(`status = 'COMPLETED'`),
  'the same idempotency key twice': `update jobs set idempotency_key = 'key' where id = ${ONE.paused}`,
  'the same job uid twice': job(`uid = 'a-2'`),
  'deleting a job that has items': `delete from jobs where id = ${ONE.job}`,
  'deleting a store that has jobs': `delete from app_instances where instance_id = 'a'`,
  'deleting a product that has items': `delete from products where key = (select min(product_key) from job_items)`,
  'capturing more than was reserved': `update reservations set captured = granted, released = 1 where id = ${ONE.reservation}`,
  'a reservation of nothing': `update reservations set granted = 0, captured = 0, released = 0 where id = ${ONE.reservation}`,
  'the same product id twice in a store': `update products set id = 'p2' where instance_id = 'a' and id = 'p1'`,
  'the same outbox number twice': `insert into outbox (epoch, seq, id, instance_id, type, payload, at)
    select epoch, seq, 'other', instance_id, type, payload, at from outbox`,
  'the same event twice': `insert into outbox (epoch, seq, id, instance_id, type, payload, at)
    select epoch, seq + 100, id, instance_id, type, payload, at from outbox`,
  'a list that is no JSON': item('done', `flags = 'none'`),
  'an import state that does not exist': `update imports set state = 'HALF'`,
  'undoing something twice or half': `update review_changes set undone = 2`
}

const everything = (): readonly unknown[] =>
  open.raw
    .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`)
    .pluck()
    .all()
    .map((table) => open.raw.prepare(`select * from ${String(table)}`).all())

describe('the database refuses by itself', () => {
  test.each(Object.entries(ATTEMPTS))('%s', (_what, statement) => {
    const before = everything()
    expect(() => open.raw.exec(statement)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^SQLITE_CONSTRAINT/) as string }) as Error
    )
    expect(everything()).toEqual(before)
  })

  test('and what it refused left every rule standing', () => {
    expect(brokenInvariants(open.raw)).toEqual([])
  })
})
