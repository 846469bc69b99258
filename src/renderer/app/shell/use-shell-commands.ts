import { spotlight } from '@mantine/spotlight'
import { useEffect, useEffectEvent } from 'react'
import type { PageAction, Place, ShellCommand } from '#shared/contract/shell-commands.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { handedFile } from '../../features/import/offered-file.ts'
import { t } from '../../lib/i18n.ts'
import { useApi } from '../../lib/api.tsx'
import { notifyError } from '../../lib/notify.ts'
import { routes, useGo, type RoutePath } from '../../lib/routes.ts'
import { useSelectStore } from './store-switcher.tsx'
import { useImportFile } from './use-import-file.ts'

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

/** A command of the palette. */
interface Action {
  readonly id?: string
  readonly onClick?: ((event: never) => void) | undefined
}

/** Does what the shell asks of the window: a notice was clicked, a link was followed, an item of the menu was chosen. */
export function useShellCommands(actions: readonly Action[]): void {
  const client = useApi()
  const go = useGo()
  const selectStore = useSelectStore()
  const importFile = useImportFile()

  function run(id: PageAction): void {
    if (id === 'palette') return spotlight.open()
    const action = actions.find((each) => each.id === id)
    if (action?.onClick) (action.onClick as () => void)()
    else
      notifyError({
        error: t('app:palette.notHere'),
        message: t('app:palette.notHereText')
      })
  }

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
    switch (command.kind) {
      case 'open':
        void open(command.place, command.instanceId)
        return
      case 'run':
        return run(command.action)
      case 'import':
        return importFile(handedFile(command, command.fileName))
      default:
        assertNever(command, 'command')
    }
  })
  useEffect(() => client.onCommand((command) => obey(command)), [client])
}
