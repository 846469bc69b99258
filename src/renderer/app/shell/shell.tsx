import { useMantineColorScheme } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { modals } from '@mantine/modals'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useApi, useApiQuery } from '../../lib/api.tsx'
import { openDrafts } from '../../lib/draft-store.ts'
import { useEngineEvents } from '../../lib/engine-events.ts'
import { useStoresLeft } from '../../lib/store-change.ts'
import { wasThawed } from '../../lib/frozen-window.ts'
import { showUiLanguage, t } from '../../lib/i18n.ts'
import { notifyWish } from '../../lib/notify.ts'
import { tidyDrafts } from '../../lib/tidy-drafts.ts'
import { Banners } from './banners.tsx'
import { CommandPalette } from './command-palette.tsx'
import { FileDrop } from './file-drop.tsx'
import { isAt, placeLabel, PLACES } from './navigation.ts'
import classes from './shell.module.css'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import { Sidebar } from './sidebar.tsx'
import { TopBar } from './top-bar.tsx'
import { useChosenContrast } from './use-chosen-contrast.ts'
import { useOnlineSignal } from './use-online-signal.ts'
import { useSyncAttention } from './use-sync-attention.ts'
import { useWindowKeys } from './use-window-keys.ts'

/** The window around every screen. */
export function Shell() {
  const main = useRef<HTMLElement>(null)
  const [sheetOpened, sheet] = useDisclosure(false)
  useEngineEvents()
  const storesLeft = useStoresLeft()
  useOnlineSignal()
  useSyncAttention()
  useDraftsOfStore()
  useChosenColorScheme()
  useChosenContrast()
  useChosenLanguage()
  useWindowKeys(sheet.open)
  useArrival(main, storesLeft)
  useThawNotice()
  return (
    <div className={classes['window']}>
      <button type="button" className={classes['skip']} onClick={() => main.current?.focus()}>
        {t('app:window.skip')}
      </button>
      <Sidebar />
      <div className={classes['column']}>
        <TopBar onShowShortcuts={sheet.open} />
        <Banners />
        <main ref={main} tabIndex={-1} className={classes['main']}>
          {/* Another store's screen is another one: nothing that was typed, filtered or selected for the last one stays behind. */}
          <Outlet key={storesLeft} />
        </main>
      </div>
      <CommandPalette onShowShortcuts={sheet.open} />
      <FileDrop />
      <ShortcutSheet opened={sheetOpened} onClose={sheet.close} />
    </div>
  )
}

function useThawNotice(): void {
  useEffect(() => {
    if (wasThawed()) notifyWish(t('app:thawed.title'), t('app:thawed.text'))
  }, [])
}

function useDraftsOfStore(): void {
  const { data } = useApiQuery('app.status', {})
  const client = useApi()
  const instanceId = data?.instance.instanceId
  useEffect(() => {
    if (instanceId === undefined) return
    openDrafts(instanceId)
    void tidyDrafts(client, instanceId)
  }, [client, instanceId])
}

function useChosenColorScheme(): void {
  const { data } = useApiQuery('settings.get', {})
  const { setColorScheme } = useMantineColorScheme()
  const chosen = data?.colorScheme
  useEffect(() => {
    if (chosen) setColorScheme(chosen === 'system' ? 'auto' : chosen)
  }, [chosen, setColorScheme])
}

function useChosenLanguage(): void {
  const chosen = useApiQuery('settings.get', {}).data?.uiLanguage
  useEffect(() => {
    // Where a language can't be read the window stays in the one that it has.
    if (chosen) showUiLanguage(chosen).catch(() => undefined)
  }, [chosen])
}

/** On the way to another screen: the window's title, no question of the last one, and the focus, unless the screen has taken it already. */
function useArrival(main: React.RefObject<HTMLElement | null>, storesLeft: number): void {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const screen = pathname && `${storesLeft} ${pathname}`
  const last = useRef(screen)
  useEffect(() => {
    if (pathname === undefined) return
    const place = PLACES.find((each) => isAt(each, pathname))
    document.title = place ? t('app:window.title', { place: placeLabel(place) }) : 'Wordshelf'
    if (last.current !== undefined && last.current !== screen) {
      // A question is about the screen that asked it.
      modals.closeAll()
      if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
    }
    last.current = screen
  }, [pathname, screen, main])
}
