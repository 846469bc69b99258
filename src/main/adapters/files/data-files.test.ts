import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDataFiles, spoolFolders } from './data-files.ts'

let dir: string

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-files-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const open = () => createDataFiles(dir, path.resolve(import.meta.dirname, '../../../../resources'))

test('an upload is taken once', () => {
  const files = open()
  writeFileSync(path.join(spoolFolders(dir).uploads, 'upload-1.csv'), 'a,b')
  expect(files.takeUpload('upload-1')).toEqual({ storedFile: 'upload-1.csv', bytes: 3 })
  expect(readFileSync(files.importPath('upload-1.csv'), 'utf8')).toBe('a,b')
  expect(files.takeUpload('upload-1')).toBeNull()
})

test('an upload that was never sent is none', () => {
  expect(open().takeUpload('upload-1')).toBeNull()
})

test('a new run clears uploads and exports of the last one, and keeps imports and reports', () => {
  const files = open()
  writeFileSync(path.join(spoolFolders(dir).uploads, 'left.csv'), 'x')
  for (const id of ['job-1-x', 'refused-1']) writeFileSync(files.exportPath(id), 'x')
  writeFileSync(`${files.exportPath('job-2-x')}.part`, 'x')
  writeFileSync(files.importPath('kept.csv'), 'x')
  open()
  expect(readdirSync(spoolFolders(dir).uploads)).toEqual([])
  expect(readdirSync(spoolFolders(dir).exports)).toEqual(['refused-1.csv'])
  expect(files.importExists('kept.csv')).toBe(true)
})

test('the sample is copied, never moved', () => {
  const files = open()
  const { storedFile, bytes } = files.copySample('sample')
  expect(bytes).toBeGreaterThan(1_000)
  files.removeImport(storedFile)
  files.removeImport(storedFile)
  expect(files.importExists(storedFile)).toBe(false)
  expect(existsSync(path.join(import.meta.dirname, '../../../../resources/sample-store.csv'))).toBe(true)
})
