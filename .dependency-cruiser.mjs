/**
 * Who may import whom (docs/architecture.md has the table in words). Type imports count. Tests are free: they build
 * any part and look into it. test/architecture seeds one violation per rule and expects each to be named.
 * The file is plain data and pure functions: scripts/check-architecture.mjs runs it, on this tree or on a seeded one.
 */

const test = '\\.test\\.tsx?$|^src/.*/testing/|^backend/test/'
const ours = '^(src|simulators|backend|test|bench|scripts)/'

/** An npm package, installed (a path below node_modules) or not (its bare name). @param {...string} names */
const library = (...names) => `(^|/)node_modules/(${names.join('|')})/|^(${names.join('|')})(/|$)`

/**
 * Code of `from` imports, of everything there is (Node and libraries too), nothing but `allowed`.
 * @param {string} name @param {string} from @param {string[]} allowed @param {string} comment
 */
const nothingBut = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: test },
  to: { pathNot: allowed }
})

/**
 * Code of `from` imports, of our own code, nothing but `allowed`; Node and libraries are other rules' business.
 * @param {string} name @param {string} from @param {string[]} allowed @param {string} comment
 */
const ofOursOnly = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: test },
  to: { path: ours, pathNot: allowed }
})

/**
 * `to` is reached from `homes` and from nowhere else.
 * @param {string} name @param {string} to @param {string[]} homes @param {string} comment
 */
const onlyFrom = (name, to, homes, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: ours, pathNot: [test, '^(test|bench|scripts)/', ...homes] },
  to: { path: to }
})

const forbidden = [
  {
    name: 'no-cycles',
    severity: 'error',
    comment: 'Two files that need each other are one concept, or a third one is missing. Counts type imports too.',
    from: { path: ours },
    to: { circular: true }
  },
  {
    name: 'imports-resolve',
    severity: 'error',
    comment: 'An import that leads nowhere is invisible to every other rule.',
    from: { path: ours },
    // Node may lack what only Electron or the bundler knows.
    to: { couldNotResolve: true, pathNot: ['^electron($|/)', '\\?(url|raw|worker|nodeWorker|asset)$', '^virtual:'] }
  },

  // The pure layers.
  nothingBut('shared-is-a-leaf', '^src/shared/', ['^src/shared/', library('zod')], 'Shared: itself and zod.'),
  nothingBut('ports-see-shared', '^src/main/ports/', ['^src/main/ports/', '^src/shared/'], 'Ports: types of shared.'),
  nothingBut(
    'engine-sees-ports-and-shared',
    '^src/main/engine/',
    ['^src/main/(engine|ports)/', '^src/shared/'],
    'Decisions know no library, no Node and no adapter: add what you need to a port.'
  ),
  nothingBut(
    'api-sees-engine-ports-shared',
    '^src/main/api/',
    ['^src/main/(api|engine|ports)/', '^src/shared/', library('zod')],
    'The API maps the contract to the engine and back, nothing else.'
  ),

  // The outer layers of the main process.
  ofOursOnly(
    'adapters-see-ports-and-shared',
    '^src/main/adapters/',
    ['^src/main/(adapters|ports)/', '^src/shared/'],
    'An adapter serves a port; what it needs from elsewhere is passed in by the composition root.'
  ),
  {
    name: 'adapters-are-strangers',
    severity: 'error',
    comment:
      'One adapter never knows another, but for what serves them all in common; the composition root introduces them.',
    from: { path: '^src/main/adapters/([^/]+)/', pathNot: test },
    to: { path: '^src/main/adapters/', pathNot: '^src/main/adapters/($1|common)/' }
  },
  {
    name: 'shells-stay-thin',
    severity: 'error',
    comment:
      'A shell wires a window or a socket to the app: it knows its own files, shells/common, app, ports and shared.',
    from: { path: '^src/main/shells/([^/]+)/', pathNot: test },
    to: { path: ours, pathNot: ['^src/main/shells/($1|common)/', '^src/main/(app|ports)/', '^src/shared/'] }
  },
  ofOursOnly(
    'entries-only-start',
    '^src/main/[^/]+\\.ts$',
    ['^src/main/(app|shells|ports|adapters/(secrets|system))/', '^src/main/[^/]+\\.ts$', '^src/shared/'],
    'The entry files choose a shell with its keychain, clock and log, and start it.'
  ),
  ofOursOnly(
    'main-knows-no-page',
    '^src/main/app/',
    ['^src/main/', '^src/shared/', '^simulators/'],
    'The composition root sees all of the main process and the simulators, never the page or the preload.'
  ),
  nothingBut(
    'migrations-import-nothing',
    '^(src/main/adapters|backend/src)/db/migrations/(?!index\\.ts$|list\\.ts$)',
    [library('kysely')],
    'A migration is frozen in time: copy the constant you need.'
  ),

  // The page and its bridge.
  nothingBut(
    'preload-sees-the-contract',
    '^src/preload/',
    ['^src/preload/', '^src/shared/(contract|lib)/', library('electron')],
    'The bridge carries the contract and nothing else.'
  ),
  ofOursOnly(
    'page-knows-no-process',
    '^src/renderer/',
    ['^src/renderer/', '^src/shared/'],
    'The page reaches the engine through the client in src/renderer/lib.'
  ),
  {
    name: 'page-knows-no-node',
    severity: 'error',
    comment: 'The page runs in a browser.',
    from: { path: '^src/renderer/', pathNot: test },
    to: { dependencyTypes: ['core'] }
  },
  {
    name: 'features-are-islands',
    severity: 'error',
    comment: 'Features are composed in src/renderer/app; what two of them share moves to ui or lib.',
    from: { path: '^src/renderer/features/([^/]+)/', pathNot: test },
    to: { path: '^src/renderer/', pathNot: ['^src/renderer/features/$1/', '^src/renderer/(ui|lib)/'] }
  },
  ofOursOnly(
    'ui-holds-no-data',
    '^src/renderer/ui/',
    [
      '^src/renderer/ui/',
      '^src/renderer/lib/(attribute-words|error-words|format|i18n|routes|text-diff|comparison-cache|merged-document|sanitised-html|use-clock)',
      '^src/shared/'
    ],
    'A ui component is given what it shows; of lib it may use what only computes: words, formatters, addresses, comparisons, sanitised HTML, the clock.'
  ),
  {
    name: 'ui-fetches-nothing',
    severity: 'error',
    comment: 'A ui component is given what it shows.',
    from: { path: '^src/renderer/ui/', pathNot: test },
    to: { path: library('@tanstack/react-query', '@tanstack/react-router') }
  },
  ofOursOnly(
    'lib-is-below',
    '^src/renderer/lib/',
    ['^src/renderer/(lib|locales)/', '^src/shared/'],
    'Lib knows no feature.'
  ),
  onlyFrom(
    'texts-through-t',
    '^src/renderer/locales/',
    ['^src/renderer/locales/', '^test/', '^src/renderer/lib/(i18n|engine-sentences)\\.ts$'],
    'What the window says is asked for by key, in its language.'
  ),

  {
    name: 'rich-text-on-demand',
    severity: 'error',
    comment:
      'The editor for rich text is as big as a third of the window: it is imported when a description is edited.',
    from: { path: '^src/renderer/', pathNot: [test, '^src/renderer/ui/rich-text/'] },
    to: { path: '^src/renderer/ui/rich-text/', dynamic: false }
  },

  // The parts beside the app.
  ofOursOnly(
    'simulators-see-shared',
    '^simulators/',
    ['^simulators/', '^src/shared/'],
    'A simulator speaks the real protocol; it must not share code with the adapter that it is there to test.'
  ),
  onlyFrom(
    'simulators-only-from-app',
    '^simulators/',
    ['^simulators/', '^src/main/app/'],
    'Only the composition root starts a simulator, for the sample store.'
  ),
  ofOursOnly('backend-sees-shared', '^backend/', ['^backend/', '^src/shared/'], 'The backend is deployed on its own.'),
  onlyFrom('backend-stands-alone', '^backend/', ['^backend/'], 'The app meets the backend over HTTP only.'),
  {
    name: 'product-imports-no-test',
    severity: 'error',
    comment: 'What ships never depends on what tests it.',
    from: { path: '^(src|simulators|backend)/', pathNot: test },
    to: { path: ['^(test|bench|scripts)/', test] }
  },

  // Libraries with one home.
  onlyFrom(
    'electron-at-the-edge',
    library('electron', 'electron-store'),
    ['^src/main/index\\.ts$', '^src/main/shells/electron/', '^src/preload/'],
    'Plain Node cannot load Electron, and nothing that decides may depend on it.'
  ),
  onlyFrom(
    'model-sdk-in-its-adapter',
    library('openai'),
    ['^src/main/adapters/openai/'],
    'The engine calls the model through the Llm port.'
  ),
  onlyFrom(
    'shop-sdk-in-its-adapter',
    library('@wix'),
    // The simulator measures requests against the SDK's own types, and the protocol checks drive it with the SDK itself.
    ['^src/main/adapters/wix/', '^simulators/wix/', '^bench/support/wix-protocol-'],
    'The engine reaches a store through the Shop port.'
  ),
  onlyFrom(
    'sql-in-its-adapter',
    library('better-sqlite3', 'kysely'),
    ['^src/main/adapters/db/', '^backend/'],
    'The engine reads and writes through its ports.'
  ),
  onlyFrom(
    'tiptap-in-its-home',
    library('@tiptap', '@mantine/tiptap'),
    ['^src/renderer/ui/rich-text/'],
    "What the editor loses of a text is looked for in one place, and it is no part of the window's start."
  ),
  onlyFrom(
    'postgres-in-its-home',
    library('pg', '@electric-sql'),
    ['^backend/src/db/'],
    'Which PostgreSQL it is, a server or PGlite, is known where the database is opened.'
  )
]

export default {
  forbidden,
  options: {
    // TypeScript 7 has no compiler API: without @swc/core the cruiser would see nothing and pass.
    parser: 'swc',
    // Type imports vanish before run time but bind a layer all the same.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css', '.d.ts']
    }
  }
}
