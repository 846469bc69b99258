import { bannedWords, NO_BANNED_WORDS, type BannedWords } from '#shared/model/banned-words.ts'
import type { Attribute } from '#shared/model/attribute.ts'
import { riskOf } from '#shared/model/risk.ts'
import { flagMask, flagsOfMask } from '#shared/model/text-flags.ts'
import { bannedWordsIn, visibleTextOf } from '#shared/model/text-form.ts'
import type { WordingStoreRead, WordingStoreTx } from '../../ports/wording-store.ts'
import type { Sql } from './sql.ts'

/** What can be found in texts is made of a list once, as long as it is the same. */
export function bannedWordsReader(): (list: string) => BannedWords {
  let last: { readonly list: string; readonly banned: BannedWords } = { list: '[]', banned: NO_BANNED_WORDS }
  return (list) => {
    if (last.list !== list) last = { list, banned: bannedWords(JSON.parse(list) as string[]) }
    return last.banned
  }
}

export function bannedWordReads(db: Sql): WordingStoreRead {
  const listOf = db.fixed<[string], { banned_words: string }>(
    'select banned_words from app_instances where instance_id = ?'
  )
  const read = bannedWordsReader()
  const open = db.fixed<[], { instance_id: string }>(
    'select instance_id from app_instances where banned_checked is not null order by created_at, instance_id'
  )
  return {
    getBannedWords: (instanceId) => read(listOf.one(instanceId)?.banned_words ?? '[]'),
    getBannedChecks: () => open.all().map(({ instance_id }) => instance_id)
  }
}

interface CheckedRow {
  readonly id: number
  readonly instance_id: string
  readonly attribute: Attribute
  readonly shown: string
  readonly flags: number | null
  readonly change: number
}

export function bannedWordWrites(db: Sql): WordingStoreTx {
  const set = db.fixed<[string, string]>(
    'update app_instances set banned_words = ?, banned_checked = 0 where instance_id = ?'
  )
  const standing = db.fixed<[string], { banned_words: string; banned_checked: number | null }>(
    'select banned_words, banned_checked from app_instances where instance_id = ?'
  )
  const move = db.fixed<[number | null, string]>('update app_instances set banned_checked = ? where instance_id = ?')
  // By ids of all stores, so that a part takes the same time whatever belongs to whom.
  const part = db.fixed<[number, number], CheckedRow>(
    `select i.id, j.instance_id, i.attribute, coalesce(i.edit, i.proposal, '') as shown, i.shown_flags as flags,
       coalesce(i.change_share, 0) as change
     from (select id from job_items where id > ? order by id limit ?) w
     join job_items i on i.id = w.id join jobs j on j.id = i.job_id order by i.id`
  )
  const reflag = db.fixed<[number, number, number]>('update job_items set shown_flags = ?, risk = ? where id = ?')
  const read = bannedWordsReader()
  const bit = flagMask(['banned-word'])

  return {
    setBannedWords(instanceId, words) {
      set.run(JSON.stringify(words), instanceId)
    },
    checkBannedWords(instanceId, limit) {
      const row = standing.one(instanceId)
      if (row === undefined || row.banned_checked === null) return { left: false, changed: 0 }
      const banned = read(row.banned_words)
      const rows = part.all(row.banned_checked, limit)
      let changed = 0
      for (const { id, instance_id, attribute, shown, flags, change } of rows) {
        // An item without flags is not delivered; when it is, it is looked at with the list of then.
        if (instance_id !== instanceId || flags === null) continue
        const uses = banned.key !== '' && bannedWordsIn(attribute, visibleTextOf(attribute, shown), banned).length > 0
        const right = uses ? flags | bit : flags & ~bit
        if (right === flags) continue
        reflag.run(right, riskOf(flagsOfMask(right), change), id)
        changed += 1
      }
      const last = rows.length < limit ? undefined : rows.at(-1)
      move.run(last?.id ?? null, instanceId)
      return { left: last !== undefined, changed }
    }
  }
}
