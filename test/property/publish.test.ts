import { expect, test } from 'vitest'
import { BUGS } from './publish-bugs.ts'
import { checkInterleavings } from './publish-check.ts'

const RUNS = Number(process.env['WORDSHELF_PUBLISH_RUNS'] ?? 25)
const SEED = Number(process.env['WORDSHELF_PUBLISH_SEED'] ?? 20_261)

test.each(['V3', 'V1'] as const)(
  'whatever two devices, a merchant and the network do to a %s store, no newer edit is overwritten and nothing is written twice',
  async (version) => {
    const { runs, failures, inWindow } = await checkInterleavings({ version, runs: RUNS, seed: SEED })
    expect(failures).toEqual([])
    expect(runs).toBe(RUNS)
    if (version === 'V3') expect(inWindow).toBe(0)
  },
  Math.max(120_000, RUNS * 4_000)
)

/** Those that show within a few interleavings; the figure publish-interleavings has all of them. */
const QUICK = ['the live text is not compared before a publish', 'what is being sent is written down after it was sent']

test.each(QUICK)('a judge that is worth something finds a bug: %s', async (name) => {
  const bug = BUGS.find((each) => each.name === name)
  expect(bug).toBeDefined()
  const { failures } = await checkInterleavings({ version: 'V3', runs: 60, seed: SEED, bug })
  expect(failures).toHaveLength(1)
})
