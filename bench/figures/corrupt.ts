import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { seededRandom } from '../../simulators/random.ts'
import { CLOSED_DISKS, runClosedDisks, type ClosedDiskResult } from '../support/corrupt-closed-disk.ts'
import { missedControls } from '../support/corrupt-controls.ts'
import { DAMAGES, plan } from '../support/corrupt-damage.ts'
import { buildTemplate, call, createJob, startOn } from '../support/corrupt-store.ts'
import { runTrial, type TrialResult } from '../support/corrupt-trial.ts'
import type { Figure } from '../support/figure.ts'

/** Sets that are opened side by side. */
const LANES = 2

export const figure: Figure = {
  name: 'corrupt',
  what: 'Whatever happens to the files of a store, the app opens, says what it found, keeps the damaged files and never gives a credit back.',
  unit: 'violations',
  goal: '200 damaged sets: every one opens (a disk that takes nothing is refused in words, with nothing changed), 0 violations, and each of 4 faulty recoveries is caught',
  async run({ full, seed, progress }) {
    const base = mkdtempSync(path.join(tmpdir(), 'wordshelf-corrupt-'))
    try {
      const template = await buildTemplate(path.join(base, 'template'))
      const stranger = path.join(base, 'stranger')
      const other = await startOn(path.join(base, 'other'))
      await createJob(other, 0, 3, false)
      await call(other, 'app.status')
      cpSync(path.join(base, 'other'), stranger, { recursive: true })
      await other.stop()

      const sets = plan((full ? 200 : DAMAGES.length + CLOSED_DISKS) - CLOSED_DISKS)
      const results: TrialResult[] = []
      let next = 0
      const lane = async (): Promise<void> => {
        for (let index = next++; index < sets.length; index = next++) {
          const damage = sets[index]
          if (!damage) return
          const random = seededRandom(seed * 1_000 + index)
          const dir = path.join(base, `set-${index}`)
          const result = await runTrial({ template, stranger, damage, random: () => random.next(), dir })
          for (const violation of result.violations) progress(`set ${index} (${damage.name}): ${violation}`)
          results.push(result)
          if (results.length % 20 === 0) progress(`${results.length} sets`)
        }
      }
      await Promise.all(Array.from({ length: LANES }, lane))

      const disks: ClosedDiskResult[] = []
      runClosedDisks(template, base, (result) => {
        for (const violation of result.violations) progress(`${result.name}: ${violation}`)
        if (result.untried !== null) progress(`${result.name}: not tried, ${result.untried}`)
        disks.push(result)
      })
      const random = seededRandom(seed)
      const control = await missedControls(template, stranger, DAMAGES, () => random.next(), path.join(base, 'control'))
      return judge(results, disks, control)
    } finally {
      rmSync(base, { recursive: true, force: true })
    }
  }
}

function judge(
  results: readonly TrialResult[],
  disks: readonly ClosedDiskResult[],
  control: { readonly tried: number; readonly missed: readonly string[] }
) {
  const violations =
    results.reduce((sum, result) => sum + result.violations.length, 0) +
    disks.reduce((sum, result) => sum + result.violations.length, 0)
  const opened = results.filter((result) => result.opened).length + disks.filter((disk) => disk.opened).length
  const refused = disks.filter((disk) => disk.refused).length
  const untried = disks.filter((disk) => disk.untried !== null)
  const total = results.length + disks.length
  const outcomes = (outcome: TrialResult['outcome']): number => results.filter((one) => one.outcome === outcome).length
  const silent = results.filter((result) => !result.noticed)
  const times = results.map((result) => result.openMs).toSorted((a, b) => a - b)
  return {
    value: violations,
    ok: violations === 0 && opened + refused === total && control.missed.length === 0,
    details: [
      `${opened} of ${total} sets opened; ${refused} refused in words with every byte as it was, and opened once the disk took something again`,
      `${outcomes('restored')} went back to a backup, ${outcomes('behind')} were kept without their newest changes, ${outcomes('new')} began anew`,
      `${silent.length} opened without a word: nothing was lost in them, or SQLite cannot see it (a changed letter is still a letter); all passed the same checks`,
      `opening took ${Math.round(times[Math.floor(times.length / 2)] ?? 0)} ms in the middle, ${Math.round(times.at(-1) ?? 0)} ms at most, start of the thread included`,
      `${control.tried - control.missed.length} of ${control.tried} faulty recoveries caught${control.missed.length === 0 ? '' : `; MISSED: ${control.missed.join(', ')}`}`,
      ...untried.map((disk) => `not tried: ${disk.name} (${disk.untried ?? ''})`)
    ]
  }
}
