import { sql as raw } from 'kysely'
import { assertNever } from '#shared/lib/assert-never.ts'
import type { Attribute } from '#shared/model/attribute.ts'
import {
  canPublishOpMove,
  itemPublishState,
  type PublishOpState,
  type PublishRunKind,
  type RestingState
} from '#shared/model/publish-state.ts'
import type { OpMove, PublishStoreTx } from '../../ports/publish-store.ts'
import { shopValueWriter } from './publish-catalogue.ts'
import { countColumn } from './publish-rows.ts'
import type { Sql } from './sql.ts'

type Writes = Pick<PublishStoreTx, 'moveOps' | 'cancelPlanned' | 'loseAnswers' | 'replanConflict'>

/** What a move means to the item and the catalogue. */
interface Moved {
  readonly item_id: number
  readonly product_key: number
  readonly attribute: Attribute
  readonly kind: PublishRunKind
  readonly rest: RestingState
  readonly outcome: RestingState
}

const MOVED = 'item_id, product_key, attribute, kind, rest, outcome'
/** The end of every move's statement: values only ever leave the state in which they were found. */
const WHERE = `where id = ? and state = ? and publish_id = ? returning ${MOVED}`
type Where = readonly [id: number, from: PublishOpState, publishId: number]

export function publishMoves(db: Sql): Writes {
  const statement = <P extends readonly unknown[]>(set: string) =>
    db.fixed<readonly [...P, ...Where], Moved>(`update publish_ops set ${set} ${WHERE}`)
  const send = statement<[string | null, string | null, string | null, string, number, number]>(
    `state = 'SENDING', before = ?, before_basis = ?, revision = ?, boot_id = ?, write_op = ?, error_code = null, error_message = null,
     updated_at = ?`
  )
  const plan = statement<[number, number, string | null, string | null, number]>(
    `state = 'PLANNED', boot_id = null, attempts = ?, next_at = ?, error_code = ?, error_message = ?, updated_at = ?`
  )
  const doubt = statement<[number, string, number]>(
    `state = 'UNKNOWN', boot_id = null, attempts = ?, error_code = 'NO_ANSWER', error_message = ?, updated_at = ?`
  )
  const publish = statement<[string | null, string | null, number, number]>(
    `state = 'PUBLISHED', boot_id = null, stored = ?, stored_basis = ?, error_code = null, error_message = null, published_at = ?,
     updated_at = ?`
  )
  const keep = statement<[string | null, number]>(
    `state = 'UNCHANGED', boot_id = null, stored = ?, error_code = null, error_message = null, updated_at = ?`
  )
  const dispute = statement<[string | null, string | null, string | null, number]>(
    `state = 'CONFLICT', boot_id = null, live = ?, error_code = ?, error_message = ?, updated_at = ?`
  )
  const end = statement<[string, string, string, number]>(
    `state = ?, boot_id = null, error_code = ?, error_message = ?, updated_at = ?`
  )
  const cancel = statement<[number]>(`state = 'CANCELLED', boot_id = null, updated_at = ?`)
  const setItem = db.fixed<[string, number, number]>(
    'update job_items set publish = ?, published_at = null, updated_at = ? where id = ?'
  )
  const setPublished = db.fixed<[string, string, number, number]>(
    'update job_items set publish = ?, published = ?, published_at = null, updated_at = ? where id = ?'
  )
  const takeBack = db.fixed<[number]>(
    `update publishes set undone = undone + 1 where id = (
       select o.publish_id from publish_ops u cross join publish_ops o on o.id = u.undoes where u.id = ?)`
  )
  const setShopValue = shopValueWriter(db)

  function move(publishId: number, { id, from, change }: OpMove, at: number): Moved | undefined {
    const where: Where = [id, from, publishId]
    switch (change.to) {
      case 'SENDING': {
        const { before, beforeBasis, revision, bootId, writeOp } = change
        return send.one(before, jsonOrNull(beforeBasis), revision, bootId, writeOp, at, ...where)
      }
      case 'PLANNED': {
        const code = change.message === null ? null : 'RETRY'
        return plan.one(change.attempts, change.nextAt, code, change.message, at, ...where)
      }
      case 'UNKNOWN':
        return doubt.one(change.attempts, change.message, at, ...where)
      case 'PUBLISHED':
        return publish.one(change.stored, jsonOrNull(change.storedBasis), at, at, ...where)
      case 'UNCHANGED':
        return keep.one(change.stored, at, ...where)
      case 'CONFLICT':
        return dispute.one(change.live, change.message === null ? null : 'NO_ANSWER', change.message, at, ...where)
      case 'SKIPPED':
      case 'FAILED':
        return end.one(change.to, change.code, change.message, at, ...where)
      case 'CANCELLED':
        return cancel.one(at, ...where)
      default:
        return assertNever(change, 'change')
    }
  }

  function follow(id: number, moved: Moved, { change }: OpMove, at: number): void {
    const state = itemPublishState(change.to, moved)
    const known = change.to === 'PUBLISHED' || change.to === 'UNCHANGED' ? change.stored : undefined
    if (known === undefined) setItem.run(state, at, moved.item_id)
    else setPublished.run(state, known ?? '', at, moved.item_id)
    if (change.to === 'PUBLISHED' && moved.kind === 'UNDO') takeBack.run(id)
    const held = change.to === 'CONFLICT' ? change.live : known
    if (held !== undefined)
      setShopValue({ opId: id, productKey: moved.product_key, attribute: moved.attribute, value: held, at })
  }

  function count(publishId: number, deltas: ReadonlyMap<PublishOpState, number>): void {
    const columns = [...deltas].flatMap(([state, delta]) => {
      const column = raw.raw(countColumn(state))
      return delta === 0 ? [] : [raw`${column} = ${column} + ${delta}`]
    })
    if (columns.length > 0) db.runRaw(raw`update publishes set ${raw.join(columns)} where id = ${publishId}`)
  }

  return {
    moveOps(publishId, moves, at) {
      const deltas = new Map<PublishOpState, number>()
      const add = (state: PublishOpState, by: number) => deltas.set(state, (deltas.get(state) ?? 0) + by)
      let n = 0
      for (const entry of moves) {
        const { id, from, change } = entry
        if (!canPublishOpMove(from, change.to)) throw new Error(`A value that is ${from} cannot become ${change.to}`)
        const moved = move(publishId, entry, at)
        if (!moved) continue
        follow(id, moved, entry, at)
        add(from, -1)
        add(change.to, 1)
        n += 1
      }
      count(publishId, deltas)
      return n
    },

    cancelPlanned(publishId, at) {
      // A run has at most one value of an item, so each item takes the state that its own value left behind.
      db.runRaw(raw`
        update job_items set publish = o.rest, published_at = null, updated_at = ${at} from publish_ops o
        where o.item_id = job_items.id and o.publish_id = ${publishId} and (o.state = 'PLANNED' or o.state = 'CONFLICT')`)
      const cancelled = (state: PublishOpState): number =>
        db.runRaw(raw`
          update publish_ops set state = 'CANCELLED', updated_at = ${at} where publish_id = ${publishId} and state = ${state}`)
          .changes
      const [planned, disputed] = [cancelled('PLANNED'), cancelled('CONFLICT')]
      count(
        publishId,
        new Map<PublishOpState, number>([
          ['PLANNED', -planned],
          ['CONFLICT', -disputed],
          ['CANCELLED', planned + disputed]
        ])
      )
      return planned + disputed
    },

    loseAnswers(publishId, message, at) {
      db.runRaw(raw`
        update job_items set publish = 'UNKNOWN', published_at = null, updated_at = ${at} from publish_ops o
        where o.item_id = job_items.id and o.publish_id = ${publishId} and o.state = 'SENDING' and o.kind = 'PUBLISH'`)
      const { changes } = db.runRaw(raw`
        update publish_ops set state = 'UNKNOWN', boot_id = null, attempts = attempts + 1, error_code = 'NO_ANSWER',
          error_message = ${message}, updated_at = ${at}
        where publish_id = ${publishId} and state = 'SENDING'`)
      count(
        publishId,
        new Map<PublishOpState, number>([
          ['SENDING', -changes],
          ['UNKNOWN', changes]
        ])
      )
      return changes
    },

    replanConflict(opId, value, approved, at) {
      const row = db.oneRaw<Moved & { readonly publish_id: number }>(raw`
        update publish_ops set state = 'PLANNED', base = live, value = ${value}, attempts = 0, next_at = 0,
          edited = iif(${approved === null ? 0 : 1}, (select coalesce(${value}, '') <> i.proposal from job_items i where i.id = item_id), edited),
          approved_at = coalesce(${approved?.at ?? null}, approved_at), approved_by = coalesce(${approved?.by ?? null}, approved_by),
          updated_at = ${at}
        where id = ${opId} and state = 'CONFLICT' returning publish_id, ${raw.raw(MOVED)}`)
      if (!row) throw new Error(`Value ${opId} is in no conflict`)
      setItem.run(itemPublishState('PLANNED', row), at, row.item_id)
      count(
        row.publish_id,
        new Map<PublishOpState, number>([
          ['CONFLICT', -1],
          ['PLANNED', 1]
        ])
      )
    }
  }
}

function jsonOrNull(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}
