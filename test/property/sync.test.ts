import { afterAll, expect, test } from 'vitest'
import { BUGS } from './sync-bugs.ts'
import { checkSync, endSync } from './sync-check.ts'

const RUNS = Number(process.env['WORDSHELF_SYNC_RUNS'] ?? 3)
const SEED = Number(process.env['WORDSHELF_SYNC_SEED'] ?? 20_261)

afterAll(endSync)

test.each(['loss 15 %', 'loss 50 %', 'rollback', 'copied profiles'] as const)(
  'whatever devices, clocks and the network do, nothing is lost, repeated or overspent: %s',
  async (regime) => {
    const { runs, failures } = await checkSync({ regime, runs: RUNS, seed: SEED })
    expect(failures).toEqual([])
    expect(runs).toBe(RUNS)
  },
  Math.max(60_000, RUNS * 4_000)
)

/** Those that show within a few histories; the figure sync-sim has all of them. */
const QUICK = ['a repeated event is applied again', 'the client takes everything for acknowledged']

test.each(QUICK)(
  'a judge that is worth something finds a bug: %s',
  async (name) => {
    const bug = BUGS.find((each) => each.name === name)
    expect(bug).toBeDefined()
    const { failures } = await checkSync({ regime: 'loss 15 %', runs: 20, seed: SEED, bug })
    expect(failures).toHaveLength(1)
  },
  60_000
)
