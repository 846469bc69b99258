import type { Figure } from '../support/figure.ts'
import { LIARS } from '../support/wix-protocol-liars.ts'
import { PROTOCOL_CHECKS, protocolViolations } from '../support/wix-protocol-run.ts'

const VERSIONS = ['V1', 'V3'] as const
/** Products of a full run: the catalogue's pages, and beyond them. */
const FULL_SIZE = 1_050
const CONTROLS = VERSIONS.reduce((sum, version) => sum + Object.keys(LIARS[version]).length, 0)

export const figure: Figure = {
  name: 'wix-protocol',
  what: 'The Wix simulator speaks the protocol that Wix’s own SDK expects, on V1 and V3.',
  unit: 'violations',
  goal: `0 violations, and each of ${CONTROLS} simulators with one fault is caught`,
  async run({ full, seed, progress }) {
    const found: string[] = []
    for (const version of VERSIONS) {
      const wrong = await protocolViolations({ version, seed, ...(full ? { size: FULL_SIZE } : {}) })
      progress(`${version}: ${PROTOCOL_CHECKS[version].length} checks, ${wrong.length} violations`)
      found.push(...wrong)
    }
    for (const line of found) progress(line)
    const missed: string[] = []
    for (const version of VERSIONS)
      for (const [name, liar] of Object.entries(LIARS[version])) {
        const caught = await protocolViolations({ version, seed, liar })
        progress(`control, ${version}, ${name}: ${caught.length > 0 ? `caught: ${caught[0] ?? ''}` : 'NOT CAUGHT'}`)
        if (caught.length === 0) missed.push(`${version}, ${name}`)
      }
    return {
      value: found.length,
      against: CONTROLS - missed.length,
      ok: found.length === 0 && missed.length === 0,
      details: [`${missed.length} of ${CONTROLS} faults missed`]
    }
  }
}
