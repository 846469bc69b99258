import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { acquireLock } from './lock.ts'

let dir: string
const children = new Set<ChildProcess>()

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-lock-'))
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
  rmSync(dir, { recursive: true, force: true })
})

/** Holds the lock in a process of its own until that is killed. */
const HOLDER = `
import { acquireLock } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)}
// Kept in sight: a lock that is garbage is let go of.
globalThis.lock = acquireLock(process.argv[1])
process.stdout.write(globalThis.lock ? 'held' : 'refused')
setInterval(() => undefined, 1_000)
`

async function otherProcess() {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', HOLDER, dir], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  children.add(child)
  const [said] = await once(child.stdout.setEncoding('utf8'), 'data')
  return {
    said: said as string,
    async kill() {
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
    }
  }
}

test('a second holder in the same process is refused until the first lets go', () => {
  const first = acquireLock(dir)
  expect(first).not.toBeNull()
  expect(acquireLock(dir)).toBeNull()
  first?.release()
  const second = acquireLock(dir)
  expect(second).not.toBeNull()
  second?.release()
})

test('another process is refused, whichever came first', async () => {
  const own = acquireLock(dir)
  const late = await otherProcess()
  expect(late.said).toBe('refused')
  await late.kill()
  own?.release()
  const early = await otherProcess()
  expect(early.said).toBe('held')
  expect(acquireLock(dir)).toBeNull()
  await early.kill()
})

test('a killed holder leaves no lock behind', async () => {
  const holder = await otherProcess()
  expect(acquireLock(dir)).toBeNull()
  await holder.kill()
  const own = acquireLock(dir)
  expect(own).not.toBeNull()
  own?.release()
})

test('a lock file that was half written is taken, and is a lock again', () => {
  writeFileSync(path.join(dir, 'lock.db'), 'half a lock '.repeat(100))
  const first = acquireLock(dir)
  expect(first).not.toBeNull()
  expect(acquireLock(dir)).toBeNull()
  first?.release()
})

test('a folder that does not exist yet is made', () => {
  const lock = acquireLock(path.join(dir, 'new', 'folder'))
  expect(lock).not.toBeNull()
  lock?.release()
})
