// npm run serve: the app as a local web page, without Electron. The same options as npm start.
import { launchWebShell } from './lib/shell.mjs'
import { root, script, setup } from './setup.mjs'

await script(async () => {
  await setup({ build: true })
  return launchWebShell(root, process.argv.slice(2), { browse: false })
})
