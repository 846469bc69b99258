import { defineConfig } from '@playwright/test'
import { chromiumArgs, findChromium } from './scripts/find-chromium.mjs'
import { temporaryFolder } from './scripts/temporary-folder.mjs'

// For this process and all that it starts: data folders and profiles of browsers, of which nobody has to wait for the disk.
process.env['TMPDIR'] = temporaryFolder()

// Where `npm test` reads the counts from; a run by hand needs none.
const counts = process.env['WORDSHELF_E2E_JSON']

const LONG = /(screens|two-desktops)[^/\\]*\.spec\.ts$/

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  // A worker and what it started wait a third of the time, for each other and for what the window does a moment later: three fill two cores.
  workers: 3,
  // Far above what anything takes: a busy machine must not break it.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ...(counts === undefined ? [] : [['json', { outputFile: counts }] as const])],
  // In this order, since the last test to end should not be one that takes minutes.
  projects: [
    { name: 'long', testMatch: LONG },
    { name: 'short', testIgnore: LONG }
  ],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    // A third of a run's work would go into traces that nobody looks at; `--trace retain-on-failure` records them where one is wanted.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium() ?? 'no-chromium-found', args: chromiumArgs() }
  }
})
