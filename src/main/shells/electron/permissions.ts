import type { Session } from 'electron'

/** What of a session grants. */
export type GrantingSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
>

/** The page needs none of what Chromium can grant: no camera, no location, no devices, no notifications of its own. */
export function denyPermissions(session: GrantingSession): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => {
    // Anything but null that names no stream throws, which here would end the app.
    answer(null)
  })
  // Its dictionaries come from a server on the internet: off until the settings say that somebody wants it.
  session.setSpellCheckerEnabled(false)
}
