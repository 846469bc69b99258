import { sql, type Kysely } from 'kysely'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addInstance, ON_POSTGRES, openTestDatabase } from '../../test/support/database.ts'
import { codeOf, isPassing } from './error-code.ts'
import { openDatabase } from './open.ts'
import type { Tables } from './tables.ts'

let db: Kysely<Tables>
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.destroy())

describe('a database', () => {
  test('gives bigint as a number, and refuses one that a number cannot hold', async () => {
    expect((await sql<{ n: number }>`select 9007199254740991::bigint as n`.execute(db)).rows).toEqual([
      { n: 9_007_199_254_740_991 }
    ])
    await expect(sql`select 9007199254740992::bigint as n`.execute(db)).rejects.toThrow('too large')
  })

  test('keeps transactions that begin at once apart', async () => {
    const instanceId = await addInstance(db, { now: 0, devices: [] })
    const bump = (fail: boolean) =>
      db.transaction().execute(async (tx) => {
        const { head } = await tx
          .selectFrom('instance_heads')
          .select('head')
          .where('instance_id', '=', instanceId)
          .forUpdate()
          .executeTakeFirstOrThrow()
        await tx
          .updateTable('instance_heads')
          .set({ head: head + 1 })
          .where('instance_id', '=', instanceId)
          .execute()
        if (fail) throw new Error('Rolled back')
      })
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => bump(i % 4 === 3)))
    expect(results.filter((r) => r.status === 'rejected')).toHaveLength(5)
    const after = await db.selectFrom('instance_heads').select('head').where('instance_id', '=', instanceId).execute()
    expect(after).toEqual([{ head: 15 }])
  })

  test('is there again when its folder is opened again', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'wordshelf-backend-'))
    try {
      const first = await openDatabase({ folder })
      const instanceId = await addInstance(first, { now: 0 })
      await first.destroy()
      const second = await openDatabase({ folder })
      const found = await second.selectFrom('devices').select('instance_id').execute()
      expect(found).toEqual([{ instance_id: instanceId }])
      await second.destroy()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe.skipIf(!ON_POSTGRES)('a connection that is lost in the middle of a transaction', () => {
  const lose = (pid: number) => sql`select pg_terminate_backend(${pid}::int)`
  const PID = sql<{ pid: number }>`select pg_backend_pid() as pid`

  test.each(['while it works', 'between two statements'])(
    'is a passing fault, and no reason for the process to end: %s',
    async (when) => {
      const unheard: unknown[] = []
      const hear = (error: unknown) => void unheard.push(error)
      const others = process.listeners('uncaughtException')
      process.removeAllListeners('uncaughtException').on('uncaughtException', hear)
      try {
        const work = db.transaction().execute(async (tx) => {
          const pid = (await PID.execute(tx)).rows[0]?.pid ?? 0
          await lose(pid).execute(when === 'while it works' ? tx : db)
          // It ends a moment after it was told to.
          for (;;) await PID.execute(tx)
        })
        const fault = await work.catch((error: unknown) => error)
        expect(isPassing(codeOf(fault))).toBe(true)
        expect((await PID.execute(db)).rows).toHaveLength(1)
        expect(unheard).toEqual([])
      } finally {
        process.off('uncaughtException', hear)
        for (const other of others) process.on('uncaughtException', other)
      }
    }
  )
})
