import { beforeAll, describe, expect, test } from 'vitest'
import { runKills, type KillResult } from '../../bench/support/crash-kills.ts'
import { SABOTAGES } from '../../bench/support/crash-plan.ts'
import { CRASH_POINTS } from '../../bench/support/crash-points.ts'
import { defaultSeed } from '../../bench/support/figure.ts'

/** The short form of the figure `kill`: every named point once, and some random moments. */
describe('an engine that is killed at every point of its work', () => {
  let result: KillResult

  beforeAll(async () => {
    const said: string[] = []
    const counts = { perPoint: 1, random: 10, perFolder: 32, workers: 2 }
    result = await runKills({ ...counts, seed: defaultSeed, progress: (text) => said.push(text) })
  }, 300_000)

  test('loses no item, charges none wrongly, leaves no job half made, and finishes everything afterwards', () => {
    expect(result.wrong).toEqual([])
    expect(result.items).toBeGreaterThan(50)
    expect(result.randomKills).toBe(10)
  })

  test('was killed at every named point', () => {
    expect(CRASH_POINTS.filter((point) => (result.reached.get(point) ?? 0) === 0)).toEqual([])
  })

  test.each(SABOTAGES)('is seen to be wrong where a fault is built in: %s', (sabotage) => {
    expect(result.controls.get(sabotage)).not.toEqual([])
  })
})
