import { Notification } from 'electron'
import type { Notice } from './notices.ts'

/** Notices on their way. Electron shows none whose object has been collected, and such a one hears no click. */
const alive = new Set<Notification>()
/** More than a person reads; the oldest are forgotten, since not every system says that a notice was closed. */
const MOST = 20

/** Where the system has no notices, nothing is shown: the app itself says the same inside. */
export function showSystemNotice({ title, body }: Notice, onClick: () => void): void {
  if (!Notification.isSupported()) return
  const notification = new Notification({ title, body })
  const forget = (): void => {
    alive.delete(notification)
  }
  notification.on('click', () => {
    forget()
    onClick()
  })
  notification.on('close', forget)
  notification.on('failed', forget)
  alive.add(notification)
  const [oldest] = alive
  if (alive.size > MOST && oldest) alive.delete(oldest)
  notification.show()
}
