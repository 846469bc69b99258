import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

// docs/behaviours.md promises tests and pictures by name. A promise whose test was renamed, removed or skipped is none.

const root = path.resolve(import.meta.dirname, '../..')
const rows = readFileSync(path.join(root, 'docs/behaviours.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+ /.test(line))

interface Proof {
  readonly file: string
  readonly titles: readonly string[]
}

/** The last cell: files in backquotes with a semicolon between them, each followed by the titles of its tests in quotation marks. */
function proofsOf(row: string): readonly Proof[] {
  const cell = row.split(' | ').at(-1) ?? ''
  return cell.split(/; (?=`)/).map((part) => ({
    file: /`([^`]+)`/.exec(part)?.[1] ?? '',
    titles: [...part.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title)
  }))
}

test('all 25 behaviours are there, in their order', () => {
  expect(rows.map((row) => Number(/\d+/.exec(row)?.[0]))).toEqual(Array.from({ length: 25 }, (_, at) => at + 1))
})

describe.each(rows.map((row) => [/^\| (\d+) /.exec(row)?.[1] ?? '', row] as const))('behaviour %s', (_number, row) => {
  test('is shown by tests and pictures that exist', () => {
    for (const { file, titles } of proofsOf(row)) {
      expect(existsSync(path.join(root, file)), file).toBe(true)
      const isPicture = file.startsWith('docs/screenshots/')
      if (isPicture) continue
      expect(titles.length, `${file} has no title`).toBeGreaterThan(0)
      const code = readFileSync(path.join(root, file), 'utf8')
      const tests = new Set([...code.matchAll(/\btest\(\s*(['"`])(.*?)\1/g)].map(([, , title]) => title))
      expect(titles.filter((title) => !tests.has(title))).toEqual([])
    }
  })
})
