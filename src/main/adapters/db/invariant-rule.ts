/** One value of a row that a rule is about, as SQL. `broken` says when it is wrong; left out: when it is not the expected one. */
export interface RuleField {
  /** What a support engineer would look up: a column, or a few words. */
  readonly name: string
  readonly found: string
  readonly expected: string
  readonly broken?: string
}

/** What must hold of every database at every moment between two transactions, and how to find the rows of which it doesn't. */
export interface Rule {
  readonly rule: string
  /** Whose rows are looked at and named. */
  readonly table: string
  /** The row's name, as SQL. */
  readonly id: string
  readonly from: string
  readonly fields: readonly RuleField[]
  /** Rows looked at, as SQL; all of `table` where not given. */
  readonly checked?: string
}

const isBroken = (field: RuleField): string => field.broken ?? `(${field.found}) is not (${field.expected})`

/** Rows of `id, field, expected, found`: one for each row that breaks the rule, with the first of its fields that does. */
export function brokenRowsSql({ id, from, fields }: Rule): string {
  const first = (value: (field: RuleField) => string): string =>
    `case ${fields.map((field) => `when ${isBroken(field)} then ${value(field)}`).join(' ')} end`
  return `select ${id} as id, ${first((field) => `'${field.name.replaceAll("'", "''")}'`)} as field,
    ${first((field) => field.expected)} as expected, ${first((field) => field.found)} as found
    from ${from} where ${fields.map((field) => `(${isBroken(field)})`).join(' or ')} order by 1`
}

export function checkedRowsSql({ table, checked }: Rule): string {
  return checked ?? `select count(*) from ${table}`
}
