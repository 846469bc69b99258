import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { brokenInvariants, INVARIANTS } from './invariants.ts'
import { openStore, populate, type OpenStore } from './populated-store.ts'

let open: OpenStore

beforeEach(async () => {
  open = await openStore()
  populate(open, 'a')
  populate(open, 'b')
})
afterEach(() => open.close())

const FIRST_JOB = '(select min(id) from jobs)'

/** For each rule a damage that a bug could do where the database's own checks would not stop it. */
const DAMAGES: Readonly<Record<string, string>> = {
  'the used credits of the running month are what the ledger says': `update app_instances set credits_used_month = credits_used_month + 1 where instance_id = 'a'`,
  'a reservation counts its items: captured, released and held': `update reservations set captured = captured + 1 where id = (select min(id) from reservations)`,
  'a job sums its reservations': `update jobs set captured = captured + 1 where id = ${FIRST_JOB}`,
  'the ledger sums to the reservations of each job': `delete from credit_ledger where kind = 'CAPTURE' and job_id = ${FIRST_JOB}`,
  "a job's counts are its items'": `update jobs set pending = pending - 1, done = done + 1 where id = ${FIRST_JOB}`,
  'a job has one item per product and attribute': `delete from job_items where id = (select max(id) from job_items)`,
  'nobody spent more than they had': `update credit_ledger set used_after = 101 where kind = 'RESERVE' and job_id = ${FIRST_JOB}`,
  'the balance is that of the last ledger entry': `update credit_ledger set used_after = used_after + 1 where id = (select max(id) from credit_ledger)`,
  'an item is of its store and of its own reservation': `update job_items set product_key = (select max(key) from products) where id = (select min(id) from job_items)`,
  'a job that is over has nothing left to do': `update jobs set status = 'COMPLETED', finished_at = 1 where id = ${FIRST_JOB}`,
  'outbox numbers have no gaps': `update outbox set seq = seq + 1 where seq = (select max(seq) from outbox)`
}

describe('the checker', () => {
  test('finds nothing wrong with a store at work', () => {
    expect(brokenInvariants(open.raw)).toEqual([])
  })

  test('has a damage here for every rule', () => {
    expect(Object.keys(DAMAGES)).toEqual(INVARIANTS.map(({ rule }) => rule))
  })

  test.each(Object.entries(DAMAGES))('can fail: %s', (rule, damage) => {
    open.raw.pragma('ignore_check_constraints = ON')
    open.raw.pragma('foreign_keys = OFF')
    open.raw.exec('drop trigger credit_ledger_no_update; drop trigger credit_ledger_no_delete')
    open.raw.exec(damage)
    expect(brokenInvariants(open.raw).map((found) => found.replace(/ \([^(]*\)$/, ''))).toContain(rule)
  })

  test('takes a lowered allowance for what it is: no debt of what was spent before', () => {
    open.store.write((tx) => tx.setAllowance('a', 1, 0))
    expect(brokenInvariants(open.raw)).toEqual([])
  })
})
