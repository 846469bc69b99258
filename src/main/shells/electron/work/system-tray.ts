import { Menu, nativeImage, Tray } from 'electron'
import type { Log } from '../../../ports/system.ts'
import type { TrayIcon } from './tray.ts'

export interface TrayImages {
  /** Coloured, for Windows and Linux. */
  readonly icon: string
  /** Black and clear, for the menu bar of macOS, which paints it itself. Electron finds the finer one beside it by its name. */
  readonly template: string
}

/** Referred to for ever: a tray whose object has been collected vanishes. */
let tray: Tray | null = null

/** Null where there is no tray: then the way back to a closed window is to start Wordshelf again. */
export function openSystemTray(images: TrayImages, onClick: () => void, log: Log): TrayIcon | null {
  try {
    tray = new Tray(imageOf(images))
  } catch (error) {
    log.warn('there is no tray', { error: String(error) })
    return null
  }
  const made = tray
  // On macOS a click opens the menu, and on Linux few desktops tell of one.
  if (process.platform !== 'darwin') made.on('click', onClick)
  return {
    show(tip, menu) {
      made.setToolTip(tip)
      made.setContextMenu(Menu.buildFromTemplate([...menu]))
    }
  }
}

function imageOf({ icon, template }: TrayImages): Electron.NativeImage {
  if (process.platform !== 'darwin') return nativeImage.createFromPath(icon)
  const image = nativeImage.createFromPath(template)
  image.setTemplateImage(true)
  return image
}
