import type Database from 'better-sqlite3'
import { copyFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { linkStore } from '../../../../test/support/linked-store.ts'
import { DELIVERED, populate } from '../../../../test/support/populated-store.ts'
import { recoverFolder, type Opened } from '../../../../test/support/recover-folder.ts'
import type { ClaimedItem, Store } from '../../ports/store.ts'
import { backUp } from './backup.ts'
import { newBackupFile } from './backup-files.ts'
import { brokenInvariants } from './invariants.ts'
import { readMark, writeMark } from './recover-mark.ts'

const { time, file, open } = recoverFolder()

/** Four more items under the store's lease: one is delivered, one runs, two wait. */
function runUnderLease(store: Store): ClaimedItem {
  return store.write((tx) => {
    const { keys } = tx.findProducts('a', ['p1', 'p2', 'p3', 'p4'])
    const job = tx.createJob({
      instanceId: 'a',
      uid: 'leased',
      sourceScope: 'products',
      attributes: ['ribbon'],
      language: 'en',
      prompt: 'Better',
      productKeys: keys,
      trialProducts: null,
      reuse: null,
      idempotencyKey: null,
      requestHash: null,
      at: time().now()
    })
    tx.tell('a', { type: 'job.created', jobId: job.id, credits: 4 }, time().now())
    tx.updateJobStatus(job.id, { from: 'PENDING', to: 'RUNNING', pausedBy: null, message: null, at: time().now() })
    const items = tx.claimProducts(job.id, 'boot', time().now(), 2).flatMap((product) => product.items)
    const [first, second] = items
    if (!first || !second) throw new Error('Nothing was claimed')
    tx.updateJobItem(first, DELIVERED, time().now())
    tx.tell('a', { type: 'items.landed', jobId: job.id, done: [first.id], failed: [] }, time().now())
    return second
  })
}

/** Two stores at work, `a` with a backend and a lease of 30 credits; a backup of them, made before or after the link. */
async function atWork(backedUp: 'before the link' | 'after it' = 'after it') {
  const data = await open()
  data.store.write((tx) => tx.setMeta('epoch', 'epoch-1'))
  for (const id of ['a', 'b']) populate({ ...data, close: () => undefined }, id)
  // What is open may not be there at a link.
  data.store.write((tx) => {
    for (const { id } of tx.getJobs('a', undefined, { cursor: undefined, limit: 9 }).rows) {
      tx.cancelOpenItems(id, time().now())
      const { status } = tx.getJob('a', id) ?? { status: 'PENDING' as const }
      tx.updateJobStatus(id, { from: status, to: 'CANCELLED', pausedBy: null, message: null, at: time().now() })
    }
  })
  await time().advance(3_000)
  const backup = async (): Promise<void> => backUp(data.raw, newBackupFile(data.paths, time().now()))
  if (backedUp === 'before the link') await backup()
  data.store.write((tx) => {
    linkStore(tx, 'a', time().now())
    tx.takeLease('a', { period: '2026-11', granted: 30, state: 'active' }, time().now())
  })
  const running = runUnderLease(data.store)
  await time().advance(3_000)
  if (backedUp === 'after it') await backup()
  return { ...data, running }
}

const one = (raw: Database.Database, sql: string): unknown => raw.prepare(sql).pluck().get()
const epochOf = (raw: Database.Database): unknown => one(raw, `select value from meta where key = 'epoch'`)
const balance = ({ store }: Opened, id = 'a') => {
  const { creditsTotal, creditsUsed } = store.read((db) => db.getInstance(id)) ?? {}
  return { creditsTotal, creditsUsed }
}
const held = (raw: Database.Database, id: string): unknown =>
  one(
    raw,
    `select count(*) from job_items i join jobs j on j.id = i.job_id where i.credit = 'HELD' and j.instance_id = '${id}'`
  )

/** No lease that could be used, the link with the old epoch as the sign, content as it was, and every rule holds. */
function expectNoLease(again: Opened): void {
  const { creditsTotal, creditsUsed } = balance(again)
  expect(creditsTotal).toBe(creditsUsed)
  expect(held(again.raw, 'a')).toBe(0)
  expect(epochOf(again.raw)).not.toBe('epoch-1')
  expect(again.store.read((db) => db.getSyncLink('a'))?.epoch).toBe('epoch-1')
  expect(one(again.raw, `select proposal from job_items where credit = 'CAPTURED' and attribute = 'ribbon'`)).toBe(
    'A proposal'
  )
  expect(brokenInvariants(again.raw)).toEqual([])
}

describe('a new life that the backend asks for', () => {
  const begin = ({ store }: Opened) => store.write((tx) => tx.beginNewLife('epoch-2', time().now()))

  test('stops what is open in stores with a backend, and leaves them nothing to spend', async () => {
    const data = await atWork()
    expect(balance(data)).toEqual({ creditsTotal: 32, creditsUsed: 6 })
    expect(begin(data)).toEqual({ stopped: 3 })
    expect(balance(data)).toEqual({ creditsTotal: 3, creditsUsed: 3 })
    expect(epochOf(data.raw)).toBe('epoch-2')
    expectNoLease(data)
    expect(data.store.read((db) => db.getJob('a', 5))).toMatchObject({ status: 'CANCELLED', capturedCredits: 1 })
  })

  test('leaves a store without a backend at its work', async () => {
    const data = await atWork()
    const before = [held(data.raw, 'b'), balance(data, 'b'), data.store.read((db) => db.getJob('b', 3))]
    begin(data)
    expect([held(data.raw, 'b'), balance(data, 'b'), data.store.read((db) => db.getJob('b', 3))]).toEqual(before)
  })

  test('takes no answer that was on its way: the other copy may have delivered the same', async () => {
    const data = await atWork()
    begin(data)
    expect(data.store.write((tx) => tx.updateJobItem(data.running, DELIVERED, time().now()))).toBe(false)
    expect(balance(data)).toEqual({ creditsTotal: 3, creditsUsed: 3 })
  })

  test('books what the same transaction has landed before it', async () => {
    const data = await atWork()
    data.store.write((tx) => {
      tx.updateJobItem(data.running, DELIVERED, time().now())
      expect(tx.beginNewLife('epoch-2', time().now())).toEqual({ stopped: 2 })
    })
    expect(balance(data)).toEqual({ creditsTotal: 4, creditsUsed: 4 })
    expect(brokenInvariants(data.raw)).toEqual([])
  })

  test('spends again with the first lease of the new epoch, and with no late word of the old one', async () => {
    const data = await atWork()
    begin(data)
    data.store.write((tx) => {
      tx.restartSyncLink('a')
      tx.tellAgain('a', time().now())
    })
    expect(balance(data)).toEqual({ creditsTotal: 3, creditsUsed: 3 })
    expect(data.store.read((db) => db.getLeases('a'))).toEqual([])
    data.store.write((tx) => tx.takeLease('a', { period: '2026-11', granted: 5, state: 'active' }, time().now()))
    expect(balance(data)).toEqual({ creditsTotal: 8, creditsUsed: 3 })
    const told = data.raw
      .prepare<[], string>(`select payload from outbox where type = 'job.created' and epoch = 'epoch-2'`)
      .pluck()
      .all()
    expect(told.map((payload) => JSON.parse(payload) as object)).toMatchObject(
      told.map(() => ({ again: true, credits: 0 }))
    )
    expect(told).toHaveLength(3)
    expect(brokenInvariants(data.raw)).toEqual([])
  })

  test('is in the high-water file before anything is sent in it', async () => {
    const data = await atWork()
    begin(data)
    data.store.noteCommitted()
    expect(readMark(data.paths.mark)).toMatchObject({ epoch: 'epoch-2', seq: 1 })
  })
})

describe('a database that was put back', () => {
  test('without its mark begins a new life', async () => {
    const data = await atWork()
    data.store.close()
    rmSync(data.paths.mark)
    expectNoLease(await open())
  })

  test('whose mark is of another epoch begins a new life', async () => {
    const data = await atWork()
    data.store.close()
    const mark = readMark(data.paths.mark)
    if (typeof mark === 'string') throw new Error(mark)
    writeMark(data.paths.mark, { ...mark, epoch: 'another' })
    expectNoLease(await open())
  })

  test('that is behind its mark begins a new life, and counts nothing as used that the backend knows better', async () => {
    const data = await atWork()
    const backup = path.join(data.paths.backups, readdirSync(data.paths.backups)[0] ?? '')
    data.store.write((tx) => tx.reopenReleasedItems(1, time().now()))
    expect(balance(data).creditsUsed).toBe(12)
    data.store.close()
    copyFileSync(backup, file())
    const again = await open()
    expectNoLease(again)
    expect(again.notice).toContain('The newest changes to your data were lost')
    expect(balance(again)).toEqual({ creditsTotal: 3, creditsUsed: 3 })
  })

  test('because it was damaged begins a new life, in the month that the backend had opened', async () => {
    const data = await atWork()
    data.store.write((tx) => tx.openLinkedPeriod('a', '2026-12', time().now()))
    data.store.close()
    for (const end of ['', '-wal', '-shm']) rmSync(file() + end, { force: true })
    writeFileSync(file(), 'no database')
    const again = await open()
    expectNoLease(again)
    expect(again.store.read((db) => db.getInstance('a'))).toMatchObject({ period: '2026-12', creditsUsed: 0 })
  })

  test('does not turn the month of a linked store by the clock, whatever was lost', async () => {
    const data = await atWork()
    data.store.close()
    rmSync(data.paths.mark)
    for (const end of ['', '-wal', '-shm']) rmSync(file() + end, { force: true })
    await time().advance(40 * 86_400_000)
    const again = await open()
    expectNoLease(again)
    expect(again.store.read((db) => db.getInstance('a'))?.period).toBe('2026-11')
    expect(again.store.read((db) => db.getInstance('b'))?.period).toBe('2027-01')
  })

  test('from before its link holds nothing either: what it may spend was the lease', async () => {
    const data = await atWork('before the link')
    data.store.close()
    const backup = path.join(data.paths.backups, readdirSync(data.paths.backups)[0] ?? '')
    copyFileSync(backup, file())
    const again = await open()
    expect(again.store.read((db) => db.getSyncLink('a'))).toBeNull()
    const { creditsTotal, creditsUsed } = balance(again)
    expect(creditsTotal).toBe(creditsUsed)
    expect(brokenInvariants(again.raw)).toEqual([])
  })
})
