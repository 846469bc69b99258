import type { MenuItemConstructorOptions } from 'electron'
import { assertNever } from '#shared/lib/assert-never.ts'
import type { Timers } from '../../../ports/system.ts'
import { onLanguageChange, say, sayInMenu } from '../texts.ts'
import { canPause, canResume } from './control-all.ts'
import { barOf } from './progress-bar.ts'
import type { Work } from './work.ts'
import type { WorkWatch } from './work-watch.ts'

export interface TrayActions {
  readonly openWindow: () => void
  readonly openWork: (work: Work) => void
  readonly pauseAll: () => void
  readonly resumeAll: () => void
  readonly quit: () => void
}

/** What the icon is told to show. */
export interface TrayIcon {
  show(tip: string, menu: readonly MenuItemConstructorOptions[]): void
}

export interface TrayOptions {
  readonly work: WorkWatch
  readonly platform: NodeJS.Platform
  readonly timers: Timers
  readonly actions: TrayActions
  /** Puts the icon into the tray; called once, when there is work for the first time. Null where the system takes none. */
  readonly open: () => TrayIcon | null
}

/** An open menu that is exchanged closes on some systems, so it is exchanged no oftener than this. Milliseconds. */
const SETTLE_MS = 1000
/** Lines for single works; the window shows the rest. */
const MOST = 8

/** The icon comes with the first work and stays until the app ends: it is the way back to a window that was closed over it. */
export function followInTray({ work, platform, timers, actions, open }: TrayOptions): void {
  let icon: TrayIcon | null | undefined
  let shown = ''
  let cooling = false

  function paint(): void {
    const works = work.unfinished()
    if (icon === undefined && works.length === 0) return
    if (icon === undefined) icon = open()
    if (icon === null) return
    const tip = trayTip(works)
    const lines = works.map(lineOf).join('\n')
    if (cooling || shown === tip + lines) return
    shown = tip + lines
    icon.show(tip, trayTemplate(works, platform, actions))
    cooling = true
    timers.after(SETTLE_MS, () => {
      cooling = false
      paint()
    })
  }

  work.onChange(paint)
  onLanguageChange(() => {
    shown = ''
    paint()
  })
  paint()
}

export function trayTip(works: readonly Work[]): string {
  const [only, ...others] = works
  if (!only) return 'Wordshelf'
  if (others.length === 0) return say('tray.tip', { what: lineOf(only) })
  const running = works.filter(({ state }) => state === 'running').length
  return say('tray.many', { running, total: works.length, percentage: Math.floor(barOf(works).value * 100) })
}

function lineOf({ name, percentage, state }: Work): string {
  switch (state) {
    case 'resting':
    case 'asking':
    case 'failed':
      return say(`tray.${state}`, { name, percentage })
    case 'running':
    case 'done':
    case 'cancelled':
      return say('tray.running', { name, percentage })
    default:
      return assertNever(state, 'state of work')
  }
}

export function trayTemplate(
  works: readonly Work[],
  platform: NodeJS.Platform,
  actions: TrayActions
): MenuItemConstructorOptions[] {
  return [
    { id: 'tray-open', label: sayInMenu('tray.open', platform), click: actions.openWindow },
    { type: 'separator' },
    ...works.slice(0, MOST).map((work): MenuItemConstructorOptions => ({
      id: `tray-${work.kind}-${work.id}`,
      label: lineOf(work),
      click: () => actions.openWork(work)
    })),
    ...(works.length > MOST ? [{ label: say('tray.more', { count: works.length - MOST }), enabled: false }] : []),
    ...(works.length === 0 ? [{ label: sayInMenu('tray.nothing', platform), enabled: false }] : []),
    { type: 'separator' },
    {
      id: 'tray-pause',
      label: sayInMenu('menu.pauseAll', platform),
      enabled: works.some(canPause),
      click: actions.pauseAll
    },
    {
      id: 'tray-resume',
      label: sayInMenu('menu.resumeAll', platform),
      enabled: works.some(canResume),
      click: actions.resumeAll
    },
    { type: 'separator' },
    { id: 'tray-quit', label: say(platform === 'darwin' ? 'tray.quitApp' : 'tray.quit'), click: actions.quit }
  ]
}
