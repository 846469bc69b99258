import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openStore, populate, type OpenStore } from '../../../../test/support/populated-store.ts'
import { populateLinked } from '../../../../test/support/linked-store.ts'
import { DAMAGES } from '../../../../test/support/ledger-damages.ts'
import { populatePublishes } from '../../../../test/support/populated-publishes.ts'
import { brokenInvariants, checkRules, rulesOf } from './invariants.ts'

let open: OpenStore

// One store for all of them, and each test's changes are taken back: making it takes longer than checking it.
beforeAll(async () => {
  open = await openPopulated()
  open.raw.pragma('ignore_check_constraints = ON')
  open.raw.pragma('foreign_keys = OFF')
})
afterAll(() => open.close())
beforeEach(() => open.raw.exec('savepoint test'))
afterEach(() => open.raw.exec('rollback to test; release test'))

async function openPopulated(): Promise<OpenStore> {
  const opened = await openStore()
  populatePublishes(opened, populate(opened, 'a'))
  populate(opened, 'b')
  populateLinked(opened, 'c')
  return opened
}

function damage(sql: string): void {
  open.raw.exec(
    `drop trigger credit_ledger_no_update; drop trigger credit_ledger_no_delete; drop trigger job_items_resolve_once; drop trigger job_items_rewritten; drop index job_items_pair; drop index job_items_job;
     drop trigger publish_ops_final; drop trigger job_items_elsewhere; drop trigger leases_only_grow; drop index publish_ops_field`
  )
  open.raw.exec(sql)
}

const REWRITTEN_RULE = 'a text that was written anew is that of an item that was delivered and paid for it'
const FREE_RULE = 'a free item took over a delivered one of the same store, product and attribute'

describe('the checker', () => {
  test('finds nothing wrong with a store at work', () => {
    expect(brokenInvariants(open.raw)).toEqual([])
  })

  test('looks at rows for every rule', async () => {
    const { raw, store, close } = await openPopulated()
    store.write((tx) => tx.groupTexts(100))
    const results = [...checkRules(raw)]
    close()
    // Nothing in this store took over an earlier result, and nothing was written anew.
    expect(results.filter(({ checked }) => checked === 0).map(({ rule }) => rule)).toEqual([FREE_RULE, REWRITTEN_RULE])
    expect(results.filter(({ broken, first }) => broken > 0 || first !== null)).toEqual([])
  })

  test('has a damage here for every rule', () => {
    expect(Object.keys(DAMAGES)).toEqual(rulesOf(open.raw).map(({ rule }) => rule))
  })

  test.each(Object.entries(DAMAGES).flatMap(([rule, list]) => list.map(([sql, says]) => [rule, sql, says] as const)))(
    'can fail: %s (%s)',
    (rule, sql, says) => {
      damage(sql)
      const found = [...checkRules(open.raw)].find((result) => result.rule === rule)
      expect(found?.first).toMatch(says)
      expect(found?.broken).toBeGreaterThan(0)
      expect(brokenInvariants(open.raw)).toContain(`${rule}: ${found?.first ?? ''}`)
    }
  )

  test('counts every broken row and names the first', () => {
    damage(`update jobs set captured = captured + 1`)
    expect([...checkRules(open.raw)].find(({ rule }) => rule === 'a job sums its reservations')).toEqual({
      rule: 'a job sums its reservations',
      checked: 6,
      broken: 6,
      first: 'jobs 1: captured is 3 instead of 2'
    })
  })

  test('takes a lowered allowance for what it is: no debt of what was spent before', async () => {
    const { raw, store, close } = await openPopulated()
    store.write((tx) => tx.setAllowance('a', 1, 0))
    expect(brokenInvariants(raw)).toEqual([])
    close()
  })
})
