import Database from 'better-sqlite3'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { populate } from '../../../../test/support/populated-store.ts'
import { recoverFolder } from '../../../../test/support/recover-folder.ts'
import type { Attribute } from '#shared/model/attribute.ts'
import { backUp } from './backup.ts'
import { newBackupFile } from './backup-files.ts'
import { brokenInvariants } from './invariants.ts'
import { finishReplacement } from './recover-replace.ts'
import { readMark, writeMark } from './recover-mark.ts'

const at = recoverFolder()
const { file, aside, open, openPopulated, split, kill } = at

const one = (raw: Database.Database, sql: string): unknown => raw.prepare(sql).pluck().get()
const used = (raw: Database.Database): unknown =>
  one(raw, `select credits_used_month from app_instances where instance_id = 'a'`)
const epoch = (raw: Database.Database): unknown => one(raw, `select value from meta where key = 'epoch'`)

describe('a folder that is in order', () => {
  test('opens as new where it is empty, and without a word ever after', async () => {
    const first = await open()
    expect(first.notice).toBeNull()
    first.store.close()
    expect(readMark(first.paths.mark)).toMatchObject({ state: 'closed' })
    const second = await open()
    expect(second.notice).toBeNull()
    expect(aside()).toEqual([])
  })

  test('opens without a word after a kill, and keeps its epoch and its open items', async () => {
    const data = await openPopulated()
    kill(data)
    const again = await open()
    expect(again.notice).toBeNull()
    expect(epoch(again.raw)).toBe('epoch-1')
    expect(one(again.raw, `select count(*) from job_items where credit = 'HELD'`)).toBe(12)
  })

  test('opens without a word where the process ended and only SQLite closed the file', async () => {
    const data = await openPopulated()
    data.raw.close()
    const again = await open()
    expect(again.notice).toBeNull()
    expect(epoch(again.raw)).toBe('epoch-1')
  })

  test('that was last used by a newer version is refused and keeps every byte', async () => {
    const data = await openPopulated()
    data.store.close()
    const raw = new Database(file())
    raw.exec(`insert into kysely_migration values ('9999-later', 'x'); pragma user_version = 99`)
    raw.close()
    const before = readdirSync(at.dir()).map((name) => [
      name,
      name.includes('.') ? readFileSync(path.join(at.dir(), name)) : null
    ])
    await expect(open()).rejects.toMatchObject({ code: 'NEWER_DATABASE' })
    expect(
      readdirSync(at.dir()).map((name) => [name, name.includes('.') ? readFileSync(path.join(at.dir(), name)) : null])
    ).toEqual(before)
  })
})

test('the mark knows of every event that is committed before anything is done for it', async () => {
  const data = await openPopulated()
  await at.time().advance(3_000)
  const seq = (): unknown => {
    const mark = readMark(data.paths.mark)
    return typeof mark === 'string' ? mark : mark.seq
  }
  const before = Number(seq())
  data.store.write((tx) => tx.tell('a', { type: 'job.reopened', jobId: data.made.jobId, credits: 0 }, at.time().now()))
  // What is not money may be noted a moment later, unless somebody is about to tell it.
  expect(seq()).toBe(before)
  data.store.noteCommitted()
  expect(seq()).toBe(before + 1)
  rmSync(data.paths.mark)
  mkdirSync(`${data.paths.mark}.new`)
  mkdirSync(path.join(data.paths.mark, 'in the way'), { recursive: true })
  data.store.write((tx) => tx.tell('a', { type: 'job.reopened', jobId: data.made.jobId, credits: 0 }, at.time().now()))
  expect(() => data.store.noteCommitted()).toThrow()
  rmSync(data.paths.mark, { recursive: true })
  data.store.noteCommitted()
  expect(seq()).toBe(before + 2)
})

describe('a damaged database', () => {
  test('is put aside whole, and the backup comes back with every credit counted and nothing left to run on it', async () => {
    const data = await openPopulated()
    const before = Number(used(data.raw))
    split(data)
    kill(data)
    writeFileSync(file(), 'no database')
    const log = readFileSync(`${file()}-wal`)
    const again = await open()
    const [folder = ''] = aside()
    expect(again.notice).toContain(path.join(at.dir(), 'damaged', folder))
    expect(again.notice).toContain('23 November 2026')
    expect(readFileSync(path.join(at.dir(), 'damaged', folder, 'wordshelf.db'), 'utf8')).toBe('no database')
    expect(readFileSync(path.join(at.dir(), 'damaged', folder, 'wordshelf.db-wal')).equals(log)).toBe(true)
    expect(epoch(again.raw)).not.toBe('epoch-1')
    expect(used(again.raw)).toBe(before)
    expect(one(again.raw, `select count(*) from job_items where credit = 'HELD'`)).toBe(0)
    expect(brokenInvariants(again.raw)).toEqual([])
  })

  test('gives back none of the credits that were spent after the backup', async () => {
    const data = await openPopulated()
    const { jobId } = data.made
    data.store.write((tx) => tx.cancelOpenItems(jobId, at.time().now()))
    const afterCancel = Number(used(data.raw))
    data.store.write((tx) => tx.reopenReleasedItems(jobId, at.time().now()))
    const spent = Number(used(data.raw))
    expect(spent).toBeGreaterThan(afterCancel)
    kill(data)
    writeFileSync(file(), '')
    const again = await open()
    expect(used(again.raw)).toBe(Math.max(spent, 16))
    expect(brokenInvariants(again.raw)).toEqual([])
  })

  test('counts everything as used where nothing says what was spent', async () => {
    const data = await openPopulated()
    data.store.close()
    writeFileSync(file(), 'no database')
    writeFileSync(data.paths.mark, '{')
    const again = await open()
    expect(used(again.raw)).toBe(100)
    expect(brokenInvariants(again.raw)).toEqual([])
  })

  test('in a later month is restored into that month, with what was spent in it', async () => {
    const data = await openPopulated()
    data.store.write((tx) => tx.openPeriod('a', '2026-12', at.time().now()))
    data.store.write((tx) => tx.reopenReleasedItems(data.made.jobId, at.time().now()))
    const spent = used(data.raw)
    kill(data)
    writeFileSync(file(), 'no database')
    const again = await open()
    expect(one(again.raw, `select period from app_instances where instance_id = 'a'`)).toBe('2026-12')
    expect(used(again.raw)).toBe(spent)
    expect(brokenInvariants(again.raw)).toEqual([])
  })

  test('that can still be read in part gives its newer proposals, edits and decisions, and no approval of a text it changed', async () => {
    const data = await openPopulated()
    const running = data.raw
      .prepare<[], { id: number; claim: number }>(
        `select id, claim from job_items where status = 'RUNNING' order by id`
      )
      .all()
    const [first] = running
    const delivered = Number(one(data.raw, `select id from job_items where status = 'DONE' and review = 'OPEN'`))
    const approved = Number(one(data.raw, `select id from job_items where review = 'APPROVED'`))
    await at.time().advance(60_000)
    data.raw.exec(`
      update job_items set status = 'DONE', credit = 'CAPTURED', boot_id = null, proposal = 'Written after the backup', review = 'APPROVED',
        updated_at = ${at.time().now()} where id = ${first?.id ?? 0};
      update job_items set review = 'REJECTED', updated_at = ${at.time().now()} where id = ${delivered};
      update job_items set edit = 'Another edit', updated_at = ${at.time().now()} where id = ${approved}`)
    const before = Number(used(data.raw))
    data.raw.pragma('wal_checkpoint(TRUNCATE)')
    kill(data)
    loseIndexEntry()
    const again = await open()
    const item = (id: number): unknown =>
      again.raw.prepare('select status, credit, review, proposal, edit from job_items where id = ?').get(id)
    expect(item(first?.id ?? 0)).toEqual({
      status: 'DONE',
      credit: 'CAPTURED',
      review: 'OPEN',
      proposal: 'Written after the backup',
      edit: null
    })
    expect(item(delivered)).toMatchObject({ review: 'REJECTED' })
    expect(item(approved)).toMatchObject({ review: 'OPEN', edit: 'Another edit' })
    expect(again.notice).toContain('3 newer texts and decisions were saved')
    expect(used(again.raw)).toBe(before)
    expect(brokenInvariants(again.raw)).toEqual([])
  })

  test('gives a text that was written anew to the item that it was asked for, its approval void and the earlier text kept', async () => {
    const data = await open()
    data.store.write((tx) => tx.setMeta('epoch', 'epoch-1'))
    populate({ ...data, close: () => undefined }, 'a')
    const asked = data.raw
      .prepare<[], { id: number; jobId: number; attribute: Attribute; productKey: number; proposal: string }>(
        `select id, job_id as jobId, attribute, product_key as productKey, proposal from job_items
         where status = 'DONE' and review = 'OPEN' and edit is null`
      )
      .get()
    if (!asked) throw new Error('Nothing was delivered')
    const { id: itemId, jobId, attribute, productKey, proposal: earlier } = asked
    const approved = { reviewBefore: 'OPEN', editBefore: null, reviewAfter: 'APPROVED', editAfter: null } as const
    data.store.write((tx) => tx.applyReview([{ itemId, jobId, ...approved }], at.time().now()))
    const { id: rework } = data.store.write((tx) =>
      tx.createJob({
        instanceId: 'a',
        uid: 'rework',
        sourceScope: 'products',
        attributes: [attribute],
        language: 'en',
        prompt: 'x',
        productKeys: [productKey],
        trialProducts: null,
        reuse: null,
        idempotencyKey: null,
        requestHash: null,
        regenerates: { itemId, note: 'shorter' },
        at: at.time().now()
      })
    )
    await at.time().advance(3_000)
    await backUp(data.raw, newBackupFile(data.paths, at.time().now()))
    await at.time().advance(60_000)
    data.raw
      .exec(`update job_items set status = 'DONE', credit = 'CAPTURED', proposal = 'Anew', claim = 1, updated_at = ${at.time().now()}
      where job_id = ${rework}`)
    const before = Number(used(data.raw))
    data.raw.pragma('wal_checkpoint(TRUNCATE)')
    kill(data)
    loseIndexEntry()
    const again = await open()
    const from = one(again.raw, `select id from job_items where job_id = ${rework}`)
    expect(
      again.raw.prepare('select proposal, review, regeneration, proposal_from from job_items where id = ?').get(itemId)
    ).toEqual({ proposal: 'Anew', review: 'OPEN', regeneration: null, proposal_from: from })
    expect(
      one(again.raw, `select proposal_before from review_changes where item_id = ${itemId} and proposal_after = 'Anew'`)
    ).toBe(earlier)
    expect(used(again.raw)).toBe(before)
    expect(brokenInvariants(again.raw)).toEqual([])
  })

  test('goes back past a backup that is damaged itself, and changes neither', async () => {
    const data = await openPopulated()
    const good = readdirSync(data.paths.backups)[0] ?? ''
    data.store.close()
    const bad = path.join(data.paths.backups, 'wordshelf-2026-11-30T10-00-00Z.db')
    writeFileSync(bad, 'no backup')
    const bytes = readFileSync(path.join(data.paths.backups, good))
    writeFileSync(file(), 'no database')
    const again = await open()
    expect(again.notice).toContain('backup of 23 November 2026')
    expect(readFileSync(path.join(data.paths.backups, good)).equals(bytes)).toBe(true)
    expect(readFileSync(bad, 'utf8')).toBe('no backup')
  })

  test('without a backup begins anew, with the stores and what was spent in them', async () => {
    const data = await openPopulated()
    const before = used(data.raw)
    split(data)
    kill(data)
    rmSync(data.paths.backups, { recursive: true })
    writeFileSync(file(), 'no database')
    const again = await open()
    expect(again.notice).toContain('no good backup')
    expect(used(again.raw)).toBe(before)
    expect(brokenInvariants(again.raw)).toEqual([])
  })

  test.each(['empty', 'gone'])('that is %s is no new store where there was one', async (which) => {
    const data = await openPopulated()
    data.store.close()
    if (which === 'gone') rmSync(file())
    else writeFileSync(file(), '')
    const again = await open()
    expect(again.notice).toContain('backup of')
    expect(one(again.raw, 'select count(*) from jobs')).toBe(2)
  })
})

describe('a database that is not the latest', () => {
  test('because its log is gone stays, and what was lost counts as used', async () => {
    const data = await openPopulated()
    data.raw.pragma('wal_checkpoint(TRUNCATE)')
    data.store.write((tx) => tx.reopenReleasedItems(data.made.jobId, at.time().now()))
    const spent = used(data.raw)
    kill(data)
    rmSync(`${file()}-wal`)
    const again = await open()
    expect(again.notice).toContain('The newest changes to your data were lost')
    expect(used(again.raw)).toBe(spent)
    expect(epoch(again.raw)).not.toBe('epoch-1')
    expect(one(again.raw, `select count(*) from job_items where credit = 'HELD'`)).toBe(0)
    expect(brokenInvariants(again.raw)).toEqual([])
  })

  test('because somebody put a backup in its place is taken, and its age is booked', async () => {
    const data = await openPopulated()
    const backup = path.join(data.paths.backups, readdirSync(data.paths.backups)[0] ?? '')
    data.store.write((tx) => tx.reopenReleasedItems(data.made.jobId, at.time().now()))
    const spent = used(data.raw)
    data.store.close()
    copyFileSync(backup, file())
    const again = await open()
    expect(again.notice).not.toBeNull()
    expect(used(again.raw)).toBe(spent)
  })
})

test('a log that is not of a closed database is put aside, and the database is as it was closed', async () => {
  const data = await openPopulated()
  const log = readFileSync(`${file()}-wal`)
  data.store.close()
  writeFileSync(`${file()}-wal`, log)
  const again = await open()
  expect(again.notice).toContain('write-ahead log')
  expect(epoch(again.raw)).toBe('epoch-1')
  expect(one(again.raw, `select count(*) from job_items where credit = 'HELD'`)).toBe(12)
})

test('of a log that was put aside the merchant is told also while an earlier notice is shown, and at the next start', async () => {
  const data = await openPopulated()
  data.raw.pragma('wal_checkpoint(TRUNCATE)')
  data.store.write((tx) => tx.reopenReleasedItems(data.made.jobId, at.time().now()))
  kill(data)
  rmSync(`${file()}-wal`)
  const lost = await open()
  if (lost.notice === null) throw new Error('nothing was told')
  const log = readFileSync(`${file()}-wal`)
  lost.store.close()
  writeFileSync(`${file()}-wal`, log)
  const moved = await open()
  expect(moved.notice).toContain(lost.notice)
  expect(moved.notice).toContain('put aside as well')
  moved.store.close()
  expect((await open()).notice).toBe(moved.notice)
})

test('a replacement that was interrupted while it was put in place is finished at the next start', async () => {
  const data = await openPopulated()
  const mark = readMark(data.paths.mark)
  if (typeof mark === 'string') throw new Error(mark)
  const backup = path.join(data.paths.backups, readdirSync(data.paths.backups)[0] ?? '')
  kill(data)
  const folder = path.join(at.dir(), 'damaged', 'then')
  mkdirSync(folder, { recursive: true })
  const bytes = readFileSync(file())
  copyFileSync(backup, data.paths.replacement)
  writeMark(data.paths.mark, { ...mark, state: 'replacing', folder })
  finishReplacement(data.paths)
  expect(readFileSync(path.join(folder, 'wordshelf.db')).equals(bytes)).toBe(true)
  expect(existsSync(`${file()}-wal`)).toBe(false)
  expect(readFileSync(file()).equals(readFileSync(backup))).toBe(true)
})

test('a replacement that was not complete is thrown away', async () => {
  const data = await openPopulated()
  kill(data)
  writeFileSync(data.paths.replacement, 'half a copy')
  const again = await open()
  expect(again.notice).toBeNull()
  expect(existsSync(data.paths.replacement)).toBe(false)
})

/** An index that has lost its entries: tables read as before, and only the check finds it. */
function loseIndexEntry(): void {
  const raw = new Database(file())
  raw.unsafeMode()
  raw.exec(`
    pragma writable_schema = on;
    update sqlite_schema set rootpage = (select rootpage from sqlite_schema where name = 'imports_instance')
      where name = 'products_name'`)
  raw.close()
}
