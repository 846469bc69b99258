import type Database from 'better-sqlite3'
import { brokenRowsSql, checkedRowsSql, type Rule } from './invariant-rule.ts'
import { creditRules } from './invariants-credits.ts'
import { jobRules } from './invariants-jobs.ts'
import { NEAR_RULES } from './invariants-near.ts'
import { publishRules } from './invariants-publish.ts'
import { syncRules } from './invariants-sync.ts'

/** What one rule came to. `first` names the first row that breaks it: table, id, what was expected and what was found. */
export interface RuleResult {
  readonly rule: string
  readonly checked: number
  readonly broken: number
  readonly first: string | null
}

interface BrokenRow {
  readonly id: string | number
  readonly field: string
  readonly expected: string | number | null
  readonly found: string | number | null
}

/** The rules that apply to a database, which may be one of an earlier schema. */
export function rulesOf(raw: Database.Database): readonly Rule[] {
  const free = raw.prepare(`select 1 from pragma_table_info('jobs') where name = 'reused'`).get() !== undefined
  const publishes = raw.prepare(`select 1 from sqlite_schema where name = 'publish_ops'`).get() !== undefined
  const synced = raw.prepare(`select 1 from sqlite_schema where name = 'sync_links'`).get() !== undefined
  const facts =
    raw.prepare(`select 1 from pragma_table_info('job_items') where name = 'shown_length'`).get() !== undefined
  const rewritten =
    raw.prepare(`select 1 from pragma_table_info('job_items') where name = 'proposal_from'`).get() !== undefined
  const near = raw.prepare(`select 1 from sqlite_schema where name = 'near_groups'`).get() !== undefined
  const authored = raw.prepare(`select 1 from pragma_table_info('publishes') where name = 'undone'`).get() !== undefined
  return [
    ...creditRules({ reused: free ? 'j.reused' : '0', own: synced ? 'j.device_id is null' : '1' }),
    ...jobRules({ free, synced, facts, rewritten }),
    ...(near ? NEAR_RULES : []),
    ...(publishes ? publishRules({ synced, authored }) : []),
    ...(synced ? syncRules() : [])
  ]
}

interface Prepared {
  readonly rule: Rule
  readonly rows: Database.Statement<[], BrokenRow>
}

/** All of them before the first is run, so that a schema that is not what it says is noticed at once. */
const prepareRules = (raw: Database.Database): readonly Prepared[] =>
  rulesOf(raw).map((rule) => ({ rule, rows: raw.prepare<[], BrokenRow>(brokenRowsSql(rule)) }))

/** Checks one rule after the other. The caller holds a transaction where others may write meanwhile. */
export function* checkRules(raw: Database.Database): Generator<RuleResult> {
  for (const { rule, rows } of prepareRules(raw)) {
    let broken = 0
    let first: string | null = null
    for (const row of rows.iterate()) {
      broken += 1
      first ??= sentence(rule, row)
    }
    const checked = Number(raw.prepare(checkedRowsSql(rule)).pluck().get())
    yield { rule: rule.rule, checked, broken, first }
  }
}

const prepared = new WeakMap<Database.Database, readonly Prepared[]>()

/** The rules that do not hold, each with the first row that breaks it. Empty is good. */
export function brokenInvariants(raw: Database.Database): string[] {
  const rules = prepared.get(raw) ?? prepareRules(raw)
  prepared.set(raw, rules)
  return rules.flatMap(({ rule, rows }) => {
    const row = rows.get()
    return row === undefined ? [] : [`${rule.rule}: ${sentence(rule, row)}`]
  })
}

function sentence({ table }: Rule, { id, field, expected, found }: BrokenRow): string {
  return `${table} ${id}: ${field} is ${found ?? 'empty'} instead of ${expected ?? 'empty'}`.trim()
}
