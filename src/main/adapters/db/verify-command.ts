import path from 'node:path'
import type { RuleResult } from './invariants.ts'
import { verifyDatabase, type DatabaseFacts, type Verification } from './verify-database.ts'

const USAGE = 'npm run verify-ledger -- --data-dir DIR [--json]   or   --file DATABASE [--json]'

/** All rules hold. */
const HOLDS = 0
/** A rule is broken. */
const BROKEN = 1
/** Nothing could be checked: wrong options, no file, a damaged one, or one of a newer version. */
const UNCHECKED = 2

interface Options {
  readonly file: string
  readonly json: boolean
}

/**
 * The command `verify-ledger`, without the process around it.
 * @param say is given one line at a time
 * @returns the exit code: 0 all rules hold, 1 a rule is broken, 2 nothing could be checked
 */
export function verifyCommand(argv: readonly string[], say: (line: string) => void): number {
  const options = optionsOf(argv)
  if (typeof options === 'string') {
    say(options)
    return UNCHECKED
  }
  if (options.json) {
    const verification = verifyDatabase(options.file)
    say(JSON.stringify(jsonOf(verification, options.file)))
    return exitCodeOf(verification)
  }
  const verification = verifyDatabase(options.file, {
    opened: (facts) => say(headOf(facts)),
    ruled: (result) => say(lineOf(result))
  })
  say(summaryOf(verification))
  return exitCodeOf(verification)
}

function optionsOf(argv: readonly string[]): Options | string {
  let file: string | null = null
  let json = false
  const rest = [...argv]
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    if (name === '--json') json = true
    else if (name === '--data-dir' || name === '--file') {
      const value = rest.shift()
      if (value === undefined || value === '') return `${name} needs a value. ${USAGE}`
      if (file !== null) return `Give one of --data-dir and --file. ${USAGE}`
      file = name === '--file' ? path.resolve(value) : path.resolve(value, 'wordshelf.db')
    } else return `${name} is not an option. ${USAGE}`
  }
  return file === null ? `Which database? ${USAGE}` : { file, json }
}

function exitCodeOf(verification: Verification): number {
  if (verification.kind === 'unreadable') return UNCHECKED
  return verification.results.some((result) => result.broken > 0) ? BROKEN : HOLDS
}

function headOf({ file, schema, newestSchema }: DatabaseFacts): string {
  const older = `; this Wordshelf knows ${newestSchema}, so only what applies to ${schema} is checked`
  return `${file} (schema ${schema}${schema < newestSchema ? older : ''})`
}

function lineOf({ rule, checked, broken, first }: RuleResult): string {
  const rows = `${checked} ${checked === 1 ? 'row' : 'rows'}`
  if (broken === 0) return `  ok      ${rule} (${rows})`
  return `  BROKEN  ${rule} (${broken} of ${rows}): ${first ?? ''}`
}

function summaryOf(verification: Verification): string {
  if (verification.kind === 'unreadable') return verification.reason
  const { results } = verification
  const broken = results.filter((result) => result.broken > 0)
  const [first] = broken
  if (!first) return `All ${results.length} rules hold.`
  const count = broken.length === 1 ? '1 rule is broken' : `${broken.length} rules are broken`
  return `${count}. First broken row: ${first.first ?? ''}`
}

function jsonOf(verification: Verification, file: string): object {
  if (verification.kind === 'unreadable') return { ok: false, file, error: verification.reason }
  const { facts, results } = verification
  return { ok: exitCodeOf(verification) === HOLDS, ...facts, rules: results }
}
