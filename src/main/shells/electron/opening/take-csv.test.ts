import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createUploads } from '../../common/uploads.ts'
import { takeCsv } from './take-csv.ts'

let folder: string
const spool = (): string => join(folder, 'uploads')
const take = (name: string, maxBytes = 1000) =>
  takeCsv(join(folder, name), createUploads({ folder: spool(), newId: () => 'upload-0001', maxBytes }))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'take-csv-'))
  mkdirSync(spool())
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a CSV file from the disk', () => {
  test('is copied whole to where imports are read, and named without its folder', async () => {
    writeFileSync(join(folder, 'My products.CSV'), 'handleId,name\nm1,Mug\n')
    expect(await take('My products.CSV')).toEqual({
      ok: true,
      value: { uploadId: 'upload-0001', fileName: 'My products.CSV', bytes: 21 }
    })
    expect(readFileSync(join(spool(), 'upload-0001.csv'), 'utf8')).toContain('Mug')
  })

  test.each([
    ['gone.csv', /not there any more/],
    ['products.xlsx', /not a CSV file/],
    ['folder.csv', /is not a file/],
    ['device.csv', /is not a file/],
    ['empty.csv', /is empty/],
    ['large.csv', /has more than/]
  ])('that is no use is refused with a sentence, and nothing stays of it: %s', async (name, sentence) => {
    mkdirSync(join(folder, 'folder.csv'))
    symlinkSync('/dev/zero', join(folder, 'device.csv'))
    writeFileSync(join(folder, 'empty.csv'), '')
    writeFileSync(join(folder, 'large.csv'), 'x'.repeat(1001))
    expect(await take(name)).toEqual({ ok: false, error: expect.stringMatching(sentence) as string })
    expect(readdirSync(spool())).toEqual([])
  })
})
