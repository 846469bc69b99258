import { availableParallelism } from 'node:os'
import { playwright } from '@vitest/browser-playwright'
import react from '@vitejs/plugin-react'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { chromiumArgs, findChromium } from './scripts/find-chromium.mjs'
import { findPostgres } from './scripts/find-postgres.mjs'
import { LongFirst } from './scripts/long-first.mjs'
import { temporaryFolder } from './scripts/temporary-folder.mjs'

// Without Chromium the browser project fails to launch and says so; it is never skipped in silence.
const executablePath = findChromium() ?? 'no-chromium-found'

// For this process and all that it starts: a third of the time of the engine's tests went by in waits for the disk.
process.env['TMPDIR'] = temporaryFolder()

const hasPostgres = findPostgres() !== undefined

// The backend's tests, on a real PostgreSQL. Where none is installed they run on PGlite, and `npm test` says so.
const onPostgres: TestProjectInlineConfiguration[] = !hasPostgres
  ? []
  : [
      {
        test: {
          name: 'postgres',
          environment: 'node',
          include: ['backend/**/*.test.ts', 'test/conformance/backend-*.test.ts'],
          globalSetup: ['test/support/postgres-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000
        }
      }
    ]

export default defineConfig({
  test: {
    // Vitest leaves one core to whoever else works there; of two that would be half.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongFirst },
    projects: [
      ...onPostgres,
      {
        test: {
          name: 'unit',
          environment: 'node',
          // One load of the engine per worker instead of one per file, a third of the work: its modules keep nothing that a test could change.
          isolate: false,
          include: [
            'src/**/*.test.ts',
            'simulators/**/*.test.ts',
            // Twenty times as long on PGlite; that both do the same is what test/conformance is for.
            ...(hasPostgres ? ['backend/src/db/*.test.ts'] : ['backend/**/*.test.ts']),
            'scripts/**/*.test.ts',
            'bench/**/*.test.ts',
            'test/{architecture,conformance,crash,property,support}/**/*.test.ts'
          ],
          // Real databases, servers and child processes on two busy cores; no test asserts a time.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } }
        }
      },
      {
        plugins: [react()],
        // On a fresh clone the first run would find these one by one and reload the page under the tests.
        optimizeDeps: {
          include: [
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-runtime',
            'react/jsx-dev-runtime',
            '@mantine/charts',
            '@mantine/core',
            '@mantine/hooks',
            '@mantine/modals',
            '@mantine/notifications',
            '@mantine/spotlight',
            '@mantine/tiptap',
            '@tiptap/core',
            '@tiptap/extension-link',
            '@tiptap/pm/model',
            '@tiptap/react',
            '@tiptap/starter-kit',
            '@tanstack/react-query',
            '@tanstack/react-router',
            '@tanstack/react-virtual',
            'lucide-react',
            'zod',
            'dompurify',
            'diff',
            'get-nonce',
            'i18next',
            'react-i18next',
            'axe-core',
            'vitest-browser-react'
          ]
        },
        test: {
          name: 'browser',
          include: ['src/renderer/**/*.browser.test.tsx'],
          setupFiles: ['src/renderer/app/testing/without-traces.ts'],
          // Far above what any takes: a busy machine must not break one of many steps.
          testTimeout: 90_000,
          // One look at a whole page's accessibility can take longer than the default of a second.
          expect: { poll: { timeout: 10_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath, args: chromiumArgs() } }),
            instances: [{ browser: 'chromium', viewport: { width: 1280, height: 800 } }]
          }
        }
      }
    ]
  }
})
