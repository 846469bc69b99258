import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ON_POSTGRES } from '../../backend/test/support/database.ts'

const MAIN = path.resolve(import.meta.dirname, '../../backend/src/main.ts')

let folder: string
let children: ChildProcess[]

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wordshelf-backend-process-'))
  children = []
})
afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
})

interface Started {
  readonly child: ChildProcess
  readonly exited: Promise<number | null>
  /** What it has written to either stream, once that fits. Rejects where it ends before. */
  written(pattern: RegExp): Promise<RegExpExecArray>
}

/** The backend as its operator starts it, on the folder of the test. */
function start(...args: string[]): Started {
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--data-dir', folder, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '' }
  })
  children.push(child)
  let text = ''
  let look = (): void => undefined
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      look()
    })
  const exited = once(child, 'close').then(([code]) => code as number | null)
  return {
    child,
    exited,
    written: (pattern) =>
      new Promise((resolve, reject) => {
        look = () => {
          const found = pattern.exec(text)
          if (found) resolve(found)
        }
        look()
        void exited.then(() => reject(new Error(`It ended without that: ${text}`)))
      })
  }
}

/** On PostgreSQL the database keeps its processes apart itself. */
describe.skipIf(ON_POSTGRES)('a backend on a folder', () => {
  test('turns away a second one, and leaves the folder to the next when it dies', async () => {
    const first = start()
    await first.written(/^READY /m)
    const second = start()
    const [complaint] = await second.written(/^another backend works on .*$/m)
    expect(complaint).toContain(folder)
    expect(await second.exited).toBe(1)
    first.child.kill('SIGKILL')
    await first.exited
    const third = start()
    await third.written(/^READY /m)
  }, 300_000)

  test('that is told to end answers the call that is under way, and ends well', async () => {
    const backend = start('--demo', 'Lamps')
    const code = (await backend.written(/minutes: (\S+)/))[1] ?? ''
    const url = (await backend.written(/^READY (\S+)$/m))[1] ?? ''
    const call = request(`${url}/v1/devices/pair`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Expect: '100-continue' }
    })
    const answered = once(call, 'response') as Promise<[IncomingMessage]>
    call.flushHeaders()
    await once(call, 'continue')
    backend.child.kill('SIGTERM')
    await backend.written(/"stopping"/)
    call.end(JSON.stringify({ code, deviceName: 'Till' }))
    const [answer] = await answered
    answer.resume()
    expect(answer).toMatchObject({ statusCode: 200, headers: { connection: 'close' } })
    expect(await backend.exited).toBe(0)
  }, 300_000)
})
