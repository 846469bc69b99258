import { BrowserWindow, nativeTheme } from 'electron'
import { backgroundColor } from './theme.ts'

export interface MainWindowOptions {
  readonly preload: string
  readonly icon: string
  readonly devTools: boolean
  /** Good for the life of the window. */
  readonly spellCheck: boolean
}

/** Points on the screen. Below the smaller ones the page would have to scroll sideways. */
const SIZE = { width: 1280, height: 860, minWidth: 1024, minHeight: 700 } as const

/** The window, not yet shown and its page not yet loading. It comes back where it was, or on a display that is there. */
export function createMainWindow({ preload, icon, devTools, spellCheck }: MainWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...SIZE,
    name: 'main',
    windowStatePersistence: true,
    title: 'Wordshelf',
    icon,
    show: false,
    backgroundColor: backgroundColor(),
    webPreferences: {
      preload,
      devTools,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: spellCheck
    }
  })
  const repaint = (): void => window.setBackgroundColor(backgroundColor())
  nativeTheme.on('updated', repaint)
  window.once('closed', () => {
    nativeTheme.off('updated', repaint)
  })
  window.once('ready-to-show', () => {
    window.show()
  })
  // The page names itself after what it shows; the window keeps the app's name.
  window.on('page-title-updated', (event) => {
    event.preventDefault()
  })
  return window
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
