import type { PGlite } from '@electric-sql/pglite'
import { Hono, type Context } from 'hono'
import type { Pool } from 'pg'
import type { Script, Statement } from './backend-load-script.ts'

/** A database with nothing before it. */
export interface BareDatabase {
  query(statement: Statement): Promise<readonly unknown[]>
  /** From `begin` to `commit` on one connection. Returns the rows of the statement that gave the most. */
  transaction(statements: Script): Promise<readonly unknown[]>
}

/** What the backend is measured against: the same statements with the same values, with no check, no decision and no log around them. */
export function bareApp(db: BareDatabase, scriptOf: (kind: string, n: number) => Script): Hono {
  const app = new Hono()
  const answer = async (c: Context): Promise<Response> => {
    const script = scriptOf(c.req.header('x-kind') ?? '', Number(c.req.header('x-n')))
    const begin = script.findIndex(({ text }) => isBegin(text))
    const before = begin === -1 ? script : script.slice(0, begin)
    let rows: readonly unknown[] = []
    for (const statement of before) rows = longer(rows, await db.query(statement))
    if (begin !== -1) rows = longer(rows, await db.transaction(script.slice(begin)))
    return c.json(rows)
  }
  const take = async (c: Context): Promise<Response> => {
    await c.req.json()
    await answer(c)
    return c.json({ ok: true })
  }
  app.post('/api/jobs', take)
  app.post('/v1/sync', take)
  app.get('/api/jobs', answer)
  app.get('/api/jobs/:id/items', answer)
  return app
}

export function barePostgres(pool: Pool): BareDatabase {
  return {
    query: async ({ text, values }) => (await pool.query<object>(text, [...values])).rows,
    async transaction(statements) {
      const client = await pool.connect()
      try {
        let rows: readonly unknown[] = []
        for (const { text, values } of statements)
          rows = longer(rows, (await client.query<object>(text, [...values])).rows)
        return rows
      } finally {
        client.release()
      }
    }
  }
}

export function barePglite(pglite: PGlite): BareDatabase {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const next = last.then(run)
    last = next.catch(() => undefined)
    return next
  }
  const one = async ({ text, values }: Statement): Promise<readonly unknown[]> =>
    (await pglite.query(text, [...values])).rows
  return {
    query: (statement) => inTurn(() => one(statement)),
    transaction: (statements) =>
      inTurn(async () => {
        let rows: readonly unknown[] = []
        for (const statement of statements) rows = longer(rows, await one(statement))
        return rows
      })
  }
}

function isBegin(text: string): boolean {
  return /^begin\b|^start transaction\b/i.test(text)
}

function longer(a: readonly unknown[], b: readonly unknown[]): readonly unknown[] {
  return b.length > a.length ? b : a
}
