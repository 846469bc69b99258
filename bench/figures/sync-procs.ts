import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findPostgres } from '../../scripts/find-postgres.mjs'
import { startPostgres } from '../../test/support/postgres.ts'
import { startFaultServer } from '../support/fault-server-process.ts'
import type { Figure } from '../support/figure.ts'
import { BackendProcess } from '../support/procs-backend.ts'
import { planSchedule } from '../support/procs-plan.ts'
import { HEALING_MS, runSchedule, type Rig, type ScheduleResult } from '../support/procs-schedule.ts'
import { losing, LOST_EVENTS } from '../support/procs-tamper.ts'
import { rounded } from '../support/speed-stats.ts'

const COUNTS = { short: 6, full: 200 } as const
/** Schedules at the same time, each with a backend of its own: a schedule waits longer than it works. */
const WORKERS = 3
/** A fault that is built in has to show within so many schedules. */
const CONTROL_SCHEDULES = 3
const SHOWN = 6

export const figure: Figure = {
  name: 'sync-procs',
  what: 'Three clients (the built web shell) on one store, a real backend, and a proxy between that drops, delays, repeats, reorders, tears, answers 502 and resets after the commit, while clients and backend are killed and put to sleep: after healing every outbox empties by itself, and everybody sees the same.',
  unit: 'schedules not in order',
  goal: `0 of ${COUNTS.full}: every outbox empty within ${HEALING_MS / 1_000} s of healing, the same jobs and texts on all three devices, everything that was confirmed is there, credits exact; a proxy that loses acknowledged events is noticed`,
  needs: ['build'],
  async run({ full, seed, progress, args }) {
    const at = args.indexOf('--schedule')
    const only = at === -1 ? undefined : Number(args[at + 1])
    const count = full ? COUNTS.full : COUNTS.short
    const todo = only === undefined ? Array.from({ length: count }, (_, n) => n) : [only]
    const results: ScheduleResult[] = []
    const model = await startFaultServer({ latencyMs: 15, seed })
    await model.setFaults([{ kind: 'refusal', probability: 0.08 }])
    const databases = await openDatabases(args.includes('--pglite') || findPostgres() === undefined)
    const one = async (rig: Rig, n: number): Promise<void> => {
      const result = await runSchedule(rig, planSchedule(n, seed)).catch(brokenOff)
      results.push(result)
      const took = result.emptyMs === null ? 'never empty' : `empty after ${rounded(result.emptyMs / 1_000, 1)} s`
      progress(
        `schedule ${n} (${results.length} of ${todo.length}): ${result.jobs} jobs, ${result.items} items, ${took}`
      )
      for (const text of result.wrong.slice(0, SHOWN))
        progress(`  WRONG (again: --seed ${seed} --schedule ${n}): ${text}`)
    }
    const queue = [...todo]
    const caught: string[] = []
    const missed: string[] = []
    try {
      await inRigs(databases, model.baseUrl, WORKERS, async (rig) => {
        for (let n = queue.shift(); n !== undefined; n = queue.shift()) await one(rig, n)
      })
      if (only === undefined)
        await inRigs(databases, model.baseUrl, 1, async (rig) => {
          for (const type of LOST_EVENTS) {
            const seen = await control(rig, type, seed)
            if (seen === null) missed.push(type)
            else caught.push(`${type}: ${seen}`)
            progress(`control, ${type} lost: ${seen === null ? 'NOT CAUGHT' : 'caught'}`)
          }
        })
    } finally {
      await databases.close()
      await model.stop()
    }
    const bad = results.filter(({ wrong }) => wrong.length > 0).length
    return {
      value: bad,
      ...(only === undefined && { against: caught.length }),
      ok: bad === 0 && results.length === todo.length && missed.length === 0,
      details: [
        ...detailsOf(results),
        ...caught.map((text) => `control caught, ${text}`),
        ...missed.map((type) => `control, ${type} lost: NOT CAUGHT`)
      ]
    }
  }
}

function brokenOff(error: unknown): ScheduleResult {
  const wrong = [`broken off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]
  return { wrong, emptyMs: null, equalMs: null, jobs: 0, items: 0, noted: 0, befell: {} }
}

async function control(rig: Rig, type: (typeof LOST_EVENTS)[number], seed: number): Promise<string | null> {
  for (let n = 0; n < CONTROL_SCHEDULES; n++) {
    const plan = { ...planSchedule(n, seed + 1), faults: {}, misfortunes: [], allowance: 1_000 }
    const { wrong } = await runSchedule(rig, plan, losing(type, 2))
    const [first] = wrong
    if (first !== undefined) return first
  }
  return null
}

interface Databases {
  /** A fresh one. */
  next(): Promise<{ readonly url: string } | { readonly folder: string }>
  close(): Promise<void>
}

/** One PostgreSQL with a database for each backend, or PGlite where there is none, or where it is asked for. */
async function openDatabases(pglite: boolean): Promise<Databases> {
  if (pglite) {
    const dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-procs-'))
    let made = 0
    return {
      next: () => Promise.resolve({ folder: path.join(dir, String((made += 1))) }),
      close: () => Promise.resolve(rmSync(dir, { recursive: true, force: true }))
    }
  }
  const postgres = await startPostgres()
  let made = 0
  return {
    next: async () => ({ url: await postgres.createDatabase(`store${(made += 1)}`) }),
    close: () => postgres.stop()
  }
}

async function inRigs(
  databases: Databases,
  modelUrl: string,
  count: number,
  work: (rig: Rig) => Promise<void>
): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, async () => {
      const backend = await BackendProcess.start(await databases.next())
      try {
        await work({ backend, modelUrl })
      } finally {
        await backend.stop()
      }
    })
  )
}

function detailsOf(results: readonly ScheduleResult[]): string[] {
  const sum = (of: (result: ScheduleResult) => number): number => results.reduce((all, result) => all + of(result), 0)
  const befell = new Map<string, number>()
  for (const result of results)
    for (const [what, times] of Object.entries(result.befell)) befell.set(what, (befell.get(what) ?? 0) + times)
  const seconds = (of: (result: ScheduleResult) => number | null): string => {
    const sorted = results.flatMap((result) => of(result) ?? []).sort((a, b) => a - b)
    const at = (share: number): number => rounded((sorted[Math.ceil(share * sorted.length) - 1] ?? 0) / 1_000, 1)
    return `${at(0.5)} s in the middle, ${at(0.95)} s at 95 %, ${at(1)} s at most`
  }
  return [
    `${sum(({ jobs }) => jobs)} jobs of ${sum(({ items }) => items)} items; ${sum(({ noted }) => noted)} confirmations held against the end`,
    `outboxes empty after ${seconds(({ emptyMs }) => emptyMs)}; the same everywhere after ${seconds(({ equalMs }) => equalMs)}`,
    `what befell them: ${[...befell].map(([what, times]) => `${times} × ${what}`).join(', ')}`
  ]
}
