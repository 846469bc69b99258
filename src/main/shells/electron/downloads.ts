import type { Session } from 'electron'
import type { Log } from '../../ports/system.ts'
import { originOf } from './page-place.ts'

/** Exports and reports are saved where the merchant says; nothing from anywhere else is saved at all. */
export function guardDownloads(session: Session, pageOrigin: string, log: Log): void {
  session.on('will-download', (event, item) => {
    // A file that the page put together itself, such as the ledger, carries the page's origin behind `blob:`.
    if (originOf(item.getURL().replace(/^blob:/, '')) !== pageOrigin) {
      event.preventDefault()
      log.warn('a download was refused', { protocol: URL.parse(item.getURL())?.protocol })
      return
    }
    item.setSaveDialogOptions({
      defaultPath: item.getFilename(),
      filters: [
        { name: 'CSV', extensions: ['csv'] },
        { name: 'All files', extensions: ['*'] }
      ]
    })
  })
}
