import { app } from 'electron'
import { Handover } from './opening/inbox.ts'

/** False where Wordshelf runs already with these folders: that one comes to the front, opens what this one was given, and this one has nothing to do. */
export function becomeOnlyInstance(opened: readonly string[], onSecond: (opened: readonly string[]) => void): boolean {
  const handover: Handover = { opened: [...opened] }
  if (!app.requestSingleInstanceLock(handover)) return false
  // Not by its arguments, which Chromium puts in another order and adds its own to.
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const read = Handover.safeParse(data)
    onSecond(read.success ? read.data.opened : [])
  })
  return true
}
