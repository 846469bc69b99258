/** Device names that Windows opens instead of a file, whatever follows the dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/** Ids become file names, so they hold nothing that a file system could read as more than a name. */
export function isSpoolId(id: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(id) && !RESERVED.test(id)
}

/** The last part of whatever path a caller sent, without control characters; null where nothing is left. At most 255 characters. */
export function baseName(name: string): string | null {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '').trim()
  if (clean === '' || clean === '.' || clean === '..') return null
  return clean.length <= 255 ? clean : `${clean.slice(0, 251).toWellFormed()}.csv`
}

/** A header value that gives any name to a download: plain ASCII for old readers, the whole name by RFC 5987 for the others. */
export function attachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(fileName.toWellFormed()).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
