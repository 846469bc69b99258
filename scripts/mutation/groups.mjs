/**
 * What is mutated together, with the tests beside it that have to notice: not the whole suite, so that a run takes minutes. No test among
 * them may open its store before all tests, because whatever runs by then counts for every test. Paths from the top of the repository.
 */
export const GROUPS = {
  ledger: {
    mutate: [
      'src/shared/model/credits.ts',
      'src/shared/model/price.ts',
      'src/main/adapters/db/credits.ts',
      'src/main/adapters/db/job-counts.ts',
      'src/main/adapters/db/item-writes.ts',
      'src/main/engine/credits/adjust.ts',
      'src/main/engine/credits/balance.ts',
      'src/main/engine/credits/period.ts'
    ],
    tests: [
      'src/shared/model/{credits,price}.test.ts',
      'src/main/adapters/db/{store,credits,job-counts,item-writes}.test.ts',
      'src/main/engine/credits/*.test.ts'
    ]
  },
  transitions: {
    mutate: [
      'src/shared/model/item-state.ts',
      'src/shared/model/job-state.ts',
      'src/main/engine/jobs/settle-job.ts',
      'src/main/engine/jobs/judge-outcome.ts',
      'src/main/engine/jobs/land-answers.ts',
      'src/main/engine/jobs/job-commands.ts',
      'src/main/engine/jobs/retry-policy.ts',
      'src/main/engine/jobs/fair-share.ts'
    ],
    tests: [
      'src/shared/model/{item,job}-state.test.ts',
      'src/main/engine/jobs/{settle-job,judge-outcome,land-answers,job-commands,retry-policy,fair-share}.test.ts'
    ]
  },
  governor: {
    mutate: ['src/main/engine/rate/*.ts', '!src/main/engine/rate/*.test.ts'],
    // Not the simulation: it takes longer than all the others together and looks at the whole, not at a condition.
    tests: ['src/main/engine/rate/!(simulation).test.ts']
  }
}

/** The one that is asked for; all of them where none is. */
export function groupsOf(name) {
  if (name === undefined || name === '') return Object.values(GROUPS)
  const group = GROUPS[name]
  if (!group) throw new Error(`There is no group "${name}": ${Object.keys(GROUPS).join(', ')}`)
  return [group]
}
