import { isPlainText } from '../../src/shared/lib/plain-text.ts'
import { ATTRIBUTE_RULES } from '../../src/shared/model/attribute.ts'
import { startBackendServer } from '../../test/support/backend-server.ts'
import { startServe, type ServeProcess } from '../../test/support/serve-process.ts'
import { furnishSync } from '../../test/support/sync-screens.ts'
import type { HostileText } from './hostile-texts.ts'

export interface LinkedStore {
  readonly here: ServeProcess
  close(): Promise<void>
}

const LONGEST_NAME = 60

/** A store on two computers with hostile names, and hostile texts of both for the same descriptions. */
export async function openLinkedStore(texts: readonly HostileText[]): Promise<LinkedStore> {
  // Others never leave the computer that they are written on.
  const told = texts.filter(({ text }) => isPlainText(text) && text.length <= ATTRIBUTE_RULES.description.maxLength)
  const names = told.filter(({ text }) => text.trim().length <= LONGEST_NAME)
  const backend = await startBackendServer(names[0]?.text ?? 'Store', 2_000)
  const [here, there] = await Promise.all([startServe({ args: ['--sample'] }), startServe({ args: ['--sample'] })])
  await furnishSync(here, there, backend, {
    names: [names[0]?.text ?? 'Here', names[1]?.text ?? 'There'],
    attributes: ['description'],
    products: told.length,
    rewritten: told.length,
    edit: (_proposal, device, place) => told[(place + device) % told.length]?.text ?? ''
  })
  return {
    here,
    async close() {
      await here.stop()
      await there.stop()
      await backend.close()
    }
  }
}
