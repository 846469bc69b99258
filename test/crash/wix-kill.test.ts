import { beforeAll, describe, expect, test } from 'vitest'
import { defaultSeed } from '../../bench/support/figure.ts'
import { WIX_SABOTAGES } from '../../bench/support/wix-kill-plan.ts'
import { allPoints, DEEDS_OF_METHOD, KILL_VERSIONS } from '../../bench/support/wix-kill-points.ts'
import { runWixKills, type WixKillResult } from '../../bench/support/wix-kill-run.ts'

/** The short form of the figure `wix-kill`: every named point once, on one of the catalogue versions where both come to it. */
describe('an engine that is killed at every point of fetching from Wix and publishing there', () => {
  let result: WixKillResult

  beforeAll(async () => {
    result = await runWixKills({ perPoint: 1, shared: true, workers: 3, seed: defaultSeed, progress: () => undefined })
  }, 600_000)

  test('loses nothing, writes nothing twice and nothing that was not approved, and takes everything back', () => {
    expect(result.wrong).toEqual([])
    expect(result.values).toBeGreaterThan(100)
  })

  test('was killed at every named point', () => {
    expect([...result.reached].filter(([, kills]) => kills === 0)).toEqual([])
    const killed = new Set([...result.reached.keys()].map((versionAndPoint) => versionAndPoint.split(' ')[1]))
    expect(killed).toEqual(new Set(KILL_VERSIONS.flatMap(allPoints)))
  })

  test.each(WIX_SABOTAGES)('is seen to be wrong where a fault is built in: %s', (sabotage) => {
    expect(result.controls.get(sabotage)).not.toEqual([])
  })
})

describe('the named points', () => {
  test('are those of everything that a pull or a publish stores, whatever store method it uses', () => {
    const named = new Set(KILL_VERSIONS.flatMap((version) => allPoints(version)))
    const missing = Object.values(DEEDS_OF_METHOD)
      .flat()
      .filter((deed) => !named.has(`${deed}:before`) || !named.has(`${deed}:after`))
    expect(missing).toEqual([])
  })
})
