import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Texts that the model writes anew: the job of one item that asks for one, which text an item shows, and the one that it showed before. */
const statements = [
  // The item whose text the job's only item writes anew, in the words that devices share, and the merchant's note on it.
  `alter table jobs add column regenerates_uid text`,
  `alter table jobs add column regenerates_position integer check ((regenerates_uid is null) = (regenerates_position is null))`,
  `alter table jobs add column note text check (note is null or regenerates_uid is not null)`,
  `create index jobs_regenerates on jobs (regenerates_uid, regenerates_position, id) where regenerates_uid is not null`,
  // An item is written anew by one job at a time.
  `create unique index jobs_regenerates_open on jobs (regenerates_uid, regenerates_position)
    where regenerates_uid is not null and finished_at is null and device_id is null`,

  // The job that was asked for last, until it has delivered.
  `alter table job_items add column regeneration integer references jobs`,
  // Names the model's text: null for the one that was delivered first, an item that was written for this one, or below zero the number
  // of a review on the backend that brought another device's.
  `alter table job_items add column proposal_from integer`,

  `create trigger job_items_rewritten before update of proposal_from on job_items
    when new.proposal_from > 0 and new.proposal_from is not old.proposal_from and not exists (
      select 1 from job_items n where n.id = new.proposal_from and n.status = 'DONE' and n.credit in ('CAPTURED','ELSEWHERE'))
    begin select raise(abort, 'a text that takes the place of another was delivered and paid for'); end`,

  `alter table review_changes add column from_before integer`,
  `alter table review_changes add column from_after integer`,
  // The model's text, where the change is of that.
  `alter table review_changes add column proposal_before text`,
  `alter table review_changes add column model_before text`,
  `alter table review_changes add column proposal_after text check ((proposal_after is null) = (proposal_before is null))`,
  `alter table review_changes add column model_after text`
]

export const regenerate: Migration = {
  async up(db: Kysely<never>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  }
}
