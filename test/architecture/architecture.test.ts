import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import config from '../../.dependency-cruiser.mjs'
import { checkArchitecture, complaints } from '../../scripts/check-architecture.mjs'

type Tree = Readonly<Record<string, string>>
interface Seed {
  readonly rule: string
  readonly from: string
  /** The whole text of `from`. */
  readonly code: string
  /** What the rule must name; a pattern because a library's path depends on where it is installed. */
  readonly to: RegExp
}

const root = path.resolve(import.meta.dirname, '../..')

/** A small tree in which every layer imports what it is allowed to, through the alias, relatively and as types. */
const sound: Tree = {
  'src/shared/contract/jobs.ts': `import { z } from 'zod'\nimport { pure } from '../lib/pure.ts'\nexport const job = z.object({ id: z.string() })\nexport const x = pure`,
  'src/shared/contract/only-type.ts': 'export interface OnlyType { readonly a: string }',
  'src/shared/lib/pure.ts': 'export const pure = 1',
  'src/main/ports/store.ts': `import type { OnlyType } from '#shared/contract/only-type.ts'\nexport type Store = OnlyType`,
  'src/main/engine/jobs/claim.ts': `import type { Store } from '../../ports/store.ts'\nimport { pure } from '#shared/lib/pure.ts'\nexport const claim = (s: Store) => [s, pure]`,
  'src/main/engine/credits/hold.ts': `import { claim } from '../jobs/claim.ts'\nexport const hold = claim`,
  'src/main/api/jobs.ts': `import { hold } from '../engine/credits/hold.ts'\nimport { job } from '#shared/contract/jobs.ts'\nexport const api = [hold, job]`,
  'src/main/adapters/db/store.ts': `import { sql } from 'kysely'\nimport { readFileSync } from 'node:fs'\nimport type { Store } from '../../ports/store.ts'\nimport { first } from './migrations/0001-first.ts'\nexport const store = (): Store => [sql, readFileSync, first] as never`,
  'src/main/adapters/db/migrations/0001-first.ts': `import { sql } from 'kysely'\nexport const first = sql`,
  'src/main/adapters/common/transport.ts': 'export const deadline = 1',
  'src/main/adapters/wix/shop.ts': `import { createClient } from '@wix/sdk'\nimport { deadline } from '../common/transport.ts'\nimport type { Store } from '../../ports/store.ts'\nexport type Shop = [Store, typeof createClient, typeof deadline]`,
  'src/main/adapters/openai/llm.ts': `import OpenAI from 'openai'\nexport const llm = OpenAI`,
  'src/main/app/compose.ts': `import { api } from '../api/jobs.ts'\nimport { store } from '../adapters/db/store.ts'\nimport { llm } from '../adapters/openai/llm.ts'\nimport { simulator } from '../../../simulators/openai/app.ts'\nexport const compose = [api, store, llm, simulator]`,
  'src/main/shells/common/options.ts': 'export const options = 1',
  'src/main/shells/web/serve.ts': `import { options } from '../common/options.ts'\nimport { compose } from '../../app/compose.ts'\nexport const serve = [options, compose]`,
  'src/main/shells/electron/window.ts': `import { BrowserWindow } from 'electron'\nimport { options } from '../common/options.ts'\nexport const window = [BrowserWindow, options]`,
  'src/main/index.ts': `import { app } from 'electron'\nimport { window } from './shells/electron/window.ts'\nexport const main = [app, window]`,
  'src/preload/index.ts': `import { contextBridge } from 'electron'\nimport type { OnlyType } from '#shared/contract/only-type.ts'\nexport const bridge = (t: OnlyType) => [contextBridge, t]`,
  'src/renderer/lib/client.ts': `import { pure } from '#shared/lib/pure.ts'\nexport const client = pure`,
  'src/renderer/lib/testing/fake-client.ts': 'export const fakeClient = 1',
  'src/renderer/lib/format.ts': 'export const format = 1',
  'src/renderer/lib/i18n.ts': `import { en } from '../locales/en/resources.ts'\nexport const t = en`,
  'src/renderer/locales/en/resources.ts': 'export const en = 1',
  'src/renderer/ui/html-field.tsx': `export const read = async () => (await import('./rich-text/rich-document.ts')).readRich`,
  'src/renderer/ui/rich-text/rich-document.ts': `import { Editor } from '@tiptap/core'\nexport const readRich = Editor`,
  'src/renderer/ui/button.tsx': `import { format } from '../lib/format.ts'\nexport const button = format`,
  'src/renderer/features/review/grid.tsx': `import { button } from '../../ui/button.tsx'\nimport { client } from '../../lib/client.ts'\nexport const grid = [button, client]`,
  'src/renderer/features/credits/meter.tsx': 'export const meter = 1',
  'src/renderer/app/routes.tsx': `import { grid } from '../features/review/grid.tsx'\nimport { meter } from '../features/credits/meter.tsx'\nexport const routes = [grid, meter]`,
  'simulators/openai/app.ts': `import { pure } from '#shared/lib/pure.ts'\nexport const simulator = pure`,
  'backend/src/app.ts': `import { sql } from 'kysely'\nimport { pure } from '#shared/lib/pure.ts'\nexport const backend = [sql, pure]`,
  'backend/src/db/open.ts': `import { Pool } from 'pg'\nimport { PGlite } from '@electric-sql/pglite'\nexport const open = [Pool, PGlite]`,
  'backend/test/support/database.ts': `import { open } from '../../src/db/open.ts'\nexport const fixture = open`,
  'test/support/fake.ts': `import { compose } from '../../src/main/app/compose.ts'\nexport const fake = compose`,
  'src/main/engine/jobs/claim.test.ts': `import { fake } from '../../../../test/support/fake.ts'\nimport { readFileSync } from 'node:fs'\nexport const t = [fake, readFileSync]`
}

const seeds: readonly Seed[] = [
  {
    rule: 'no-cycles',
    from: 'src/shared/lib/ring-a.ts',
    code: `import type { B } from './ring-b.ts'\nexport type A = B`,
    to: /ring-b/
  },
  {
    rule: 'imports-resolve',
    from: 'src/shared/lib/lost.ts',
    code: `import { a } from './nowhere.ts'\nexport const b = a`,
    to: /nowhere/
  },
  {
    rule: 'shared-is-a-leaf',
    from: 'src/shared/model/bad-type.ts',
    code: `import type { Store } from '../../main/ports/store.ts'\nexport type A = Store`,
    to: /ports\/store/
  },
  {
    rule: 'shared-is-a-leaf',
    from: 'src/shared/model/bad-node.ts',
    code: `import { readFileSync } from 'node:fs'\nexport const a = readFileSync`,
    to: /fs$/
  },
  {
    rule: 'ports-see-shared',
    from: 'src/main/ports/bad.ts',
    code: `import type { Generated } from 'kysely'\nexport type A = Generated<string>`,
    to: /kysely/
  },
  {
    rule: 'engine-sees-ports-and-shared',
    from: 'src/main/engine/jobs/bad-adapter.ts',
    code: `import type { store } from '../../adapters/db/store.ts'\nexport type A = typeof store`,
    to: /adapters\/db/
  },
  {
    rule: 'engine-sees-ports-and-shared',
    from: 'src/main/engine/jobs/bad-node.ts',
    code: `import { createHash } from 'node:crypto'\nexport const a = createHash`,
    to: /crypto$/
  },
  {
    rule: 'engine-sees-ports-and-shared',
    from: 'src/main/engine/jobs/bad-dynamic.ts',
    code: `export const a = () => import('../../api/jobs.ts')`,
    to: /api\/jobs/
  },
  {
    rule: 'api-sees-engine-ports-shared',
    from: 'src/main/api/bad.ts',
    code: `import { store } from '../adapters/db/store.ts'\nexport const a = store`,
    to: /adapters\/db/
  },
  {
    rule: 'adapters-see-ports-and-shared',
    from: 'src/main/adapters/wix/bad-engine.ts',
    code: `import type { claim } from '../../engine/jobs/claim.ts'\nexport type A = typeof claim`,
    to: /engine\/jobs/
  },
  {
    rule: 'adapters-are-strangers',
    from: 'src/main/adapters/wix/bad-neighbour.ts',
    code: `import type { llm } from '../openai/llm.ts'\nexport type A = typeof llm`,
    to: /adapters\/openai/
  },
  {
    rule: 'shells-stay-thin',
    from: 'src/main/shells/web/bad.ts',
    code: `import { claim } from '../../engine/jobs/claim.ts'\nexport const a = claim`,
    to: /engine\/jobs/
  },
  {
    rule: 'shells-stay-thin',
    from: 'src/main/shells/web/bad-neighbour.ts',
    code: `import type { window } from '../electron/window.ts'\nexport type A = typeof window`,
    to: /shells\/electron/
  },
  {
    rule: 'entries-only-start',
    from: 'src/main/engine-thread.ts',
    code: `import { store } from './adapters/db/store.ts'\nexport const a = store`,
    to: /adapters\/db/
  },
  {
    rule: 'main-knows-no-page',
    from: 'src/main/app/bad.ts',
    code: `import type { client } from '../../renderer/lib/client.ts'\nexport type A = typeof client`,
    to: /renderer\/lib/
  },
  {
    rule: 'migrations-import-nothing',
    from: 'src/main/adapters/db/migrations/0002-bad.ts',
    code: `import type { Store } from '../../../ports/store.ts'\nexport type A = Store`,
    to: /ports\/store/
  },
  {
    rule: 'preload-sees-the-contract',
    from: 'src/preload/bad.ts',
    code: `import { z } from 'zod'\nexport const a = z`,
    to: /zod/
  },
  {
    rule: 'page-knows-no-process',
    from: 'src/renderer/lib/bad-main.ts',
    code: `import type { api } from '../../main/api/jobs.ts'\nexport type A = typeof api`,
    to: /main\/api/
  },
  {
    rule: 'page-knows-no-node',
    from: 'src/renderer/lib/bad-node.ts',
    code: `import { join } from 'node:path'\nexport const a = join`,
    to: /path$/
  },
  {
    rule: 'features-are-islands',
    from: 'src/renderer/features/review/bad.tsx',
    code: `import type { meter } from '../credits/meter.tsx'\nexport type A = typeof meter`,
    to: /features\/credits/
  },
  {
    rule: 'features-are-islands',
    from: 'src/renderer/features/review/bad-app.tsx',
    code: `import { routes } from '../../app/routes.tsx'\nexport const a = routes`,
    to: /app\/routes/
  },
  {
    rule: 'ui-holds-no-data',
    from: 'src/renderer/ui/bad.tsx',
    code: `import { client } from '../lib/client.ts'\nexport const a = client`,
    to: /lib\/client/
  },
  {
    rule: 'ui-fetches-nothing',
    from: 'src/renderer/ui/bad-query.tsx',
    code: `import { useQuery } from '@tanstack/react-query'\nexport const a = useQuery`,
    to: /react-query/
  },
  {
    rule: 'lib-is-below',
    from: 'src/renderer/lib/bad-feature.ts',
    code: `import { meter } from '../features/credits/meter.tsx'\nexport const a = meter`,
    to: /features\/credits/
  },
  {
    rule: 'texts-through-t',
    from: 'src/renderer/features/review/bad-text.tsx',
    code: `import { en } from '../../locales/en/resources.ts'\nexport const a = en`,
    to: /locales\/en/
  },
  {
    rule: 'rich-text-on-demand',
    from: 'src/renderer/ui/bad-editor.tsx',
    code: `import { readRich } from './rich-text/rich-document.ts'\nexport const a = readRich`,
    to: /rich-document/
  },
  {
    rule: 'simulators-see-shared',
    from: 'simulators/openai/bad.ts',
    code: `import type { llm } from '../../src/main/adapters/openai/llm.ts'\nexport type A = typeof llm`,
    to: /adapters\/openai/
  },
  {
    rule: 'simulators-only-from-app',
    from: 'src/main/api/bad-simulator.ts',
    code: `import { simulator } from '../../../simulators/openai/app.ts'\nexport const a = simulator`,
    to: /simulators/
  },
  {
    rule: 'backend-sees-shared',
    from: 'backend/src/bad.ts',
    code: `import type { Store } from '../../src/main/ports/store.ts'\nexport type A = Store`,
    to: /ports\/store/
  },
  {
    rule: 'backend-stands-alone',
    from: 'src/main/app/bad-backend.ts',
    code: `import { backend } from '../../../backend/src/app.ts'\nexport const a = backend`,
    to: /backend/
  },
  {
    rule: 'product-imports-no-test',
    from: 'src/main/app/bad-fake.ts',
    code: `import type { fake } from '../../../test/support/fake.ts'\nexport type A = typeof fake`,
    to: /test\/support/
  },
  {
    rule: 'product-imports-no-test',
    from: 'src/main/engine/jobs/bad-test.ts',
    code: `import { t } from './claim.test.ts'\nexport const a = t`,
    to: /claim\.test/
  },
  {
    rule: 'product-imports-no-test',
    from: 'src/renderer/app/bad-testing.tsx',
    code: `import { fakeClient } from '../lib/testing/fake-client.ts'\nexport const a = fakeClient`,
    to: /lib\/testing/
  },
  {
    rule: 'electron-at-the-edge',
    from: 'src/main/app/bad-electron.ts',
    code: `import type { App } from 'electron'\nexport type A = App`,
    to: /electron/
  },
  {
    rule: 'model-sdk-in-its-adapter',
    from: 'src/main/app/bad-model.ts',
    code: `import type OpenAI from 'openai'\nexport type A = OpenAI`,
    to: /openai/
  },
  {
    rule: 'tiptap-in-its-home',
    from: 'src/renderer/ui/bad-library.tsx',
    code: `import { Editor } from '@tiptap/core'\nexport const a = Editor`,
    to: /tiptap/
  },
  {
    rule: 'shop-sdk-in-its-adapter',
    from: 'src/main/app/bad-shop.ts',
    code: `import { createClient } from '@wix/sdk'\nexport const a = createClient`,
    to: /@wix/
  },
  {
    rule: 'sql-in-its-adapter',
    from: 'src/main/app/bad-sql.ts',
    code: `import { sql } from 'kysely'\nexport const a = sql`,
    to: /kysely/
  },
  {
    rule: 'postgres-in-its-home',
    from: 'backend/src/bad-driver.ts',
    code: `import { Pool } from 'pg'\nexport const a = Pool`,
    to: /pg/
  },
  {
    rule: 'migrations-import-nothing',
    from: 'backend/src/db/migrations/0001-bad.ts',
    code: `import { pure } from '#shared/lib/pure.ts'\nexport const a = pure`,
    to: /shared/
  },
  {
    rule: 'product-imports-no-test',
    from: 'backend/src/bad-fixture.ts',
    code: `import { fixture } from '../test/support/database.ts'\nexport const a = fixture`,
    to: /backend\/test/
  }
]

const trees: string[] = []

function plant(tree: Tree): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'wordshelf-architecture-'))
  trees.push(folder)
  const all: Tree = { 'package.json': '{ "type": "module", "imports": { "#shared/*": "./src/shared/*" } }', ...tree }
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  return folder
}

afterAll(() => {
  for (const folder of trees) rmSync(folder, { recursive: true, force: true })
})

describe('the import table', () => {
  let report: Awaited<ReturnType<typeof checkArchitecture>>
  beforeAll(async () => {
    const ring = { 'src/shared/lib/ring-b.ts': `import type { A } from './ring-a.ts'\nexport type B = A` }
    report = await checkArchitecture(
      plant({ ...sound, ...ring, ...Object.fromEntries(seeds.map((s) => [s.from, s.code])) })
    )
  })

  test('passes a tree in which every layer imports only what it may', async () => {
    const clean = await checkArchitecture(plant(sound))
    expect(complaints(clean)).toEqual([])
    expect(clean.modules).toBe(Object.keys(sound).length)
  })

  test.each(seeds)('$rule names the violation in $from', ({ rule, from, to }) => {
    const named = report.violations.filter((v) => v.rule === rule && v.from === from)
    expect(named.map((v) => v.to)).toEqual([expect.stringMatching(to)])
  })

  test('reports nothing in files that break no rule', () => {
    const guilty = new Set([...seeds.map((seed) => seed.from), 'src/shared/lib/ring-b.ts'])
    expect(report.violations.filter((violation) => !guilty.has(violation.from))).toEqual([])
  })

  test('has a seeded violation for every rule', () => {
    expect(new Set(seeds.map((seed) => seed.rule))).toEqual(new Set(config.forbidden.map((rule) => rule.name)))
  })
})

describe('the check itself', () => {
  test('fails on an empty tree instead of passing with nothing looked at', async () => {
    expect(complaints(await checkArchitecture(plant({})))).toHaveLength(1)
  })

  test('fails if no import was seen, as with a parser that does not understand TypeScript', () => {
    expect(complaints({ modules: 9, imports: 0, unseen: [], violations: [] })).toHaveLength(1)
  })

  test('fails if a source file was not reached', () => {
    expect(complaints({ modules: 9, imports: 9, unseen: ['src/a.ts'], violations: [] })).toEqual([
      'not looked at: src/a.ts'
    ])
  })
})
