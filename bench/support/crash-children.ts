import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import type { CrashPlan } from './crash-plan.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** How a child ended, and what it said. */
export interface ChildEnd {
  readonly killed: boolean
  readonly code: number | null
  /** It outlived its time and was killed for that. */
  readonly overdue: boolean
  readonly complaint: string
}

export interface ChildOptions {
  /** Milliseconds after which a child that has not ended by itself is killed. */
  readonly patienceMs: number
  /** Kill from outside: so long after the start of the process, or after it said that it is ready. Milliseconds. */
  readonly kill?: { readonly from: 'start' | 'ready'; readonly afterMs: number }
  readonly env?: Readonly<Record<string, string>>
}

export interface Children<Plan = CrashPlan> {
  run(plan: Plan, options: ChildOptions): Promise<ChildEnd>
  /** Kills what still runs and removes the program. */
  close(): void
}

/**
 * Bundles the child's program, a file of this folder, once, as the app itself is built: a thousand starts cost a third, and a source file that changes
 * meanwhile changes nothing. It is started once without a plan, at which it ends: only a process that ends by itself leaves its compiled
 * code to the next ones, and an eighth of what each costs is compiling.
 */
export async function prepareChildren<Plan = CrashPlan>(file = 'crash-child.ts'): Promise<Children<Plan>> {
  const cache = path.join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  // Below node_modules, so that the bundle finds the native module.
  const outDir = mkdtempSync(path.join(cache, 'crash-'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: path.join(import.meta.dirname, file),
      outDir,
      target: 'node24',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'child.mjs' } }
    }
  })
  const program = path.join(outDir, 'child.mjs')
  const compiled = { NODE_COMPILE_CACHE: path.join(outDir, 'compiled') }
  spawnSync(process.execPath, [program], { stdio: 'ignore', env: { ...process.env, ...compiled } })
  const running = new Set<ReturnType<typeof spawn>>()

  return {
    async run(plan, { patienceMs, kill, env }) {
      const child = spawn(process.execPath, [program, JSON.stringify(plan)], {
        // Its input closes when we are gone, however we went: then it must not work on.
        stdio: ['pipe', 'pipe', 'pipe'],
        env: { ...process.env, ...compiled, ...env }
      })
      running.add(child)
      let overdue = false
      let complaint = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
      const timers = [
        setTimeout(() => {
          overdue = true
          child.kill('SIGKILL')
        }, patienceMs)
      ]
      const killIn = (ms: number): void => void timers.push(setTimeout(() => child.kill('SIGKILL'), ms))
      if (kill?.from === 'start') killIn(kill.afterMs)
      child.stdout.once('data', () => {
        if (kill?.from === 'ready') killIn(kill.afterMs)
      })
      child.stdout.resume()
      await once(child, 'close')
      for (const timer of timers) clearTimeout(timer)
      running.delete(child)
      return { killed: child.signalCode === 'SIGKILL', code: child.exitCode, overdue, complaint }
    },
    close() {
      for (const child of running) child.kill('SIGKILL')
      rmSync(outDir, { recursive: true, force: true })
    }
  }
}
