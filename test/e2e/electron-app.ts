import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import type { CallResult, Output, ProcedureName } from '#shared/contract/contract.ts'
import type { Transport } from '#shared/contract/transport.ts'
import { electronBinary, hasDisplay } from '../../scripts/lib/shell.mjs'
import { startModelServer, type ModelServer } from './model-server.ts'

declare global {
  interface Window {
    readonly wordshelf?: Transport
  }
}

const root = path.resolve(import.meta.dirname, '../..')
const standIn = path.join(root, 'test', 'stand-in', 'electron')
const chosen = process.env['ELECTRON_EXEC_PATH']
const binary = electronBinary(root)
/** Whether the tests run on a real Electron. */
export const isReal =
  binary !== undefined &&
  path.resolve(binary) !== standIn &&
  hasDisplay({ platform: process.platform, env: process.env })

/** For the titles of tests, so that nobody takes a run on the stand-in for one on Electron. */
export const onWhat = isReal ? 'Electron' : 'stand-in'

export interface RunningApp {
  readonly app: ElectronApplication
  readonly page: Page
  /** Quits as a person does, and answers with the exit code of the process. */
  quit(): Promise<number | null>
}

export interface Launcher {
  /** Survives restarts; removed after the test. */
  readonly dataDir: string
  start(args?: readonly string[]): Promise<RunningApp>
  /** The program without anything that waits for its window. Resolves when it has ended by itself. */
  runToEnd(args?: readonly string[]): Promise<{ readonly code: number | null; readonly errors: string }>
}

/** Neither a key nor a development server of whoever runs the tests may reach the app. */
function environment(): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !['OPENAI_API_KEY', 'ELECTRON_RENDERER_URL', 'ELECTRON_RUN_AS_NODE'].includes(entry[0])
  )
  return Object.fromEntries(own)
}

interface Started extends RunningApp {
  readonly child: ChildProcess
}

async function start(dataDir: string, args: readonly string[]): Promise<Started> {
  if (!existsSync(path.join(root, 'out', 'main', 'index.js')))
    throw new Error('The app has not been built: run npm run build')
  const executablePath = isReal ? chosen : standIn
  const app = await _electron.launch({
    // Left out for the installed binary: Playwright then prepares it before the app runs.
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [root, '--data-dir', dataDir, ...args],
    cwd: root,
    env: environment()
  })
  const child = app.process()
  const page = await app.firstWindow()
  await page.getByRole('navigation').first().waitFor()
  return {
    app,
    page,
    child,
    async quit() {
      await app.close()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      return child.exitCode
    }
  }
}

async function runToEnd(
  dataDir: string,
  args: readonly string[]
): Promise<{ readonly code: number | null; readonly errors: string }> {
  const program = isReal ? (binary ?? standIn) : standIn
  const child = spawn(program, ['--no-sandbox', root, '--data-dir', dataDir, ...args], {
    cwd: root,
    env: environment()
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  await once(child, 'close')
  return { code: child.exitCode, errors }
}

function makeFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'wordshelf-electron-'))
}

async function end({ child, quit }: Started): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await quit()
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

interface Shared extends RunningApp {
  readonly dataDir: string
}

export const test = base.extend<{ launcher: Launcher; model: ModelServer }, { shared: Shared }>({
  shared: [
    async ({}, use) => {
      const dataDir = makeFolder()
      const started = await start(dataDir, ['--sample'])
      await use({ ...started, dataDir })
      await end(started)
      removeFolder(dataDir)
    },
    { scope: 'worker' }
  ],
  launcher: async ({}, use) => {
    const dataDir = makeFolder()
    const running: Started[] = []
    await use({
      dataDir,
      async start(args = ['--sample']) {
        const app = await start(dataDir, args)
        running.push(app)
        return app
      },
      runToEnd: (args = []) => runToEnd(dataDir, args)
    })
    for (const started of running) await end(started)
    removeFolder(dataDir)
  },
  model: async ({}, use) => {
    const server = await startModelServer('sk-test-4f1c9d27b85e4a60')
    await use(server)
    await server.close()
  }
})

/** A call through the bridge, as the page itself makes it. */
export async function call<P extends ProcedureName>(
  page: Page,
  procedure: P,
  input: unknown = {}
): Promise<CallResult<Output<P>>> {
  const result = await page.evaluate(
    async ({ name, fields }) => {
      if (!window.wordshelf) throw new Error('the page has no bridge')
      return window.wordshelf.call(name, fields, {})
    },
    { name: procedure as string, fields: input }
  )
  return result as CallResult<Output<P>>
}

/** The answer of a call that must succeed. */
export async function value<P extends ProcedureName>(
  page: Page,
  procedure: P,
  input: unknown = {}
): Promise<Output<P>> {
  const result = await call(page, procedure, input)
  if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`)
  return result.value
}
