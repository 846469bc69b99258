// npm run verify-ledger -- --data-dir DIR [--json]: checks every rule of the credits on a database, which the app may have open.
import { join } from 'node:path'
import { appEnv, appNode } from './lib/node24.mjs'
import { launch, say, Stop } from './lib/run.mjs'
import { root, script, setup } from './setup.mjs'

/** Set for the second start of this file, under the app's own Node, which alone can read the database. */
const INSIDE = 'WORDSHELF_VERIFY_INSIDE'
const UNCHECKED = 2

await script(async () => {
  const argv = process.argv.slice(2)
  if (process.env[INSIDE] === '1') {
    const { verifyCommand } = await import('../src/main/adapters/db/verify-command.ts')
    return verifyCommand(argv, say)
  }
  try {
    await setup({ build: false })
  } catch (error) {
    // Left to itself a Stop ends with 1, and that would say that a rule is broken.
    if (!(error instanceof Stop)) throw error
    say(error.message)
    return UNCHECKED
  }
  return launch([appNode(root), join(root, 'scripts', 'verify-ledger.mjs'), ...argv], {
    cwd: root,
    env: appEnv(root, { [INSIDE]: '1' })
  })
})
