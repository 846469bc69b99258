import { groupsOf } from './groups.mjs'

const group = process.env['MUTATION_GROUP'] ?? ''
const cache = `.cache/mutation/${group === '' ? 'all' : group}`

const READ_BY_TESTS = ['src', 'simulators', 'test', 'resources', 'scripts']

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'scripts/mutation/vitest.config.mjs', related: false },
  coverageAnalysis: 'perTest',
  mutate: groupsOf(group).flatMap(({ mutate }) => mutate),
  // A text is a sentence, which other tests look at, or SQL, which is another language than the one that is mutated.
  mutator: { excludedMutations: ['StringLiteral'] },
  // The sandbox takes what the tests read and nothing else.
  ignorePatterns: ['*', '!package.json', ...READ_BY_TESTS.flatMap((name) => [`!${name}`, `!${name}/**`])],
  tempDirName: `${cache}/sandbox`,
  incremental: true,
  incrementalFile: `${cache}/incremental.json`,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: `${cache}/report.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  allowConsoleColors: false,
  thresholds: { high: 95, low: 90, break: 85 },
  concurrency: 2,
  timeoutMS: 20_000
}
