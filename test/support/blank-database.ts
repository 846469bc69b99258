import type Database from 'better-sqlite3'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase } from '../../src/main/adapters/db/open.ts'

let blank: Promise<Buffer> | undefined

async function makeBlank(): Promise<Buffer> {
  const dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-blank-'))
  const file = path.join(dir, 'wordshelf.db')
  try {
    // Closing it takes the write-ahead log into the file.
    const raw = await openDatabase(file)
    raw.close()
    return readFileSync(file)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/**
 * Opens a database as the app does; one that is not there yet begins as a copy of one that was migrated once in this process: the
 * migrations were a third of the work of the tests that open one each. What the migrations do has tests of its own.
 */
export async function openBlankDatabase(file: string): Promise<Database.Database> {
  if (!existsSync(file)) {
    blank ??= makeBlank()
    const bytes = await blank
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
  return openDatabase(file)
}
