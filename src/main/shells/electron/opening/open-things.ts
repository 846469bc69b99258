import type { CallResult } from '#shared/contract/contract.ts'
import type { Place, ShellCommand } from '#shared/contract/shell-commands.ts'
import type { EngineGateway } from '../../../ports/gateway.ts'
import type { Log } from '../../../ports/system.ts'
import type { Uploads } from '../../common/uploads.ts'
import { say } from '../texts.ts'
import { isLink, readLink, readTaskLink } from './deep-link.ts'
import { takeCsv } from './take-csv.ts'

export interface OpenThingsOptions {
  readonly gateway: Pick<EngineGateway, 'call'>
  readonly uploads: Pick<Uploads, 'store'>
  readonly send: (command: ShellCommand) => void
  /** Says in a dialog why something was not opened. */
  readonly complain: (message: string, detail: string) => void
  readonly remember: (path: string) => void
  readonly log: Log
}

/** Opens what the system hands over: a link leads to its screen, a CSV file to its preview. Never rejects. */
export function createOpener(options: OpenThingsOptions): (thing: string) => Promise<void> {
  const { gateway, uploads, send, complain, remember, log } = options

  async function openLink(link: string): Promise<void> {
    const task = readTaskLink(link)
    if (task !== null) return send({ kind: 'run', action: task })
    const place = readLink(link)
    if (place === null) {
      // The link itself is not repeated: whoever made it would be speaking in our name.
      log.warn('a link was refused')
      return complain(say('opening.nowhere'), say('opening.unknownLink'))
    }
    const instanceId = await storeOf(gateway, place)
    if (instanceId === null) return complain(say('opening.nowhere'), say('opening.notHere'))
    send({ kind: 'open', place, instanceId })
  }

  async function openFile(path: string): Promise<void> {
    const taken = await takeCsv(path, uploads)
    if (!taken.ok) return complain(say('opening.notImported'), taken.error)
    remember(path)
    send({ kind: 'import', ...taken.value })
  }

  return async (thing) => {
    try {
      await (isLink(thing) ? openLink(thing) : openFile(thing))
    } catch (error) {
      log.error('something could not be opened', { error: String(error) })
    }
  }
}

/** The store that has it: numbers of jobs and publishes are one series over all stores. */
async function storeOf(gateway: Pick<EngineGateway, 'call'>, place: Place): Promise<string | null> {
  const stores = await gateway.call('instances.list', {}, {})
  for (const instanceId of instanceIds(stores)) {
    const found =
      'jobId' in place
        ? await gateway.call('jobs.get', { id: place.jobId }, { instanceId })
        : 'publishId' in place
          ? await gateway.call('publishes.get', { id: place.publishId }, { instanceId })
          : null
    if (found?.ok) return instanceId
  }
  return null
}

function instanceIds(answer: CallResult): readonly string[] {
  if (!answer.ok) return []
  const { instances } = answer.value as { readonly instances: readonly { readonly instanceId: string }[] }
  return instances.map(({ instanceId }) => instanceId)
}
