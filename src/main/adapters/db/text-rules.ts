import type { Attribute } from '#shared/model/attribute.ts'
import { TEXT_RULES, textFacts } from '#shared/model/text-facts.ts'
import type { FactStoreRead, FactStoreTx } from '../../ports/fact-store.ts'
import { bannedWordsReader } from './banned-words.ts'
import { factColumns, type FactColumns } from './item-facts.ts'
import type { Sql } from './sql.ts'

/** The rules that the stored facts are of, and behind a colon the last item that was measured by them where some are left. */
const KEY = 'text_rules'
const DONE = String(TEXT_RULES)

export function factReads(db: Sql): FactStoreRead {
  const standing = standingOf(db)
  return { hasOldFacts: () => standing() !== DONE }
}

interface MeasuredRow {
  readonly id: number
  readonly instance_id: string
  readonly attribute: Attribute
  readonly original: string
  readonly shown: string
  readonly language: string
  readonly banned: string
  readonly length: number | null
  readonly change: number | null
  readonly risk: number | null
  readonly flags: number | null
  readonly hash: number | null
}

export function factWrites(db: Sql): FactStoreTx {
  const standing = standingOf(db)
  const move = db.fixed<[string]>(
    `insert into meta (key, value) values ('${KEY}', ?) on conflict do update set value = excluded.value`
  )
  // By ids whatever their state, so that a part takes the same time everywhere.
  const part = db.fixed<[number, number], MeasuredRow>(
    `select i.id, j.instance_id, i.attribute, i.original, coalesce(i.edit, i.proposal, '') as shown, j.language,
       a.banned_words as banned, i.shown_length as length, i.change_share as change, i.risk, i.shown_flags as flags, i.shown_hash as hash
     from (select id from job_items where id > ? order by id limit ?) w
     join job_items i on i.id = w.id join jobs j on j.id = i.job_id join app_instances a on a.instance_id = j.instance_id order by i.id`
  )
  // The text is the same: it stays in its group of near ones.
  const keep = db.fixed<[...FactColumns, number]>(
    'update job_items set shown_length = ?, change_share = ?, risk = ?, shown_flags = ?, shown_hash = ? where id = ?'
  )
  const read = bannedWordsReader()

  return {
    renewFacts(limit) {
      const [rules, at] = standing().split(':')
      if (rules === DONE && at === undefined) return { left: false, instanceIds: [] }
      // Another version may have come in between: what it left half done begins anew.
      const rows = part.all(rules === DONE ? Number(at) : 0, limit)
      const changed = new Set<string>()
      for (const row of rows) {
        // Not delivered; when it is, it is measured by the rules of then.
        if (row.flags === null) continue
        const { id, attribute, original, shown, language, banned } = row
        const facts = factColumns(textFacts({ attribute, original, text: shown, language, banned: read(banned) }))
        const kept = [row.length, row.change, row.risk, row.flags, row.hash]
        if (facts.every((fact, place) => fact === kept[place])) continue
        keep.run(...facts, id)
        changed.add(row.instance_id)
      }
      const last = rows.length < limit ? undefined : rows.at(-1)
      move.run(last === undefined ? DONE : `${DONE}:${last.id}`)
      return { left: last !== undefined, instanceIds: [...changed] }
    }
  }
}

function standingOf(db: Sql): () => string {
  const value = db.fixed<[], { value: string }>(`select value from meta where key = '${KEY}'`)
  return () => value.one()?.value ?? ''
}
