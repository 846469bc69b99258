import type Database from 'better-sqlite3'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import { bannedWords } from '../../src/shared/model/banned-words.ts'
import { NEAR, nearness, nearText } from '../../src/shared/model/near-text.ts'
import { textFacts } from '../../src/shared/model/text-facts.ts'
import { flagMask } from '../../src/shared/model/text-flags.ts'
import { visibleTextOf } from '../../src/shared/model/text-form.ts'

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

/** Delivered items whose stored facts are not those of the text that they show, or whose group of near texts is not near. Empty is good. */
export function wrongFacts(raw: Database.Database): string[] {
  return [...wrongTextFacts(raw), ...wrongGroups(raw)]
}

function wrongTextFacts(raw: Database.Database): string[] {
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

interface GroupedRow {
  readonly id: number
  readonly instance_id: string
  readonly attribute: Attribute
  readonly shown: string
  readonly elsewhere: 0 | 1
  readonly near_group: number
  readonly sketch: Buffer | null
}

/** Texts that have been looked at, and are in no group or in one whose measure they are not near to; measured again here. */
function wrongGroups(raw: Database.Database): string[] {
  const rows = raw
    .prepare<[], GroupedRow>(
      `select i.id, j.instance_id, i.attribute, coalesce(i.edit, i.proposal, '') as shown, j.regenerates_uid is not null as elsewhere,
         i.near_group, g.sketch
       from job_items i join jobs j on j.id = i.job_id left join near_groups g on g.id = i.near_group where i.near_group is not null`
    )
    .all()
  return rows.flatMap(({ id, instance_id: instanceId, attribute, shown, elsewhere, near_group: group, sketch }) => {
    const text = elsewhere === 1 ? null : nearText(`${instanceId} ${attribute}`, visibleTextOf(attribute, shown))
    if (text === null) return group === 0 ? [] : [`item ${id} is in the group ${group} and has nothing to be near by`]
    const share = sketch === null ? 0 : nearness(measureOf(sketch), text.sketch)
    return share >= NEAR ? [] : [`item ${id} is in the group ${group}, which it is near to by ${share.toFixed(2)}`]
  })
}

function measureOf(sketch: Buffer): Uint32Array {
  return Uint32Array.from({ length: sketch.length / 4 }, (_, at) => sketch.readUInt32LE(at * 4))
}
