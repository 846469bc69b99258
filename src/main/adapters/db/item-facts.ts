import type { Attribute } from '#shared/model/attribute.ts'
import { bannedWordsReader } from './banned-words.ts'
import { textFacts, type TextFacts } from '#shared/model/text-facts.ts'
import { flagMask } from '#shared/model/text-flags.ts'
import type { Sql } from './sql.ts'

export type FactColumns = [shownLength: number, changeShare: number, risk: number, flags: number, hash: number]

/** The part of an UPDATE that takes `factColumns`. A text that changed is in no group of near ones until it is looked at. */
export const SET_FACTS =
  'shown_length = ?, change_share = ?, risk = ?, shown_flags = ?, shown_hash = ?, near_group = null, near_shared = 0'

export function factColumns({ shownLength, changeShare, risk, flags, hash }: TextFacts): FactColumns {
  return [shownLength, changeShare, risk, flagMask(flags), hash]
}

export interface ItemFacts {
  /** After the proposal or the edit of a delivered item has changed, in the same transaction. */
  refresh(itemId: number): void
  /** What they would be with another text of the model, as long as no edit is over it. */
  ofText(itemId: number, text: string): TextFacts
  /** Delivered items without facts: those of an earlier schema, and those that just came in by a statement for many. */
  fillMissing(): void
}

interface TextRow {
  readonly attribute: Attribute
  readonly original: string
  readonly shown: string | null
  readonly language: string
  readonly banned: string
}

const AT_ONCE = 500

export function itemFacts(db: Sql): ItemFacts {
  const textOf = db.fixed<[number], TextRow>(
    `select i.attribute, i.original, coalesce(i.edit, i.proposal) as shown, j.language, a.banned_words as banned
     from job_items i join jobs j on j.id = i.job_id join app_instances a on a.instance_id = j.instance_id where i.id = ?`
  )
  const read = bannedWordsReader()
  const keep = db.fixed<[...FactColumns, number]>(`update job_items set ${SET_FACTS} where id = ?`)
  const missing = db.fixed<[number], { id: number }>(
    `select id from job_items indexed by job_items_no_facts where status = 'DONE' and shown_length is null limit ?`
  )

  /** @param text instead of the one that is shown */
  function factsOf(itemId: number, text?: string): TextFacts {
    const row = textOf.one(itemId)
    if (!row) throw new Error(`No item ${itemId}`)
    const { attribute, original, shown, language } = row
    return textFacts({ attribute, original, text: text ?? shown ?? '', language, banned: read(row.banned) })
  }

  function refresh(itemId: number): void {
    keep.run(...factColumns(factsOf(itemId)), itemId)
  }

  return {
    refresh,
    ofText: factsOf,
    fillMissing() {
      for (;;) {
        const rows = missing.all(AT_ONCE)
        if (rows.length === 0) return
        for (const { id } of rows) refresh(id)
      }
    }
  }
}
