import type { Session } from 'electron'

/** The page needs none of what Chromium can grant: no camera, no location, no devices, no notifications of its own. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({})
  })
  // Its dictionaries come from a server on the internet: off until the settings say that somebody wants it.
  session.setSpellCheckerEnabled(false)
}
