import { useEffect, useEffectEvent } from 'react'
import type { Place, ShellCommand } from '#shared/contract/shell-commands.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { useApi } from '../../lib/api.tsx'
import { notifyError } from '../../lib/notify.ts'
import { routes, useGo, type RoutePath } from '../../lib/routes.ts'
import { useSelectStore } from './store-switcher.tsx'

function pathOf(place: Place): RoutePath {
  switch (place.screen) {
    case 'job':
    case 'review':
    case 'export':
    case 'publish':
      return routes[place.screen](place.jobId)
    case 'publish-run':
      return routes.publishRun(place.publishId)
    case 'store':
      return routes.store()
    default:
      return assertNever(place, 'place')
  }
}

/** Does what the shell asks of the window: a notice was clicked, a link was followed. */
export function useShellCommands(): void {
  const client = useApi()
  const go = useGo()
  const selectStore = useSelectStore()

  /** What is in another store is shown there. */
  async function open(place: Place, instanceId: string | null): Promise<void> {
    const path = pathOf(place)
    if (instanceId === null) return go(path)
    const stores = await client.call('instances.list', {})
    if (!stores.ok) return notifyError(stores.error)
    const active = stores.value.instances.some((store) => store.active && store.instanceId === instanceId)
    if (active) go(path)
    else await selectStore(instanceId, path)
  }

  const obey = useEffectEvent((command: ShellCommand) => {
    void open(command.place, command.instanceId)
  })
  useEffect(() => client.onCommand((command) => obey(command)), [client])
}
