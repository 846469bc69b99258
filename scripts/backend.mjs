// npm run backend: the store's backend. Options go to backend/src/main.ts; --help lists them.
import { join } from 'node:path'
import { appEnv, appNode } from './lib/node24.mjs'
import { launch } from './lib/run.mjs'
import { root, script, setup } from './setup.mjs'

await script(async () => {
  await setup({ build: false })
  return launch([appNode(root), join(root, 'backend', 'src', 'main.ts'), ...process.argv.slice(2)], {
    cwd: root,
    env: appEnv(root)
  })
})
