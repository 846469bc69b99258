import { app, dialog, powerMonitor, powerSaveBlocker, type BrowserWindow } from 'electron'
import type { PageAction } from '#shared/contract/shell-commands.ts'
import type { EngineGateway } from '../../ports/gateway.ts'
import type { StoredSettings } from '../../ports/host.ts'
import type { Log, Timers } from '../../ports/system.ts'
import type { Uploads } from '../common/uploads.ts'
import type { Inbox } from './opening/inbox.ts'
import { createOpener } from './opening/open-things.ts'
import { openRecentFiles, type RecentFiles, type RecentStore } from './opening/recent-files.ts'
import { createPageCommands } from './page-commands.ts'
import { followPower } from './power.ts'
import { followSpelling } from './spelling.ts'
import { openUpdateSource } from './updates/electron-updater-source.ts'
import { updateDialogs } from './updates/update-dialogs.ts'
import { followUpdates, type Updates } from './updates/updates.ts'
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
  readonly inbox: Inbox
  readonly uploads: Uploads
  readonly recentStore: RecentStore
  readonly windows: () => readonly BrowserWindow[]
  /** Brings the window to the front, or opens one. */
  readonly showWindow: () => void
  readonly isStopping: () => boolean
  readonly endWith: (last: () => void) => void
  /** The app can exchange itself for a newer version. */
  readonly updates: boolean
  readonly settings: () => StoredSettings
  readonly reopenWindows: () => void
}

export interface Desktop {
  readonly recentFiles: RecentFiles
  /** Has the page run one of its commands. */
  run(action: PageAction): void
  /** A file to import or a link. */
  open(thing: string): void
  pauseAll(): void
  resumeAll(): void
  settingsChanged(): void
  /** Null where the app cannot exchange itself for a newer one. */
  readonly checkForUpdates: (() => void) | null
  /** Must be called for each new window, before its page loads. */
  follow(window: BrowserWindow): void
}

/** What the app is on a desktop beside its window: taskbar, tray, notices, power. */
export function startDesktop(options: DesktopOptions): Desktop {
  const { gateway, timers, log, images, windows, showWindow, isStopping, settings, inbox } = options
  const { platform } = process
  const quit = (): void => app.quit()
  const work = watchWork({ gateway, log })
  const commands = createPageCommands(showWindow)
  const openWork = (which: Work): void =>
    commands.send({ kind: 'open', place: placeOf(which), instanceId: which.instanceId })
  const pauseAll = (): void => void controlAll(gateway, work.unfinished(), 'pause', log)
  const resumeAll = (): void => void controlAll(gateway, work.unfinished(), 'resume', log)
  const recentFiles = openRecentFiles(options.recentStore, app)

  followPower({ work, gateway, events: powerMonitor, blocker: powerSaveBlocker, log, quit })
  const bar = followProgress(work, windows)
  followWithNotices({
    work,
    isLookedAt: () => windows().some((window) => window.isFocused()),
    areWanted: () => settings().desktop.notices,
    show: showSystemNotice,
    open: openWork
  })
  followInTray({
    work,
    platform,
    timers,
    actions: { openWindow: showWindow, openWork, pauseAll, resumeAll, quit },
    open: () => openSystemTray(images, showWindow, log)
  })

  function remember(closing: 'keep-running' | 'quit'): void {
    void gateway.call('settings.put', { desktop: { closing } }, {}).then((answer) => {
      if (!answer.ok) log.warn('a choice could not be kept', { code: answer.error.code })
    })
  }

  const open = createOpener({
    gateway,
    uploads: options.uploads,
    send: commands.send,
    complain: sayOnce,
    remember: recentFiles.add,
    log
  })
  inbox.serve((thing) => void open(thing))

  let updates: Updates | null = null
  if (options.updates)
    openUpdateSource(log)
      .then((source) => {
        updates = followUpdates({
          source,
          wish: () => settings().desktop.updates,
          work,
          dialogs: updateDialogs,
          timers,
          endWith: options.endWith,
          log
        })
      })
      .catch((error: unknown) => log.warn('updates cannot be had', { error: String(error) }))
  else log.info('updates: none, this build has no feed')

  const spelling = followSpelling({ gateway, timers, log, settings, reopenWindows: options.reopenWindows })

  return {
    recentFiles,
    run: (action) => commands.send({ kind: 'run', action }),
    open: (thing) => void open(thing),
    pauseAll,
    resumeAll,
    settingsChanged: spelling.settingsChanged,
    checkForUpdates: options.updates ? () => updates?.checkNow() : null,
    follow(window) {
      commands.follow(window.webContents)
      spelling.follow(window)
      bar.show(window)
      guardClosing(window, {
        work,
        platform,
        isStopping,
        wish: () => settings().desktop.closing,
        ask: (names) => askClosing(window, names),
        remember,
        quit
      })
      // Windows asks no longer: the session is over, and this is the time that is left.
      window.on('session-end', quit)
    }
  }
}

let saying = false

/** One dialog at a time: a page on the web could follow a hundred links. */
function sayOnce(message: string, detail: string): void {
  if (saying) return
  saying = true
  void dialog.showMessageBox({ type: 'warning', title: 'Wordshelf', message, detail }).finally(() => {
    saying = false
  })
}
