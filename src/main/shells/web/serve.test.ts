import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

let folder = ''
const children: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wordshelf-serve-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface Program {
  readonly child: ChildProcess
  readonly exit: Promise<number | null>
  stdout(): string
  stderr(): string
  /** The READY line's address. */
  ready(): Promise<URL>
}

/** The real shell in a process of its own, over an engine that writes down what happens to it. */
function start(args: readonly string[], engine: 'works' | 'locked' | 'hangs' | 'dies' = 'works'): Program {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM, '--', ...args], {
    env: { ...process.env, WORDSHELF_TEST_ENGINE: engine, WORDSHELF_TEST_NOTES: join(folder, 'notes') }
  })
  children.push(child)
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const exit = once(child, 'close').then(([code]) => code as number | null)
  return {
    child,
    exit,
    stdout: () => out,
    stderr: () => err,
    async ready() {
      await vi.waitFor(() => expect(out + err).toContain('\n'), { timeout: 20_000 })
      expect(err).toBe('')
      const [, address] = /^READY (\S+)\n$/.exec(out) ?? []
      return new URL(address ?? 'missing:')
    }
  }
}

const url = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href)
const PROGRAM = `
import { appendFileSync } from 'node:fs'
import { serve } from ${url('./serve.ts')}
import { onStopSignal } from ${url('./stop-signals.ts')}
import { createLogFile } from ${url('../../adapters/system/log-file.ts')}
import { systemClock, systemIds, systemTimers } from ${url('../../adapters/system/system.ts')}
import { createFileHostServices } from ${url('../../adapters/secrets/file-host-services.ts')}
const { WORDSHELF_TEST_ENGINE: engine, WORDSHELF_TEST_NOTES: notes } = process.env
const note = (text) => appendFileSync(notes, text + '\\n')
process.exitCode = await serve({
  args: process.argv.slice(1),
  place: { platform: process.platform, env: process.env, home: '/nowhere' },
  version: '1.2.3',
  threadUrl: new URL('file:///thread.js'),
  resourcesDir: '/resources',
  pageDir: '/no/page',
  timers: systemTimers,
  ids: systemIds,
  createLog: (file) => createLogFile(file, systemClock),
  createHostServices: createFileHostServices,
  async startEngine(options, host) {
    if (engine === 'locked') throw new Error('Wordshelf is already running with this data folder\\nstack')
    const settings = await host.loadSettings()
    note(JSON.stringify({ ...options, threadUrl: String(options.threadUrl), provider: settings.provider, model: settings.model }))
    return {
      call: async () => ({ ok: true, value: {} }),
      on: () => () => undefined,
      whenGone: engine === 'dies' ? new Promise((resolve) => setImmediate(resolve)) : new Promise(() => undefined),
      stop: () => { note('stop'); return engine === 'hangs' ? new Promise(() => setInterval(() => {}, 1000)) : Promise.resolve() }
    }
  },
  print: (text) => process.stdout.write(text + '\\n'),
  complain: (text) => process.stderr.write(text + '\\n'),
  onSignal: onStopSignal
})
process.exit()
`

const notes = (): readonly string[] => readFileSync(join(folder, 'notes'), 'utf8').trim().split('\n')

describe('the program', () => {
  test('prints one READY line and nothing else, and answers there', async () => {
    const program = start(['--data-dir', join(folder, 'data')])
    const address = await program.ready()
    expect(address.hostname).toBe('127.0.0.1')
    const token = address.searchParams.get('token') ?? ''
    expect(token.length).toBeGreaterThanOrEqual(40)
    const answer = await fetch(new URL('/api/credits', address), { headers: { Authorization: `Bearer ${token}` } })
    expect(answer.status).toBe(200)
    program.child.kill('SIGTERM')
    expect(await program.exit).toBe(0)
    expect(program.stdout().split('\n')).toHaveLength(2)
    expect(program.stderr()).toBe('')
    const log = readFileSync(join(folder, 'data', 'logs', 'web.log'), 'utf8')
      .trim()
      .split('\n')
    expect(log.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual([
      'ready',
      'stopping',
      'stopped'
    ])
    expect(log.join('\n')).not.toContain(token)
  })

  test('hands the options on, and what the command line says about the model counts', async () => {
    const data = join(folder, 'data')
    const args = ['--data-dir', data, '--token', 'fixed', '--sample', '--allowance', '7', '--model', 'small']
    const program = start([...args, '--wix-base-url', 'http://127.0.0.1:7'])
    const address = await program.ready()
    expect(address.search).toBe('?token=fixed')
    expect(JSON.parse(notes()[0] ?? '')).toEqual({
      dataDir: data,
      shell: 'web',
      version: '1.2.3',
      threadUrl: 'file:///thread.js',
      resourcesDir: '/resources',
      sample: true,
      allowance: 7,
      shopUrl: 'http://127.0.0.1:7',
      provider: 'openai',
      model: 'small'
    })
    expect(statSync(data).mode & 0o777).toBe(0o700)
  })

  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s ends event streams, stops the engine and exits with 0',
    async (signal) => {
      const program = start(['--data-dir', folder, '--token', 'fixed'])
      const address = await program.ready()
      const events = await fetch(new URL('/api/events', address), { headers: { Authorization: 'Bearer fixed' } })
      const text = events.text()
      program.child.kill(signal)
      expect([await program.exit, program.stderr()]).toEqual([0, ''])
      expect(await text).toContain(': open')
      expect(notes().at(-1)).toBe('stop')
    }
  )

  test('a second signal does not wait', async () => {
    const program = start(['--data-dir', folder], 'hangs')
    await program.ready()
    program.child.kill('SIGTERM')
    await vi.waitFor(() => expect(notes()).toContain('stop'), { timeout: 10_000 })
    program.child.kill('SIGTERM')
    expect(await program.exit).toBe(1)
  })

  test('an engine that dies takes the program with it, and that is said', async () => {
    const program = start(['--data-dir', folder], 'dies')
    expect(await program.exit).toBe(1)
    expect(program.stderr()).toBe(
      'wordshelf: the engine has stopped; start Wordshelf again, nothing that was saved is lost\n'
    )
  })

  test('an engine that cannot start is one line and exit code 1', async () => {
    const program = start(['--data-dir', folder], 'locked')
    expect(await program.exit).toBe(1)
    expect(program.stdout()).toBe('')
    expect(program.stderr()).toBe('wordshelf: Wordshelf is already running with this data folder\n')
  })

  test('a port in use is one line and exit code 1, and the engine is stopped again', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const program = start(['--data-dir', folder, '--port', String(port)])
    expect(await program.exit).toBe(1)
    expect(program.stderr()).toBe(
      `wordshelf: port ${port} is in use: choose another with --port, or none for any free one\n`
    )
    expect(notes().at(-1)).toBe('stop')
    other.close()
  })

  test('a wrong option is one line and exit code 2, before anything is touched', async () => {
    const data = join(folder, 'data')
    const program = start(['--data-dir', data, '--port', 'many'])
    expect(await program.exit).toBe(2)
    expect(program.stderr()).toBe('wordshelf: --port takes a whole number from 0 to 65535\n')
    expect(existsSync(data)).toBe(false)
  })

  test('a data folder that is a file is one line', async () => {
    writeFileSync(join(folder, 'file'), '')
    const program = start(['--data-dir', join(folder, 'file', 'data')])
    expect(await program.exit).toBe(1)
    expect(program.stderr()).toMatch(/^wordshelf: the data folder .* cannot be used \(ENOTDIR\)\n$/)
  })

  test('a backend without a pairing code is one line, and the app runs', async () => {
    const program = start(['--data-dir', folder, '--backend', 'https://b.example'])
    await vi.waitFor(() => expect(program.stdout()).toContain('READY'), { timeout: 20_000 })
    expect(program.stderr()).toBe(
      'wordshelf: --backend has no effect without a pairing code in the environment variable WORDSHELF_BACKEND_TOKEN\n'
    )
  })

  test('--help prints the options and starts nothing', async () => {
    const program = start(['--help'])
    expect(await program.exit).toBe(0)
    expect(program.stdout()).toContain('--data-dir DIR')
    expect(existsSync(join(folder, 'notes'))).toBe(false)
  })
})
