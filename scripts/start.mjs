// npm start: the app in its own window where that is possible, else in the browser. Options: see docs or --help.
import { hasDisplay, launchElectron, launchWebShell, sayWebShell, thisDesk, whyNoElectron } from './lib/shell.mjs'
import { root, script, setup } from './setup.mjs'

/** What the system's loader answers when a program lacks its libraries: the window never came up. */
const cannotLoad = 127

await script(async () => {
  const options = process.argv.slice(2)
  await setup({ build: true })
  const desk = thisDesk(root)
  const browse = hasDisplay(desk)
  const reason = whyNoElectron(desk)
  if (reason === undefined && desk.electron !== undefined) {
    const code = await launchElectron(root, desk.electron, options)
    if (code !== cannotLoad) return code
    sayWebShell('Electron could not be started', browse)
  } else {
    sayWebShell(reason ?? 'Electron is missing', browse)
  }
  return launchWebShell(root, options, { browse })
})
