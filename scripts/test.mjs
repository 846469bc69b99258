// npm test: every check and every test, from a fresh clone. Runs all steps even if one fails; the last line has the counts.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildCommand, noteBuilt, sourceStamp } from './lib/build.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { findPostgres } from './find-postgres.mjs'
import { appEnv, appNode } from './lib/node24.mjs'
import { duration, run, say } from './lib/run.mjs'
import { readText } from './lib/stamp.mjs'
import { checkCounts, playwrightCounts, summary, total, vitestCounts } from './lib/summary.mjs'
import { root, script, setup } from './setup.mjs'

/** @import { Counts, Step } from './lib/summary.mjs' */

/** Longer than any step takes; a step that hangs fails instead of holding everything up. */
const limitMs = 20 * 60_000

/** Where Node keeps compiled code from one of the hundreds of processes of a run to the next. */
const compiled = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled') }

/** Runs all of them in their order, two at a time. @param {readonly (() => Promise<unknown>)[]} tasks */
async function twoAtOnce(tasks) {
  const waiting = tasks.values()
  const work = async () => {
    for (const task of waiting) await task()
  }
  await Promise.all([work(), work()])
}

await script(async () => {
  await setup({ build: false })
  const node = appNode(root)
  const reports = mkdtempSync(join(tmpdir(), 'wordshelf-test-'))
  const noChromium = await ensureChromium(root)
  /** @param {string} path @param {string[]} args */
  const tool = (path, ...args) => [node, join(root, 'node_modules', ...path.split('/')), ...args]
  /** @type {Step[]} */
  const steps = []

  /**
   * @param {string} name
   * @param {readonly string[]} command
   * @param {object} how
   * @param {boolean} how.live show the output while it comes; else only if the step fails
   * @param {Record<string, string | undefined>} [how.env]
   * @param {(code: number) => Counts} [how.count]
   * @param {string | undefined} [how.missing] what the step lacks: a failure of its own
   */
  async function step(name, command, { live, env = {}, count = checkCounts, missing }) {
    if (live) say(`\n── ${name}`)
    const { code, output, tookMs } = await run(command, {
      cwd: root,
      env: appEnv(root, { ...compiled, ...env }),
      live,
      limitMs
    })
    // Another check may run beside it: all that one says comes at once.
    if (!live) say(`\n── ${name}`)
    if (!live && code !== 0) process.stdout.write(output)
    const counts = count(code)
    const note = missing ?? (code === 124 ? `stopped after ${duration(limitMs)}` : undefined)
    const failed = counts.failed + (missing === undefined ? 0 : 1)
    steps.push({ name, tookMs, passed: counts.passed, failed, ...(note !== undefined && { note }) })
    say(`${failed === 0 ? 'ok' : 'FAILED'}, ${duration(tookMs)}`)
    return code
  }

  /** @param {string} name @param {readonly string[]} command */
  const check = (name, command) => step(name, command, { live: false })

  // Before all others, which would come upon the files that it writes for a moment.
  const stamp = sourceStamp(root)
  if ((await check('build', buildCommand(root))) === 0) noteBuilt(root, stamp)
  await twoAtOnce([
    // By default four checkers share out a project's files, and each works out most of the types for itself: twice the work.
    () => check('types', tool('typescript/bin/tsc', '-b', '--checkers', '1')),
    () => check('lint', tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings')),
    () => check('architecture', [node, join(root, 'scripts', 'check-architecture.mjs')]),
    () => check('dead code', tool('knip/bin/knip.js')),
    () => check('format', tool('oxfmt/bin/oxfmt', '--check', '.'))
  ])

  const unitReport = join(reports, 'vitest.json')
  const projects = ['--project', 'unit', ...(noChromium === undefined ? ['--project', 'browser'] : [])]
  await step(
    noChromium === undefined ? 'unit and browser' : 'unit',
    tool(
      'vitest/vitest.mjs',
      'run',
      ...projects,
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${unitReport}`
    ),
    { live: true, missing: noChromium, count: (code) => vitestCounts(readText(unitReport), code) }
  )
  const postgresReport = join(reports, 'vitest-postgres.json')
  if (findPostgres() === undefined) {
    const note = 'not run: no PostgreSQL server found (initdb, postgres); the backend was tested on PGlite alone'
    say(`\n── backend on PostgreSQL\n${note}`)
    steps.push({ name: 'backend on PostgreSQL', passed: 0, failed: 0, tookMs: 0, note })
  } else
    await step(
      'backend on PostgreSQL',
      tool(
        'vitest/vitest.mjs',
        'run',
        '--project',
        'postgres',
        '--reporter=default',
        '--reporter=json',
        `--outputFile=${postgresReport}`
      ),
      { live: true, count: (code) => vitestCounts(readText(postgresReport), code) }
    )

  const e2eReport = join(reports, 'playwright.json')
  if (noChromium === undefined)
    await step('end to end', tool('@playwright/test/cli.js', 'test'), {
      live: true,
      // Playwright sets FORCE_COLOR for its workers, and Node warns about the two together.
      env: { WORDSHELF_E2E_JSON: e2eReport, ...(!process.stdout.isTTY && { NO_COLOR: undefined, FORCE_COLOR: '0' }) },
      count: (code) => playwrightCounts(readText(e2eReport), code)
    })
  else steps.push({ name: 'end to end', passed: 0, failed: 1, tookMs: 0, note: noChromium })

  rmSync(reports, { recursive: true, force: true })
  say('')
  for (const line of summary(steps)) say(line)
  return total(steps).failed === 0 ? 0 : 1
})
