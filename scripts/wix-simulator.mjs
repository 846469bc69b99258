// npm run wix-simulator: a store of 200 products on a simulated Wix, to try connect, pull, publish and undo without an account there.
// Nothing leaves this computer, and a restart brings the store back as it was. Options go to simulators/wix/main.ts; --help lists them.
import { join } from 'node:path'
import { appEnv, appNode } from './lib/node24.mjs'
import { launch, say } from './lib/run.mjs'
import { readyAddress } from './lib/shell.mjs'
import { demoStoreHelp, SITE_ID, withDefaults } from './lib/demo-store.mjs'
import { root, script, setup } from './setup.mjs'

await script(async () => {
  await setup({ build: false })
  const { args, apiKey } = withDefaults(process.argv.slice(2))
  return launch([appNode(root), join(root, 'simulators', 'wix', 'main.ts'), ...args], {
    cwd: root,
    env: appEnv(root),
    onLine(line) {
      const url = readyAddress(line)
      if (url !== undefined) say(demoStoreHelp({ url, siteId: SITE_ID, apiKey }))
    }
  })
})
