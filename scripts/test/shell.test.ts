import { describe, expect, test } from 'vitest'
import { hasDisplay, readyAddress, whyNoElectron } from '../lib/shell.mjs'

const desk = { platform: 'linux', env: { DISPLAY: ':0' }, root: false, electron: '/app/electron' }

describe('the choice of a shell', () => {
  test('is Electron where its binary and a display are', () => {
    expect(whyNoElectron(desk)).toBeUndefined()
    expect(whyNoElectron({ ...desk, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeUndefined()
    expect(whyNoElectron({ ...desk, platform: 'darwin', env: {} })).toBeUndefined()
  })

  test.each([
    ['display', { ...desk, env: {} }],
    ['downloaded', { ...desk, electron: undefined }],
    ['root', { ...desk, root: true }]
  ])('is the web shell otherwise, and says why: %s', (word, other) => {
    expect(whyNoElectron(other)).toContain(word)
  })

  test('takes an empty DISPLAY for none', () => {
    expect(hasDisplay({ platform: 'linux', env: { DISPLAY: '' } })).toBe(false)
  })
})

test('the address to open is read from the ready line only', () => {
  expect(readyAddress('READY http://127.0.0.1:4100/?token=a')).toBe('http://127.0.0.1:4100/?token=a')
  expect(readyAddress('not READY http://127.0.0.1/')).toBeUndefined()
})
