// Downloads: what a link with the attribute `download` leads to, and documents that are answered as an attachment.
import { EventEmitter } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { cancellable } from './cancellable.mjs'
import { dialog } from './desktop.mjs'

class DownloadItem extends EventEmitter {
  #address
  #name
  #path = ''
  #options = {}

  /** @param {string} address @param {string} name */
  constructor(address, name) {
    super()
    this.#address = address
    this.#name = name
  }

  getURL() {
    return this.#address
  }

  getFilename() {
    return this.#name
  }

  /** @param {string} path */
  setSavePath(path) {
    this.#path = path
  }

  getSavePath() {
    return this.#path
  }

  /** @param {object} options */
  setSaveDialogOptions(options) {
    this.#options = options
  }

  getSaveDialogOptions() {
    return this.#options
  }
}

/** @param {Response} answer */
export function isAttachment(answer) {
  return disposition(answer).startsWith('attachment')
}

/** @param {Response} answer */
function disposition(answer) {
  return answer.headers.get('content-disposition') ?? ''
}

/** @param {any} contents @param {string} address @param {Response} answer */
export function startDownload(contents, address, answer) {
  const item = new DownloadItem(address, /filename="([^"]*)"/.exec(disposition(answer))?.[1] ?? 'download')
  if (!cancellable(contents.session, 'will-download', {}, item, contents)) void save(item, answer)
}

/** @param {DownloadItem} item @param {Response} answer */
async function save(item, answer) {
  if (item.getSavePath() === '') {
    const { canceled, filePath } = await dialog.showSaveDialog(item.getSaveDialogOptions())
    if (canceled) {
      item.emit('done', {}, 'cancelled')
      return
    }
    item.setSavePath(filePath)
  }
  await writeFile(item.getSavePath(), Buffer.from(await answer.arrayBuffer()))
  item.emit('done', {}, 'completed')
}
