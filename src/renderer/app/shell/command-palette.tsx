import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { useQueryClient } from '@tanstack/react-query'
import {
  AppWindow,
  CloudUpload,
  Contrast,
  Download,
  FlaskConical,
  GitMerge,
  Keyboard,
  Languages,
  ListChecks,
  Plus,
  RefreshCw,
  Search,
  Sparkles,
  Store,
  Undo2
} from 'lucide-react'
import { useRef, useState } from 'react'
import { CONTRASTS } from '#shared/contract/settings.ts'
import { UI_LANGUAGE_CHOICES } from '#shared/model/ui-language.ts'
import { useApi, useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { notifyDone, notifyError } from '../../lib/notify.ts'
import { openPull } from '../../lib/pull.ts'
import { routes, useGo } from '../../lib/routes.ts'
import { paletteCommands, type PaletteCommand } from '../../lib/palette-commands.ts'
import { useSavePreferences } from '../../lib/settings.ts'
import { uiLanguageLabel } from '../../lib/ui-language-label.ts'
import { useRegenerateTarget } from '../../lib/regenerate-target.ts'
import { useUndoTarget } from '../../lib/undo-target.ts'
import { storeLabel } from '../../lib/store-label.ts'
import { Kbd } from '../../ui/kbd.tsx'
import classes from './command-palette.module.css'
import { placeLabel, PLACES } from './navigation.ts'
import { schemeLabel, SCHEMES } from './schemes.ts'
import { useAddStore, useSelectStore } from './store-switcher.tsx'
import { useExportableJob } from './use-exportable-job.ts'
import { useShellCommands } from './use-shell-commands.ts'

export interface CommandPaletteProps {
  readonly onShowShortcuts: () => void
}

/** Ctrl/⌘+K: every place and every command of the window and of the screen in it, with its key. */
export function CommandPalette({ onShowShortcuts }: CommandPaletteProps) {
  const [ofScreen, setOfScreen] = useState<readonly PaletteCommand[]>([])
  const chosen = useRef<() => void>(undefined)
  const screenActions = ofScreen.map((command): SpotlightActionData => ({
    id: command.id,
    label: command.label,
    keywords: [...(command.keywords ?? [])],
    leftSection: <AppWindow size={16} aria-hidden />,
    ...(command.keys === undefined ? {} : { rightSection: <Kbd keys={command.keys} /> }),
    onClick: () => {
      chosen.current = command.run
    }
  }))
  const groups = [
    { group: t('app:palette.goTo'), actions: usePlaces() },
    { group: t('app:palette.commands'), actions: [...screenActions, ...useCommands(onShowShortcuts)] },
    { group: t('app:palette.stores'), actions: useStores() }
  ]
  useShellCommands(groups.flatMap(({ actions }) => actions))
  return (
    <Spotlight
      actions={groups}
      // Its key is one of the window's.
      shortcut={null}
      attributes={{ content: { 'aria-label': t('app:palette.commands') } }}
      highlightQuery={false}
      onSpotlightOpen={() => setOfScreen(paletteCommands())}
      // Not before it is closed: what takes the focus, such as an editor, would lose it to where it was when the palette was opened.
      onSpotlightClose={() => {
        chosen.current?.()
        chosen.current = undefined
      }}
      nothingFound={t('app:palette.nothing')}
      scrollable
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      classNames={{ actionsGroup: classes['group'] ?? '', action: classes['action'] ?? '' }}
      maxHeight={420}
      searchProps={{
        leftSection: <Search size={16} aria-hidden />,
        placeholder: t('app:window.goOrRun'),
        'aria-label': t('app:palette.command')
      }}
    />
  )
}

function usePlaces(): SpotlightActionData[] {
  const go = useGo()
  const { data } = useApiQuery('jobs.list', { limit: 20 })
  return [
    ...PLACES.map((place): SpotlightActionData => ({
      id: `go-${place.path.slice(2)}`,
      label: placeLabel(place),
      keywords: [...place.keywords],
      leftSection: <place.icon size={16} aria-hidden />,
      rightSection: <Kbd keys={`g ${place.letter}`} />,
      onClick: () => go(place.path)
    })),
    {
      id: 'go-conflicts',
      label: t('app:place.conflicts'),
      keywords: ['merge', 'changed on wix', 'decide'],
      leftSection: <GitMerge size={16} aria-hidden />,
      onClick: () => go(routes.conflicts())
    },
    {
      id: 'go-publishes',
      label: t('app:place.publishes'),
      keywords: ['schedule', 'publish', 'undo', 'progress'],
      leftSection: <CloudUpload size={16} aria-hidden />,
      onClick: () => go(routes.history({ view: 'publishes' }))
    },
    ...(data?.jobs.slice(0, 5) ?? []).map((job): SpotlightActionData => ({
      id: `job-${job.id}`,
      label: t('app:activeJob.name', { id: job.id }),
      keywords: ['job', 'review', ...job.attributes],
      leftSection: <ListChecks size={16} aria-hidden />,
      onClick: () => go(routes.job(job.id))
    }))
  ]
}

function useCommands(onShowShortcuts: () => void): SpotlightActionData[] {
  const client = useApi()
  const queries = useQueryClient()
  const go = useGo()
  const save = useSavePreferences()
  const exportable = useExportableJob()
  const undo = useUndoTarget()
  const regenerate = useRegenerateTarget()
  const shop = useApiQuery('shop.get', {}).data
  const canFetch = shop !== undefined && shop.connected && shop.hasKey && openPull(shop) === null

  async function loadSample(): Promise<void> {
    const result = await client.call('sample.load', {})
    if (!result.ok) return notifyError(result.error)
    notifyDone(t('app:palette.sampleLoaded'))
    await queries.invalidateQueries()
    go(routes.products())
  }

  async function fetchChanges(): Promise<void> {
    const result = await client.call('pulls.start', { kind: 'CHANGES' })
    if (!result.ok) return notifyError(result.error)
    await queries.invalidateQueries({ queryKey: ['shop.get'] })
    go(routes.store())
  }

  return [
    ...(canFetch
      ? [
          {
            id: 'fetch-changes',
            label: t('app:palette.fetchChanges'),
            keywords: ['pull', 'sync', 'products'],
            leftSection: <RefreshCw size={16} aria-hidden />,
            onClick: () => void fetchChanges()
          }
        ]
      : []),
    ...(exportable === null
      ? []
      : [
          {
            id: 'export',
            label: t('app:palette.exportJob', { id: exportable }),
            keywords: ['csv', 'save', 'download', 'results'],
            leftSection: <Download size={16} aria-hidden />,
            onClick: () => go(routes.export(exportable))
          }
        ]),
    ...(regenerate === null
      ? []
      : [
          {
            id: 'regenerate-text',
            label: t('app:palette.regenerate'),
            keywords: ['model', 'again', 'rewrite', 'note'],
            leftSection: <Sparkles size={16} aria-hidden />,
            rightSection: <Kbd keys="m" />,
            onClick: regenerate
          }
        ]),
    ...(undo === null
      ? []
      : [
          {
            id: 'undo-decision',
            label: t('app:palette.undoDecision'),
            keywords: ['back', 'review'],
            leftSection: <Undo2 size={16} aria-hidden />,
            rightSection: <Kbd keys="u" />,
            onClick: undo
          }
        ]),
    {
      id: 'load-sample',
      label: t('app:palette.loadSample'),
      keywords: ['demo', 'try'],
      leftSection: <FlaskConical size={16} aria-hidden />,
      onClick: () => void loadSample()
    },
    ...SCHEMES.map((scheme): SpotlightActionData => ({
      id: `scheme-${scheme.value}`,
      label: t('app:window.appearanceIs', { scheme: schemeLabel(scheme.value) }),
      keywords: ['theme', 'colour', 'color', 'scheme'],
      leftSection: <scheme.icon size={16} aria-hidden />,
      onClick: () => {
        void save({ colorScheme: scheme.value }).then((result) => (result.ok ? undefined : notifyError(result.error)))
      }
    })),
    ...CONTRASTS.map((contrast): SpotlightActionData => ({
      id: `contrast-${contrast}`,
      label: t('app:palette.contrast', { contrast: t(`settings:contrast.${contrast}`) }),
      keywords: ['theme', 'appearance', 'accessibility'],
      leftSection: <Contrast size={16} aria-hidden />,
      onClick: () => {
        void save({ contrast }).then((result) => (result.ok ? undefined : notifyError(result.error)))
      }
    })),
    ...UI_LANGUAGE_CHOICES.map((choice): SpotlightActionData => ({
      id: `language-${choice}`,
      label: t('app:palette.language', { language: uiLanguageLabel(choice) }),
      keywords: ['language', 'Sprache', 'idioma', 'שפה'],
      leftSection: <Languages size={16} aria-hidden />,
      onClick: () => {
        void save({ uiLanguage: choice }).then((result) => (result.ok ? undefined : notifyError(result.error)))
      }
    })),
    {
      id: 'shortcuts',
      label: t('app:window.shortcuts'),
      keywords: ['help', 'keys'],
      leftSection: <Keyboard size={16} aria-hidden />,
      rightSection: <Kbd keys="?" />,
      onClick: onShowShortcuts
    }
  ]
}

function useStores(): SpotlightActionData[] {
  const { data } = useApiQuery('instances.list', {})
  const selectStore = useSelectStore()
  const addStore = useAddStore()
  const go = useGo()
  return [
    ...(data?.instances ?? [])
      .filter((store) => !store.active)
      .map((store): SpotlightActionData => ({
        id: `store-${store.instanceId}`,
        label: t('app:stores.switchTo', { store: storeLabel(store) }),
        leftSection: <Store size={16} aria-hidden />,
        onClick: () => void selectStore(store.instanceId)
      })),
    { id: 'add-store', label: t('app:stores.add'), leftSection: <Plus size={16} aria-hidden />, onClick: addStore },
    {
      id: 'connect-store',
      label: t('app:stores.connect'),
      keywords: ['key', 'site'],
      leftSection: <Store size={16} aria-hidden />,
      onClick: () => go(routes.store({ connect: true }))
    }
  ]
}
