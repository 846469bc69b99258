import { app } from 'electron'

/** False where Wordshelf runs already with these folders: that one comes to the front and this one has nothing to do. */
export function becomeOnlyInstance(onSecond: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', onSecond)
  return true
}
