import { defineConfig } from '@playwright/test'
import { chromiumArgs, findChromium } from './scripts/find-chromium.mjs'

// Where `npm test` reads the counts from; a run by hand needs none.
const counts = process.env['WORDSHELF_E2E_JSON']

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ...(counts === undefined ? [] : [['json', { outputFile: counts }] as const])],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    // A third of a run's work would go into traces that nobody looks at; `--trace retain-on-failure` records them where one is wanted.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium() ?? 'no-chromium-found', args: chromiumArgs() }
  }
})
