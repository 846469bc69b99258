import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { app, crashReporter, session, type BrowserWindow, type WebContents } from 'electron'
import type { EngineGateway } from '../../ports/gateway.ts'
import type { HostServices, StoredSettings } from '../../ports/host.ts'
import type { Log, Timers } from '../../ports/system.ts'
import { loadPageFiles } from '../common/page-files.ts'
import { spoolFolders } from '../common/spool-folders.ts'
import { clearPartialUploads, createUploads } from '../common/uploads.ts'
import { installMenu } from './app-menu.ts'
import { registerAppScheme, serveAppProtocol } from './app-protocol.ts'
import { startDesktop, type Desktop } from './desktop.ts'
import { guardDownloads } from './downloads.ts'
import { askReload, askRestart, showStartFailure } from './failure-dialogs.ts'
import { prepareFolders, type Folders } from './folders.ts'
import { createElectronHost } from './host-services.ts'
import { openIpcGate } from './ipc-gate.ts'
import { stopEngineBeforeQuit, type Lifecycle } from './lifecycle.ts'
import { guardNavigation } from './navigation.ts'
import { LINK_SCHEME } from './opening/deep-link.ts'
import { createInbox, type Inbox } from './opening/inbox.ts'
import { pagePlace, type PagePlace } from './page-place.ts'
import { watchPage } from './page-health.ts'
import { denyPermissions } from './permissions.ts'
import { becomeOnlyInstance } from './single-instance.ts'
import type { StartOverrides } from '../common/start-overrides.ts'
import { linkStartBackend, type StartBackend } from '../common/start-backend.ts'
import { connectStartStore } from '../common/start-store.ts'
import { openRecentStore } from './stores.ts'
import { say, speak } from './texts.ts'
import { applyColorScheme } from './theme.ts'
import { hasUpdateFeed } from './updates/electron-updater-source.ts'
import { bringToFront, createMainWindow } from './window.ts'
import type { TrayImages } from './work/system-tray.ts'

/** As the installer writes it: a test holds the two together. */
const APP_ID = 'com.wordshelf.desktop'

export interface ElectronEngineOptions {
  readonly dataDir: string
  readonly shell: 'electron'
  readonly version: string
  readonly updates: boolean
  readonly threadUrl: URL
  readonly resourcesDir: string
  readonly sample: boolean
  readonly allowance: number | null
  readonly shopUrl: string
}

/** What the entry file hands in: the parts of the app and where its files are. */
export interface ElectronShellOptions {
  readonly dataDir: string
  readonly sample: boolean
  readonly allowance: number | null
  readonly shopUrl: string
  readonly overrides: StartOverrides
  /** The store on Wix to connect, if the command line names one. */
  readonly store: { readonly siteId: string | null; readonly apiKey: string | undefined }
  readonly backend: StartBackend
  /** Files to import and links that the app was started with. */
  readonly opened: readonly string[]
  readonly version: string
  readonly threadUrl: URL
  readonly resourcesDir: string
  readonly pageDir: string
  readonly preload: string
  readonly icon: string
  readonly trayImages: TrayImages
  /** Address of the development server; ignored by a packaged app. */
  readonly devServer: string | null
  readonly timers: Timers
  readonly createLog: (folder: string) => Log
  readonly readSettings: (found: unknown) => StoredSettings
  /** Throws an Error whose message is one sentence for a person. */
  startEngine(options: ElectronEngineOptions, host: HostServices): Promise<EngineGateway>
}

/** Must be called before the app is ready, at once when the program starts. Returns before anything is shown. */
export function startElectronShell(options: ElectronShellOptions): void {
  let folders: Folders
  try {
    folders = prepareFolders(options.dataDir)
  } catch (error) {
    exitWith(error, options.dataDir)
    return
  }
  // Before anything that could crash. Reports stay on this computer: they can hold product text and keys.
  crashReporter.start({ uploadToServer: false })
  const log = options.createLog(folders.logs)
  const inbox = createInbox(app)
  inbox.put(options.opened)
  if (!becomeOnlyInstance(options.opened, inbox.put)) {
    app.exit(0)
    return
  }
  // Notices of Windows are shown for the program whose shortcut has this id.
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID)
  app.enableSandbox()
  registerAppScheme()
  // Of a program that is being developed no link of the system should be made to depend.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, ['--'])
  const place = pagePlace(app.isPackaged ? null : options.devServer)
  guardNavigation(place, log)
  app
    .whenReady()
    // What goes wrong before the settings are read is told in the system's language.
    .then(() => speak('system', app.getPreferredSystemLanguages()))
    .then(() => run(options, { folders, inbox, place, log }))
    .catch((error: unknown) => {
      log.error('could not start', { error: String(error) })
      exitWith(error, folders.data)
    })
}

interface Around {
  readonly folders: Folders
  readonly inbox: Inbox
  readonly place: PagePlace
  readonly log: Log
}

async function run(options: ElectronShellOptions, { folders, inbox, place, log }: Around): Promise<void> {
  const { threadUrl, resourcesDir, version, sample, allowance, shopUrl, timers } = options
  denyPermissions(session.defaultSession)
  guardDownloads(session.defaultSession, place.origin, log)
  const host = createElectronHost({
    folder: folders.shell,
    readSettings: options.readSettings,
    overrides: options.overrides,
    onSettings(next) {
      settings = next
      applyColorScheme(next.colorScheme)
      void speak(next.uiLanguage, app.getPreferredSystemLanguages())
      whenChanged()
    },
    log
  })
  let settings = await host.loadSettings()
  let whenChanged = (): void => {}
  await speak(settings.uiLanguage, app.getPreferredSystemLanguages())
  applyColorScheme(settings.colorScheme)
  const updates = hasUpdateFeed()
  const gateway = await options.startEngine(
    { dataDir: folders.data, shell: 'electron', version, updates, threadUrl, resourcesDir, sample, allowance, shopUrl },
    host
  )
  // Only now: the engine has locked the folder, so no other shell can be taking uploads into it.
  const spool = spoolFolders(folders.data)
  await clearPartialUploads(spool.uploads)
  await mkdir(spool.exports, { recursive: true, mode: 0o700 })

  const windows = (): readonly BrowserWindow[] => ourWindows.filter((window) => !window.isDestroyed())
  const lifecycle = stopEngineBeforeQuit({ app, gateway, windows, timers, log, askRestart })
  process.on('uncaughtException', (error) => {
    log.error('a fault in the shell', { error: error.stack ?? error.message })
    void lifecycle.died(say('failure.shell'))
  })
  app.on('child-process-gone', (_event, { type, reason, name, exitCode }) => {
    // Chromium starts it again by itself; what it was is for whoever reads the log.
    log.warn('a helper process has ended', { type, reason, name, exitCode })
  })
  const page = await loadPageFiles(options.pageDir)
  serveAppProtocol({ gateway, spool, newId: randomUUID, page, newNonce, log }, place)
  openIpcGate({
    gateway,
    ourContents: (): readonly WebContents[] => windows().map((window) => window.webContents),
    pageOrigin: place.origin,
    log
  })
  const desktop = startDesktop({
    gateway,
    timers,
    log,
    images: options.trayImages,
    inbox,
    uploads: createUploads({ folder: spool.uploads, newId: randomUUID }),
    recentStore: openRecentStore(folders.shell),
    windows,
    showWindow,
    reopenWindows,
    isStopping: lifecycle.isStopping,
    endWith: lifecycle.endWith,
    updates,
    settings: () => settings
  })
  whenChanged = desktop.settingsChanged
  const open = (address = place.address): BrowserWindow =>
    openWindow(options, address, { lifecycle, desktop, log, spellCheck: settings.desktop.spellCheck })
  function showWindow(): void {
    if (!lifecycle.isStopping()) bringToFront(windows()[0] ?? open())
  }
  // On macOS the first may have no window by then.
  app.on('second-instance', showWindow)
  let reopening = false
  function reopenWindows(): void {
    if (lifecycle.isStopping()) return
    reopening = true
    for (const window of windows()) {
      const address = window.webContents.getURL()
      window.destroy()
      open(address)
    }
    reopening = false
  }
  installMenu({ desktop, folders, version, icon: options.icon, windows, log })
  app.on('activate', () => {
    if (windows().length === 0 && !lifecycle.isStopping()) open()
  })
  app.on('window-all-closed', () => {
    // On macOS an app without windows goes on, and so do its jobs.
    if (process.platform !== 'darwin' && !reopening && windows().length === 0) app.quit()
  })
  if (!lifecycle.isStopping()) open()
  void connectAtStart(gateway, options)
  log.info('ready', { version, electron: process.versions['electron'] })
}

/** The window does not wait for it. */
async function connectAtStart(gateway: EngineGateway, { store, backend }: ElectronShellOptions): Promise<void> {
  const complaints = [
    await connectStartStore(gateway, store.siteId, store.apiKey),
    await linkStartBackend(gateway, backend)
  ]
  for (const complaint of complaints) if (complaint !== null) process.stderr.write(`wordshelf: ${complaint}\n`)
}

/** Windows that this shell made. A window that came about in any other way is not one of ours, whatever it shows. */
const ourWindows: BrowserWindow[] = []

interface WindowParts {
  readonly lifecycle: Lifecycle
  readonly desktop: Desktop
  readonly log: Log
  readonly spellCheck: boolean
}

function openWindow(
  { preload, icon, timers }: ElectronShellOptions,
  address: string,
  { lifecycle, desktop, log, spellCheck }: WindowParts
): BrowserWindow {
  const window = createMainWindow({ preload, icon, devTools: !app.isPackaged, spellCheck })
  desktop.follow(window)
  ourWindows.push(window)
  window.once('closed', () => {
    ourWindows.splice(ourWindows.indexOf(window), 1)
  })
  watchPage(window, { lifecycle, timers, log, askReload: (signal) => askReload(window, signal) })
  loadPage(window, address, log)
  return window
}

function loadPage(window: BrowserWindow, address: string, log: Log): void {
  window.loadURL(address).catch((error: unknown) => {
    log.error('the page could not be loaded', { error: String(error) })
  })
}

function newNonce(): string {
  return randomBytes(18).toString('base64')
}

/** Says what is wrong in a dialog, then ends the program with code 1. */
function exitWith(error: unknown, dataFolder: string): void {
  void app
    .whenReady()
    .then(() => showStartFailure(error, dataFolder))
    .finally(() => app.exit(1))
}
