import type Database from 'better-sqlite3'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import { bannedWords } from '../../src/shared/model/banned-words.ts'
import { textFacts } from '../../src/shared/model/text-facts.ts'
import { flagMask } from '../../src/shared/model/text-flags.ts'

interface Row {
  readonly id: number
  readonly attribute: Attribute
  readonly original: string
  readonly shown: string
  readonly language: string
  readonly facts: string
  readonly banned: string
}

const prepared = new WeakMap<Database.Database, Database.Statement<[], Row>>()

/** Delivered items whose stored facts are not those of the text that they show. Empty is good. */
export function wrongFacts(raw: Database.Database): string[] {
  const statement =
    prepared.get(raw) ??
    raw.prepare<[], Row>(
      `select i.id, i.attribute, i.original, coalesce(i.edit, i.proposal) as shown, j.language,
         json_array(i.shown_length, i.change_share, i.risk, i.shown_flags, i.shown_hash) as facts, a.banned_words as banned
       from job_items i join jobs j on j.id = i.job_id join app_instances a on a.instance_id = j.instance_id where i.status = 'DONE'`
    )
  prepared.set(raw, statement)
  return statement.all().flatMap(({ id, attribute, original, shown, language, facts, ...row }) => {
    const banned = bannedWords(JSON.parse(row.banned) as string[])
    const { shownLength, changeShare, risk, flags, hash } = textFacts({
      attribute,
      original,
      text: shown,
      language,
      banned
    })
    const right = JSON.stringify([shownLength, changeShare, risk, flagMask(flags), hash])
    return facts === right ? [] : [`item ${id} has the facts ${facts} instead of ${right}`]
  })
}
