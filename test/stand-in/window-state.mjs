// Electron's windowStatePersistence: the bounds of a named window, kept with the profile, brought back where they fit a display.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from './app.mjs'

const DISPLAY = { width: 1920, height: 1080 }

/** @typedef {{ x: number, y: number, width: number, height: number }} Bounds */

const file = () => join(app.getPath('userData'), 'stand-in-window-state.json')

/** @returns {Record<string, Bounds>} */
function readAll() {
  try {
    return JSON.parse(readFileSync(file(), 'utf8'))
  } catch {
    return {}
  }
}

/** @param {string} name @returns {Bounds | null} */
export function loadWindowState(name) {
  const bounds = readAll()[name]
  if (!bounds) return null
  const fits = bounds.x >= 0 && bounds.y >= 0 && bounds.x < DISPLAY.width && bounds.y < DISPLAY.height
  return fits ? bounds : null
}

/** @param {string} name @param {Bounds} bounds */
export function saveWindowState(name, bounds) {
  writeFileSync(file(), JSON.stringify({ ...readAll(), [name]: bounds }))
}
