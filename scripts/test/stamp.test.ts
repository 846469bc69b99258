import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hasStamp, hashFiles, hashOf, writeStamp } from '../lib/stamp.mjs'

let root = ''
const put = (file: string, text: string) => {
  mkdirSync(path.join(root, path.dirname(file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'wordshelf-stamp-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('the stamp of a build', () => {
  test('changes with a file’s text, name, arrival and departure', () => {
    put('src/a.ts', 'one')
    const first = hashFiles(root, ['src'])
    put('src/a.ts', 'two')
    const changed = hashFiles(root, ['src'])
    put('src/deep/b.ts', '')
    const arrived = hashFiles(root, ['src'])
    rmSync(path.join(root, 'src/a.ts'))
    expect(new Set([first, changed, arrived, hashFiles(root, ['src'])]).size).toBe(4)
  })

  test('does not change with a file’s time: a fresh checkout of the same text needs no build', () => {
    put('src/a.ts', 'one')
    const before = hashFiles(root, ['src'])
    utimesSync(path.join(root, 'src/a.ts'), 1, 1)
    expect(hashFiles(root, ['src'])).toBe(before)
  })

  test('leaves out what does not count, installed packages, and folders that do not exist', () => {
    put('src/a.ts', 'one')
    const before = hashFiles(root, ['src', 'nowhere'], (file) => !file.endsWith('.test.ts'))
    put('src/a.test.ts', 'a test')
    put('src/node_modules/x.js', 'a package')
    expect(hashFiles(root, ['src'], (file) => !file.endsWith('.test.ts'))).toBe(before)
  })

  test('tells apart lists whose joined text is the same', () => {
    expect(hashOf(['ab', 'c'])).not.toBe(hashOf(['a', 'bc']))
  })

  test('is kept in a file, and a missing or other one does not match', () => {
    const file = path.join(root, 'out/.stamp')
    expect(hasStamp(file, 'x')).toBe(false)
    writeStamp(file, 'x')
    expect(hasStamp(file, 'x')).toBe(true)
    expect(hasStamp(file, 'y')).toBe(false)
  })
})
