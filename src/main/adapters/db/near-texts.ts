import type { Attribute } from '#shared/model/attribute.ts'
import { NEAR, nearness, nearText, type NearText } from '#shared/model/near-text.ts'
import { visibleTextOf } from '#shared/model/text-form.ts'
import type { NearStoreRead, NearStoreTx } from '../../ports/near-store.ts'
import type { Sql } from './sql.ts'

/** Of each key this many groups are looked at, and of them all those that share the most keys: a store full of boilerplate has many. */
const GROUPS_OF_KEY = 8
const GROUPS_COMPARED = 8

export function nearTextReads(db: Sql): NearStoreRead {
  const ungrouped = db.fixed<[], { id: number }>(
    `select id from job_items indexed by job_items_no_group where status = 'DONE' and near_group is null limit 1`
  )
  return { hasUngroupedTexts: () => ungrouped.one() !== undefined }
}

interface UngroupedRow {
  readonly id: number
  readonly instance_id: string
  readonly attribute: Attribute
  readonly shown: string
  /** It was written to be another item's text, and is shown there. */
  readonly elsewhere: 0 | 1
}

interface GroupRow {
  readonly id: number
  readonly products: number
  readonly sketch: Buffer
}

export function nearTextWrites(db: Sql): NearStoreTx {
  const next = db.fixed<[number], UngroupedRow>(
    `select i.id, j.instance_id, i.attribute, coalesce(i.edit, i.proposal, '') as shown,
       j.regenerates_uid is not null as elsewhere
     from (select id from job_items indexed by job_items_no_group where status = 'DONE' and near_group is null order by id limit ?) w
     join job_items i on i.id = w.id join jobs j on j.id = i.job_id order by i.id`
  )
  const groupsOf = db.fixed<[number, number], { group_id: number }>(
    'select group_id from near_keys where key = ? order by group_id limit ?'
  )
  const groupOf = db.fixed<[number, string], GroupRow>(
    'select id, products, sketch from near_groups where id = ? and instance_id = ?'
  )
  const newGroup = db.fixed<[string, Buffer], { id: number }>(
    'insert into near_groups (instance_id, sketch) values (?, ?) returning id'
  )
  const addKey = db.fixed<[number, number]>('insert into near_keys (key, group_id) values (?, ?)')
  const join = db.fixed<[number, number, number]>('update job_items set near_group = ?, near_shared = ? where id = ?')
  const share = db.fixed<[number]>(
    'update job_items indexed by job_items_near set near_shared = 1 where near_group > 0 and near_group = ? and near_shared = 0'
  )

  function find(instanceId: string, { keys, sketch }: NearText): GroupRow | undefined {
    const shared = new Map<number, number>()
    for (const key of keys)
      for (const { group_id } of groupsOf.all(key, GROUPS_OF_KEY)) shared.set(group_id, (shared.get(group_id) ?? 0) + 1)
    const closest = [...shared].toSorted(([one, a], [other, b]) => b - a || one - other)
    for (const [id] of closest.slice(0, GROUPS_COMPARED)) {
      const group = groupOf.one(id, instanceId)
      if (group && nearness(readSketch(group.sketch), sketch) >= NEAR) return group
    }
    return undefined
  }

  function found(instanceId: string, { keys, sketch }: NearText): number {
    const group = newGroup.one(instanceId, storedSketch(sketch))
    if (!group) throw new Error('A group was not stored')
    for (const key of new Set(keys)) addKey.run(key, group.id)
    return group.id
  }

  return {
    groupTexts(limit) {
      const rows = next.all(limit)
      for (const { id, instance_id: instanceId, attribute, shown, elsewhere } of rows) {
        const text = elsewhere === 1 ? null : nearText(`${instanceId} ${attribute}`, visibleTextOf(attribute, shown))
        const group = text === null ? undefined : find(instanceId, text)
        if (group === undefined) join.run(text === null ? 0 : found(instanceId, text), 0, id)
        else {
          join.run(group.id, 1, id)
          // Those of one product; there are never many.
          if (group.products < 2) share.run(group.id)
        }
      }
      return { left: rows.length === limit, instanceIds: [...new Set(rows.map((row) => row.instance_id))] }
    }
  }
}

/** Little-endian, whatever the machine. */
function storedSketch(sketch: Uint32Array): Buffer {
  const bytes = Buffer.alloc(sketch.length * 4)
  for (const [at, hash] of sketch.entries()) bytes.writeUInt32LE(hash, at * 4)
  return bytes
}

function readSketch(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readUInt32LE(at * 4))
}
