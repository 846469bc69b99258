// Proves the import table of .dependency-cruiser.mjs, and that the proof looked at every source file.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import config from '../.dependency-cruiser.mjs'

/**
 * @typedef {object} Report
 * @property {number} modules our own modules that were looked at
 * @property {number} imports
 * @property {readonly string[]} unseen source files that the cruise did not reach: the gate would be blind to them
 * @property {readonly Violation[]} violations
 * @typedef {{ readonly rule: string, readonly from: string, readonly to: string }} Violation
 */

const sourceRoots = ['src', 'simulators', 'backend', 'test', 'bench']

/**
 * @param {string} root
 * @returns {string[]} paths of the source files below it, from `root`, with forward slashes
 */
function sourceFiles(root) {
  return sourceRoots.flatMap((folder) => {
    try {
      return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
        .filter((path) => /\.(ts|tsx|mts)$/.test(path) && !path.endsWith('.d.ts') && !path.includes('/node_modules/'))
    } catch {
      return [] // a part that does not exist (yet) has no files
    }
  })
}

/**
 * @param {string} root
 * @returns {Promise<Report>}
 */
export async function checkArchitecture(root) {
  const files = sourceFiles(root)
  if (files.length === 0) return { modules: 0, imports: 0, unseen: [], violations: [] }
  const result = await cruise(
    files,
    /** @type {import('dependency-cruiser').ICruiseOptions} */ ({
      ...config.options,
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: config.forbidden }
    }),
    config.options.enhancedResolveOptions
  )
  if (typeof result.output === 'string') throw new Error('dependency-cruiser answered with text, not with its result')
  const seen = new Map(result.output.modules.map((module) => [module.source, module]))
  return {
    modules: files.filter((file) => seen.has(file)).length,
    imports: files.reduce((sum, file) => sum + (seen.get(file)?.dependencies.length ?? 0), 0),
    unseen: files.filter((file) => !seen.has(file)),
    violations: result.output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
  }
}

/** @param {Report} report @returns {string[]} one line per thing that is wrong; empty if the tree is sound */
export function complaints({ modules, imports, unseen, violations }) {
  const comment = new Map(config.forbidden.map((rule) => [rule.name, rule.comment]))
  return [
    ...(modules === 0 ? ['No module was looked at: the check itself is broken.'] : []),
    // A parser that fails softly yields modules without imports, and every rule would pass.
    ...(modules > 0 && imports === 0 ? ['No import was seen in any module: the check itself is broken.'] : []),
    ...unseen.map((file) => `not looked at: ${file}`),
    ...violations.map(({ rule, from, to }) => `${rule}: ${from} -> ${to}\n    ${comment.get(rule) ?? ''}`)
  ]
}

async function main() {
  const report = await checkArchitecture(process.cwd())
  const wrong = complaints(report)
  for (const line of wrong) process.stdout.write(`${line}\n`)
  process.stdout.write(
    `${report.modules} modules, ${report.imports} imports, ${config.forbidden.length} rules: ${wrong.length === 0 ? 'sound' : `${wrong.length} wrong`}\n`
  )
  process.exitCode = wrong.length === 0 ? 0 : 1
}

if (import.meta.main) await main()
