import { app, powerMonitor, powerSaveBlocker, type BrowserWindow } from 'electron'
import type { DesktopSettings } from '#shared/contract/desktop-settings.ts'
import type { EngineGateway } from '../../ports/gateway.ts'
import type { Log, Timers } from '../../ports/system.ts'
import { createPageCommands } from './page-commands.ts'
import { followPower } from './power.ts'
import { guardClosing } from './work/closing.ts'
import { askClosing } from './work/closing-dialog.ts'
import { controlAll } from './work/control-all.ts'
import { followWithNotices, placeOf } from './work/notices.ts'
import { followProgress } from './work/progress-bar.ts'
import { showSystemNotice } from './work/system-notice.ts'
import { openSystemTray, type TrayImages } from './work/system-tray.ts'
import { followInTray } from './work/tray.ts'
import { watchWork } from './work/work-watch.ts'
import type { Work } from './work/work.ts'

export interface DesktopOptions {
  readonly gateway: EngineGateway
  readonly timers: Timers
  readonly log: Log
  readonly images: TrayImages
  readonly windows: () => readonly BrowserWindow[]
  /** Brings the window to the front, or opens one. */
  readonly showWindow: () => void
  readonly isStopping: () => boolean
  readonly settings: () => DesktopSettings
}

export interface Desktop {
  /** Must be called for each new window, before its page loads. */
  follow(window: BrowserWindow): void
}

/** What the app is on a desktop beside its window: taskbar, tray, notices, power. */
export function startDesktop(options: DesktopOptions): Desktop {
  const { gateway, timers, log, images, windows, showWindow, isStopping, settings } = options
  const { platform } = process
  const quit = (): void => app.quit()
  const work = watchWork({ gateway, log })
  const commands = createPageCommands(showWindow)
  const openWork = (which: Work): void =>
    commands.send({ kind: 'open', place: placeOf(which), instanceId: which.instanceId })
  const control = (verb: 'pause' | 'resume') => (): void => {
    void controlAll(gateway, work.unfinished(), verb, log)
  }

  followPower({ work, gateway, events: powerMonitor, blocker: powerSaveBlocker, log, quit })
  const bar = followProgress(work, windows)
  followWithNotices({
    work,
    isLookedAt: () => windows().some((window) => window.isFocused()),
    areWanted: () => settings().notices,
    show: showSystemNotice,
    open: openWork
  })
  followInTray({
    work,
    platform,
    timers,
    actions: {
      openWindow: showWindow,
      openWork,
      pauseAll: control('pause'),
      resumeAll: control('resume'),
      quit
    },
    open: () => openSystemTray(images, showWindow, log)
  })

  function remember(closing: 'keep-running' | 'quit'): void {
    void gateway.call('settings.put', { desktop: { closing } }, {}).then((answer) => {
      if (!answer.ok) log.warn('a choice could not be kept', { code: answer.error.code })
    })
  }

  return {
    follow(window) {
      commands.follow(window.webContents)
      bar.show(window)
      guardClosing(window, {
        work,
        platform,
        isStopping,
        wish: () => settings().closing,
        ask: (names) => askClosing(window, names),
        remember,
        quit
      })
      // Windows asks no longer: the session is over, and this is the time that is left.
      window.on('session-end', quit)
    }
  }
}
