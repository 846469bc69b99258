// npm run mutation [-- GROUP…]: changes the code that moves money, states and pace, one small change at a time, and fails where too many
// of the changes, or any change of a condition, go unnoticed by the tests beside it. See docs/decisions/0013-mutation-testing.md.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { appEnv, appNode } from '../lib/node24.mjs'
import { EQUIVALENT } from './equivalent.mjs'
import { GROUPS } from './groups.mjs'

const root = join(import.meta.dirname, '..', '..')
const LEAST = 85
/** What a guard is made of. */
const CONDITIONS = new Set(['ConditionalExpression', 'EqualityOperator', 'LogicalOperator'])
const NOTICED = new Set(['Killed', 'Timeout', 'RuntimeError'])
const UNNOTICED = new Set(['Survived', 'NoCoverage'])

function mutate(group) {
  const stryker = join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
  const { status } = spawnSync(appNode(root), [stryker, 'run', 'scripts/mutation/stryker.config.mjs'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...appEnv(root), MUTATION_GROUP: group }
  })
  if (status === null) throw new Error('Stryker was cut off')
  return JSON.parse(readFileSync(join(root, '.cache', 'mutation', group, 'report.json'), 'utf8'))
}

/** A mutant by what stands in its line, which outlives a move to another line. */
function describe(path, { source }, { location, replacement, mutatorName }) {
  const line = source.split('\n')[location.start.line - 1] ?? ''
  return { path, at: location.start.line, mutatorName, line: line.trim(), replacement: replacement ?? '' }
}

const isEquivalent = (mutant) =>
  EQUIVALENT.some(
    ({ path, line, replacement }) =>
      path === mutant.path && mutant.line.includes(line) && mutant.replacement.replaceAll(/\s+/g, ' ') === replacement
  )

function judge(group, report) {
  let ok = true
  let all = 0
  let noticed = 0
  for (const [path, file] of Object.entries(report.files)) {
    const counted = file.mutants.filter(({ status }) => NOTICED.has(status) || UNNOTICED.has(status))
    const left = counted.filter(({ status }) => UNNOTICED.has(status)).map((mutant) => describe(path, file, mutant))
    all += counted.length
    noticed += counted.length - left.length
    say(`${percent(counted.length - left.length, counted.length)}  ${path}`)
    for (const mutant of left) {
      const equivalent = isEquivalent(mutant)
      const open = !equivalent && CONDITIONS.has(mutant.mutatorName)
      if (open) ok = false
      const word = equivalent ? 'equivalent' : open ? 'OPEN' : 'left'
      say(`    ${word}: line ${mutant.at}, ${mutant.mutatorName}: ${mutant.line} → ${mutant.replacement}`)
    }
  }
  say(`${percent(noticed, all)}  ${group}: ${noticed} of ${all} changes noticed`)
  return ok && noticed >= (all * LEAST) / 100
}

const percent = (part, whole) => `${(whole === 0 ? 100 : (part / whole) * 100).toFixed(1).padStart(5)} %`
const say = (line) => process.stdout.write(`${line}\n`)

const asked = process.argv.slice(2)
const results = (asked.length === 0 ? Object.keys(GROUPS) : asked).map((group) => judge(group, mutate(group)))
process.exitCode = results.every(Boolean) ? 0 : 1
