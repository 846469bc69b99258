import { describe, expect, test } from 'vitest'
import { findChromium } from '../find-chromium.mjs'

function machine(files: readonly string[], more: Partial<Parameters<typeof findChromium>[0] & object> = {}) {
  return {
    platform: 'linux',
    env: {},
    home: '/home/ann',
    fileExists: (path: string) => files.includes(path),
    listDir: () => [],
    ...more
  }
}

describe('the Chromium of the browser tests', () => {
  test('is the one that CHROMIUM_PATH names, before the system’s', () => {
    const env = { CHROMIUM_PATH: '/opt/mine' }
    expect(findChromium(machine(['/usr/bin/chromium', '/opt/mine'], { env }))).toBe('/opt/mine')
  })

  test('is none if CHROMIUM_PATH names no file: a wrong path is not papered over', () => {
    expect(findChromium(machine(['/usr/bin/chromium'], { env: { CHROMIUM_PATH: '/opt/none' } }))).toBeUndefined()
  })

  test('is Chromium before Chrome, and the system’s before Playwright’s download', () => {
    const download = '/home/ann/.cache/ms-playwright/chromium-12/chrome-linux/chrome'
    const listDir = () => ['chromium-12']
    expect(findChromium(machine([download, '/usr/bin/google-chrome', '/usr/bin/chromium-browser'], { listDir }))).toBe(
      '/usr/bin/chromium-browser'
    )
    expect(findChromium(machine([download], { listDir }))).toBe(download)
  })

  test('is looked for on the path too', () => {
    expect(findChromium(machine(['/opt/bin/chromium'], { env: { PATH: '/bin:/opt/bin' } }))).toBe('/opt/bin/chromium')
  })

  test('is the newest of Playwright’s downloads, by number and not by spelling', () => {
    const at = (revision: number) => `/cache/chromium-${revision}/chrome-linux64/chrome`
    const found = findChromium(
      machine([at(999), at(1255)], {
        env: { PLAYWRIGHT_BROWSERS_PATH: '/cache' },
        listDir: () => ['chromium-999', 'chromium-1255', 'ffmpeg-1011', 'chromium_headless_shell-1255']
      })
    )
    expect(found).toBe(at(1255))
  })

  test('is found among the installed apps of macOS and Windows', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findChromium(machine([mac], { platform: 'darwin' }))).toBe(mac)
    const windows = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
    const env = { PROGRAMFILES: 'C:\\Program Files' }
    expect(findChromium(machine([windows], { platform: 'win32', env }))).toBe(windows)
  })
})
