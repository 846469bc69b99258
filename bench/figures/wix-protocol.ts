import type { Figure, FigureContext } from '../support/figure.ts'
import { APP_FAULTS } from '../support/wix-protocol-app-faults.ts'
import { judgeAgain, runAppOnce } from '../support/wix-protocol-app.ts'
import { LIARS } from '../support/wix-protocol-liars.ts'
import { PROTOCOL_CHECKS, protocolViolations } from '../support/wix-protocol-run.ts'

const VERSIONS = ['V1', 'V3'] as const
type Version = (typeof VERSIONS)[number]

/** Products of the store that the SDK reads and writes in a full run, and of those that the app rewrites. */
const FULL = { store: 1_050, rewritten: 60 } as const
const SHORT = { store: 230, rewritten: 4 } as const

const SIMULATOR_FAULTS = VERSIONS.reduce((sum, version) => sum + Object.keys(LIARS[version]).length, 0)
const WRONG_APPS = VERSIONS.reduce((sum, version) => sum + Object.keys(APP_FAULTS[version]).length, 0)

interface Half {
  readonly wrong: readonly string[]
  readonly missed: readonly string[]
}

export const figure: Figure = {
  name: 'wix-protocol',
  what: 'The Wix simulator speaks the protocol that Wix’s own SDK expects, on V1 and V3; and whatever the app sends from connecting to undo is valid by the SDK’s own types and the documented limits.',
  unit: 'violations',
  goal: `0 violations, and each of ${SIMULATOR_FAULTS} simulators and ${WRONG_APPS} apps with one fault is caught`,
  async run(context) {
    const halves: Half[] = []
    for (const version of VERSIONS) {
      halves.push(await simulatorHalf(version, context))
      halves.push(await appHalf(version, context))
    }
    const wrong = halves.flatMap((half) => half.wrong)
    const missed = halves.flatMap((half) => half.missed)
    const controls = SIMULATOR_FAULTS + WRONG_APPS
    return {
      value: wrong.length,
      against: controls - missed.length,
      ok: wrong.length === 0 && missed.length === 0,
      details: [`${missed.length} of ${controls} faults missed`]
    }
  }
}

/** Wix's SDK against the simulator, with nothing of ours in between. */
async function simulatorHalf(version: Version, { full, seed, progress }: FigureContext): Promise<Half> {
  const { store } = full ? FULL : SHORT
  const wrong = await protocolViolations({ version, seed, size: store })
  progress(`${version}: ${PROTOCOL_CHECKS[version].length} checks by the SDK, ${wrong.length} violations`)
  for (const line of wrong) progress(line)
  const missed: string[] = []
  for (const [name, liar] of Object.entries(LIARS[version])) {
    const [caught] = await protocolViolations({ version, seed, liar })
    progress(
      `control, ${version}, ${name}: ${caught === undefined ? 'NOT CAUGHT' : `caught by ${caught.slice(0, 120)}`}`
    )
    if (caught === undefined) missed.push(name)
  }
  return { wrong, missed }
}

/** The app against the simulator, each of its requests held against the SDK's types; then the same requests with a fault each. */
async function appHalf(version: Version, { full, seed, progress }: FigureContext): Promise<Half> {
  const { exchanges, violations, undone } = await runAppOnce(version, seed, (full ? FULL : SHORT).rewritten)
  const wrong = [...violations, ...undone]
  progress(`${version}: ${exchanges.length} requests of the app, ${wrong.length} violations`)
  for (const line of wrong) progress(line)
  const missed: string[] = []
  const before = (await judgeAgain(exchanges, (exchange) => exchange)).length
  for (const [name, edit] of Object.entries(APP_FAULTS[version])) {
    const found = await judgeAgain(exchanges, edit)
    progress(
      `control, ${version}, ${name}: ${found.length > before ? `caught by ${(found[0] ?? '').slice(0, 120)}` : 'NOT CAUGHT'}`
    )
    if (found.length <= before) missed.push(name)
  }
  return { wrong, missed }
}
