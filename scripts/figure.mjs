// npm run figure -- NAME [--full] [--seed N]: measures one claim; the last line is its result as JSON.
import { join } from 'node:path'
import { appEnv, appNode } from './lib/node24.mjs'
import { launch } from './lib/run.mjs'
import { root, script, setup } from './setup.mjs'

await script(async () => {
  await setup({ build: false })
  return launch([appNode(root), join(root, 'bench', 'run-figure.ts'), ...process.argv.slice(2)], {
    cwd: root,
    env: appEnv(root)
  })
})
