import { sql as raw } from 'kysely'
import type { ReviewStoreRead, ReviewStoreTx, ViewRow } from '../../ports/review-store.ts'
import { fold } from './catalog-rows.ts'
import type { Sql } from './sql.ts'

export function reviewViewReads(db: Sql): Pick<ReviewStoreRead, 'getReviewViews'> {
  return {
    getReviewViews: (instanceId) =>
      db
        .allRaw<Omit<ViewRow, 'view'> & { readonly view: string }>(
          raw`
        select id, name, view, updated_at as updatedAt from review_views where instance_id = ${instanceId} order by folded`
        )
        .map((row) => ({ ...row, view: JSON.parse(row.view) as unknown }))
  }
}

export function reviewViewWrites(db: Sql): ReviewStoreTx {
  const isTaken = (instanceId: string, name: string, butId: number): boolean =>
    db.oneRaw(raw`
      select 1 from review_views where instance_id = ${instanceId} and folded = ${fold(name)} and id <> ${butId}`) !==
    undefined

  return {
    createReviewView(instanceId, { name, view }, at) {
      if (isTaken(instanceId, name, 0)) return null
      const row = { instance_id: instanceId, name, folded: fold(name), view: JSON.stringify(view), updated_at: at }
      return db.run(db.q.insertInto('review_views').values(row)).lastId
    },

    updateReviewView(instanceId, id, { name, view }, at) {
      if (isTaken(instanceId, name, id)) return false
      const set = { name, folded: fold(name), view: JSON.stringify(view), updated_at: at }
      db.run(db.q.updateTable('review_views').set(set).where('id', '=', id).where('instance_id', '=', instanceId))
      return true
    },

    deleteReviewView: (instanceId, id) =>
      db.run(db.q.deleteFrom('review_views').where('id', '=', id).where('instance_id', '=', instanceId)).changes === 1
  }
}
