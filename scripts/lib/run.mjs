// Child processes: run to the end with their output kept, or launched in the foreground with signals passed on.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { stripVTControlCharacters } from 'node:util'

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`)
}

/**
 * The sentence that ends a script: what is wrong and what to do about it. Nothing else is shown with it.
 */
export class Stop extends Error {}

/**
 * @typedef {object} Finished
 * @property {number} code exit code; 128 + signal number if a signal ended it; 124 if it took longer than allowed
 * @property {string} output stdout and stderr as they came
 * @property {number} tookMs
 */

/** The programs see a pipe; whoever reads us may have a terminal. */
const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }

/** How to end each program that runs: an interruption ends them all. @type {Set<() => void>} */
const running = new Set()

/**
 * Runs a program to its end and keeps what it printed.
 * @param {readonly string[]} command program and arguments
 * @param {object} options
 * @param {string} options.cwd
 * @param {Readonly<Record<string, string | undefined>>} [options.env]
 * @param {boolean} [options.live] also show the output while it comes
 * @param {number} [options.limitMs]
 * @returns {Promise<Finished>}
 */
export function run([program = '', ...args], { cwd, env = process.env, live = false, limitMs }) {
  const started = performance.now()
  return new Promise((resolve) => {
    // A group of its own, so that a time limit also ends what the program started.
    const detached = process.platform !== 'win32'
    const child = spawn(program, args, { cwd, env: { ...colour, ...env }, detached, stdio: ['ignore', 'pipe', 'pipe'] })
    /** @type {string[]} */
    const output = []
    let overdue = false
    const stop = () => kill(child, detached)
    running.add(stop)
    const limit =
      limitMs === undefined
        ? undefined
        : setTimeout(() => {
            overdue = true
            stop()
          }, limitMs)
    /** @param {NodeJS.Signals} signal */
    const interrupted = (signal) => {
      for (const end of running) end()
      process.exit(128 + constants.signals[signal])
    }
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
    const leash = whenOrphaned(() => interrupted('SIGTERM'))
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (/** @type {string} */ text) => {
        const plain = process.stdout.isTTY ? text : stripVTControlCharacters(text)
        output.push(plain)
        if (live) process.stdout.write(plain)
      })
    }
    let settled = false
    /** @param {number} code */
    const settle = (code) => {
      if (settled) return
      settled = true
      running.delete(stop)
      clearTimeout(limit)
      clearInterval(leash)
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
      resolve({ code: overdue ? 124 : code, output: output.join(''), tookMs: performance.now() - started })
    }
    child.on('error', (error) => {
      output.push(`${error.message}\n`)
      settle(127)
    })
    child.on('close', (code, signal) => settle(exitCode(code, signal)))
  })
}

/** @param {import('node:child_process').ChildProcess} child @param {boolean} group */
function kill(child, group) {
  if (child.pid === undefined) return
  try {
    if (group) process.kill(-child.pid, 'SIGKILL')
    else child.kill('SIGKILL')
  } catch {
    // It ended by itself in the meantime.
  }
}

/** @param {number | null} code @param {NodeJS.Signals | null} signal @returns {number} as a shell would report it */
export function exitCode(code, signal) {
  if (code !== null) return code
  return signal === null ? 1 : 128 + constants.signals[signal]
}

/**
 * Runs a program in the foreground until it ends: its output is ours, signals to us reach it, its exit code is the answer.
 * @param {readonly string[]} command program and arguments
 * @param {object} options
 * @param {string} options.cwd
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @param {(line: string) => void} [options.onLine] is told every line of stdout, which is shown all the same
 * @returns {Promise<number>}
 */
export function launch([program = '', ...args], { cwd, env, onLine }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...env },
      stdio: ['inherit', onLine === undefined ? 'inherit' : 'pipe', 'inherit']
    })
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      // Ctrl-C in a terminal reaches the whole group by itself; a second signal would look like impatience.
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      child.kill(signal)
    }
    /** @type {readonly NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, forward)
    const leash = whenOrphaned(() => child.kill('SIGTERM'))
    let rest = ''
    child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      process.stdout.write(text)
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) onLine?.(line)
    })
    child.on('error', (error) => {
      clearInterval(leash)
      say(error.message)
      resolve(127)
    })
    child.on('close', (code, signal) => {
      clearInterval(leash)
      for (const name of signals) process.off(name, forward)
      resolve(exitCode(code, signal))
    })
  })
}

/**
 * npm runs a script inside a shell, and a signal to npm ends that shell without ever reaching the script. So a script
 * that npm runs looks after its parent, and takes its death for a SIGTERM.
 * @param {() => void} stop
 * @returns {NodeJS.Timeout | undefined}
 */
function whenOrphaned(stop) {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return undefined
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 250)
  return watch
}

/** @param {string} text @param {number} count @returns {string} the last lines that are not blank and not a stack */
export function lastLines(text, count) {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
    .slice(-count)
    .join('\n')
}

/** @param {number} ms @returns {string} '0.4 s', '12 s', '3 min 5 s' */
export function duration(ms) {
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
