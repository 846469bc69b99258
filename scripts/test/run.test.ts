import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { duration, exitCode, lastLines, launch, run } from '../lib/run.mjs'

const cwd = tmpdir()
const node = (code: string) => [process.execPath, '-e', code]

describe('a child process', () => {
  test('answers with its exit code and everything it printed', async () => {
    const { code, output } = await run(node('console.log("out"); console.error("err"); process.exitCode = 3'), { cwd })
    expect(code).toBe(3)
    expect(output).toContain('out')
    expect(output).toContain('err')
  })

  test('that cannot be started is a failure with its reason, not a crash', async () => {
    const { code, output } = await run(['no-such-program'], { cwd })
    expect(code).toBe(127)
    expect(output).toContain('no-such-program')
  })

  test('that hangs is ended at its limit', async () => {
    expect((await run(node('setInterval(() => {}, 1000)'), { cwd, limitMs: 50 })).code).toBe(124)
  })

  test('in the foreground hands on its exit code', async () => {
    expect(await launch(node('process.exitCode = 7'), { cwd, env: process.env })).toBe(7)
  })
})

test('an interruption ends all programs that run at once', async () => {
  const callers: Socket[] = []
  const server = createServer((socket) => callers.push(socket.resume())).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Each program holds a connection, which ends with it.
  const program = node(`require('node:net').connect(${(server.address() as AddressInfo).port}, '127.0.0.1')`)
  const module = pathToFileURL(path.resolve(import.meta.dirname, '../lib/run.mjs')).href
  const script = `const { run } = await import(${JSON.stringify(module)})
    for (let n = 0; n < 2; n += 1) run(${JSON.stringify(program)}, { cwd: ${JSON.stringify(cwd)} })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' })
  while (callers.length < 2) await once(server, 'connection')
  const ended = Promise.all(callers.map((caller) => once(caller, 'close')))
  child.kill('SIGTERM')
  await ended
  server.close()
})

test('an end by signal is counted as a shell counts it', () => {
  expect(exitCode(null, 'SIGTERM')).toBe(143)
  expect(exitCode(0, null)).toBe(0)
})

test('the last lines leave blank ones and stacks out', () => {
  expect(lastLines('a\n\nb\r\n  \n    at run (x.js:1)\nc\n', 2)).toBe('b\nc')
})

test.each([
  [420, '0.4 s'],
  [9_960, '10 s'],
  [185_000, '3 min 5 s']
])('%i ms reads %s', (ms, text) => {
  expect(duration(ms)).toBe(text)
})
