import pg from 'pg'
import type { RacedFeed } from './feed-race.ts'

/**
 * The feed that everybody writes first: rows numbered by a plain sequence, read from the last number seen. A sequence gives its numbers
 * in the order of asking, not of committing, so a reader passes by what is committed late: the control of the figure.
 */
export async function openFeedBySequence(
  url: string,
  { writers, pause }: { readonly writers: number; pause(): Promise<void> }
): Promise<RacedFeed & { close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: url, max: writers + 1 })
  // The end of the server ends idle connections; that is no news.
  pool.on('error', () => undefined)
  await pool.query('create table plain_feed (number bigserial primary key, row_key text not null)')
  return {
    async write(writer, from, count) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        await client.query(
          `insert into plain_feed (row_key) select $1 || '/' || n from generate_series($2::int, $3::int) n`,
          [String(writer), from, from + count - 1]
        )
        await pause()
        await client.query('commit')
      } finally {
        client.release()
      }
    },
    async read(cursor) {
      const { rows } = await pool.query<{ readonly number: string; readonly row_key: string }>(
        'select number, row_key from plain_feed where number > $1 order by number limit 500',
        [cursor]
      )
      const seen = rows.map((row) => ({ key: row.row_key, version: Number(row.number) }))
      return { rows: seen, baseCursor: cursor, nextCursor: seen.at(-1)?.version ?? cursor }
    },
    close: () => pool.end()
  }
}
