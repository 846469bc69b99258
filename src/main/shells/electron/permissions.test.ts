import { expect, test } from 'vitest'
import { denyPermissions, type GrantingSession } from './permissions.ts'

test('the page is granted nothing, and asking for a picture of the screen does not end the app', () => {
  const answers: unknown[] = []
  const asked = {} as never
  const session: GrantingSession = {
    setPermissionRequestHandler: (handler) =>
      handler?.(asked, 'media', (granted) => answers.push(['request', granted]), asked),
    setPermissionCheckHandler: (handler) => answers.push(['check', handler?.(null, 'usb', '', asked)]),
    setDevicePermissionHandler: (handler) => answers.push(['device', handler?.(asked)]),
    setDisplayMediaRequestHandler(handler) {
      handler?.(asked, (streams) => {
        // As Electron does.
        if (streams !== null) throw new TypeError('Video was requested, but no video stream was provided')
        answers.push(['screen', null])
      })
    },
    setSpellCheckerEnabled: (on) => answers.push(['spelling', on])
  }
  denyPermissions(session)
  expect(answers).toEqual([
    ['request', false],
    ['check', false],
    ['device', false],
    ['screen', null],
    ['spelling', false]
  ])
})
