import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** One line of code that a rule must name, in a file of a certain layer. */
interface Seed {
  readonly rule: string
  readonly file: string
  readonly code: string
}

const root = path.resolve(import.meta.dirname, '../..')

const seeds: readonly Seed[] = [
  { rule: 'eslint(no-restricted-imports)', file: 'src/shared/lib/a.ts', code: `export { join } from 'node:path'` },
  { rule: 'eslint(no-restricted-imports)', file: 'src/main/engine/jobs/b.ts', code: `export { sql } from 'kysely'` },
  { rule: 'eslint(no-restricted-imports)', file: 'src/main/app/c.ts', code: `export { app } from 'electron'` },
  { rule: 'eslint(no-restricted-imports)', file: 'src/main/adapters/db/d.ts', code: `export { OpenAI } from 'openai'` },
  {
    rule: 'eslint(no-restricted-imports)',
    file: 'src/main/engine/publish/w.ts',
    code: `export { createClient } from '@wix/sdk'`
  },
  {
    rule: 'eslint(no-restricted-imports)',
    file: 'src/renderer/lib/e.ts',
    code: `export { a } from '../../main/app/a.ts'`
  },
  { rule: 'eslint(no-restricted-properties)', file: 'src/main/engine/f.ts', code: 'export const f = () => Date.now()' },
  {
    rule: 'eslint(no-restricted-properties)',
    file: 'src/shared/lib/g.ts',
    code: 'export const g = () => Math.random()'
  },
  {
    rule: 'eslint(no-restricted-properties)',
    file: 'src/main/api/h.ts',
    code: 'export const h = () => crypto.randomUUID()'
  },
  {
    rule: 'eslint(no-restricted-globals)',
    file: 'src/main/engine/i.ts',
    code: 'export const i = () => setTimeout(() => undefined, 1)'
  },
  { rule: 'wordshelf(no-current-date)', file: 'src/main/engine/j.ts', code: 'export const j = () => new Date()' },
  {
    rule: 'wordshelf(no-double-assertion)',
    file: 'src/main/app/k.ts',
    code: 'export const k = 1 as unknown as string'
  },
  {
    rule: 'wordshelf(no-physical-side)',
    file: 'src/renderer/lib/x.ts',
    code: `export const x = { marginLeft: 4 }`
  },
  {
    rule: 'wordshelf(no-physical-side)',
    file: 'src/renderer/ui/y.tsx',
    code: `export const y = (Box: (props: { ml: number }) => string) => <Box ml={4} />`
  },
  {
    rule: 'wordshelf(seeded-property)',
    file: 'src/shared/lib/v.test.ts',
    code: `import fc from 'fast-check'\nfc.assert(fc.property(fc.nat(), (n) => n >= 0), { numRuns: 9 })`
  },
  { rule: 'typescript(no-explicit-any)', file: 'src/main/app/l.ts', code: 'export const l = (x: any) => [x]' },
  { rule: 'eslint(no-console)', file: 'src/main/app/m.ts', code: `export const m = () => console.log('m')` },
  { rule: 'import(no-default-export)', file: 'src/main/app/n.ts', code: 'export default 1' },
  { rule: 'eslint(max-lines)', file: 'src/main/app/o.ts', code: `export const o = 1${'\n// line'.repeat(501)}` },
  {
    rule: 'typescript(no-floating-promises)',
    file: 'src/main/app/p.ts',
    code: 'export const p = () => { Promise.resolve(1) }'
  },
  {
    rule: 'typescript(no-misused-promises)',
    file: 'src/main/app/q.ts',
    code: 'export const q = (x: Promise<boolean>) => (x ? 1 : 2)'
  },
  {
    rule: 'typescript(require-array-sort-compare)',
    file: 'src/main/app/r.ts',
    code: 'export const r = [10, 9].sort()'
  },
  {
    rule: 'typescript(switch-exhaustiveness-check)',
    file: 'src/main/app/s.ts',
    code: `export const s = (x: 'a' | 'b') => {\n  switch (x) {\n    case 'a':\n      return 1\n  }\n  return 2\n}`
  }
]

/** What is allowed where it is, though it is forbidden elsewhere. */
const allowed: Readonly<Record<string, string>> = {
  'src/main/adapters/db/sql.ts': `export { sql } from 'kysely'`,
  'src/main/adapters/wix/sdk.ts': `export { createClient } from '@wix/sdk'`,
  'src/main/adapters/openai/sdk.ts': `export { OpenAI } from 'openai'`,
  'src/main/shells/electron/window.ts': `export { BrowserWindow } from 'electron'`,
  'src/main/app/clock.ts': 'export const now = () => Date.now() + new Date().getTime()',
  'src/main/engine/jobs/engine.test.ts': `import { join } from 'node:path'\nexport const t = [join, Date.now()]`,
  'src/renderer/ui/z.ts': `export const z = { marginInlineStart: 4, textAlign: 'start', left: 1 }`,
  'src/shared/lib/given.ts': 'export const given = (ms: number) => new Date(ms)'
}

/** Rule names by file. */
let found: ReadonlyMap<string, readonly string[]> = new Map()
let folder = ''

function lint(): Promise<string> {
  const program = path.join(root, 'node_modules/oxlint/bin/oxlint')
  return new Promise((resolve) => {
    // Problems make it exit with 1, which is what is wanted here: only the report counts.
    execFile(
      process.execPath,
      [program, '--type-aware', '--format=json', 'src'],
      // Cut off, it reports nothing that can be read.
      { cwd: folder, timeout: 280_000 },
      (_error, stdout) => resolve(stdout)
    )
  })
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wordshelf-lint-'))
  const files = { ...allowed, ...Object.fromEntries(seeds.map((seed) => [seed.file, seed.code])) }
  for (const [file, code] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(folder, file), `${code}\n`)
  }
  const configs = readdirSync(root).filter((name) => name.startsWith('tsconfig') || name === '.oxlintrc.json')
  for (const name of [...configs, 'package.json', 'scripts/lint'])
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  const report = JSON.parse(await lint()) as { diagnostics: readonly { code: string; filename: string }[] }
  const byFile = Map.groupBy(report.diagnostics, (problem) => problem.filename)
  found = new Map([...byFile].map(([file, problems]) => [file, problems.map((problem) => problem.code)]))
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the lint', () => {
  test.each(seeds)('$rule names the line seeded in $file', ({ rule, file }) => {
    expect(found.get(file)).toContain(rule)
  })

  test.each(Object.keys(allowed))('lets %s do what is its own business', (file) => {
    expect(found.get(file)).toBeUndefined()
  })
})
