// npm run figures: the names, claims and goals of all figures.
import { join } from 'node:path'
import { appEnv, appNode } from './lib/node24.mjs'
import { launch } from './lib/run.mjs'
import { root, script, setup } from './setup.mjs'

await script(async () => {
  await setup({ build: false })
  return launch([appNode(root), join(root, 'bench', 'list-figures.ts')], { cwd: root, env: appEnv(root) })
})
