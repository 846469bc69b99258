import type { Hono } from 'hono'
import { sql } from 'kysely'
import { errorBody } from '#shared/contract/errors.ts'
import { errorMessage } from '#shared/lib/error-message.ts'
import type { BackendDeps } from '../deps.ts'
import { errorAnswer, jsonAnswer } from '../http/answer.ts'

/** /healthz: the process answers. /readyz: so does the database, and calls may be sent here. */
export function healthRoutes(app: Hono, { db, log }: BackendDeps): void {
  app.get('/healthz', () => jsonAnswer({ ok: true }))
  app.get('/readyz', async () => {
    try {
      await sql`select 1`.execute(db)
      return jsonAnswer({ ok: true })
    } catch (error) {
      log.error('the database does not answer', { error: errorMessage(error) })
      return errorAnswer(errorBody('UNAVAILABLE', 'The database does not answer.', { retry: { afterMs: 2_000 } }))
    }
  })
}
