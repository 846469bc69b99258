// Chromium alone knows no scheme of ours. app://wordshelf/x is shown to it as http://wordshelf.app.localhost/x, an origin of its own that
// counts as secure, and translated back wherever the app or a test in the main process looks.

/** Schemes that the app registered as standard. @type {Set<string>} */
export const schemes = new Set()

/** @param {string} address */
export function toChromium(address) {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^]*)$/i.exec(address) ?? []
  return schemes.has(scheme) ? `http://${host}.${scheme}.localhost${rest === '' ? '/' : rest}` : address
}

/** @param {string} address */
export function toApp(address) {
  const [, host, scheme = '', rest = ''] = /^http:\/\/([^/?#]*)\.([a-z0-9+-]+)\.localhost([^]*)$/i.exec(address) ?? []
  return schemes.has(scheme) ? `${scheme}://${host}${rest === '' ? '/' : rest}` : address
}

/** As a WebFrameMain says it. @param {string} address of the app's side */
export function originOf(address) {
  const url = URL.parse(address)
  if (!url) return 'null'
  return schemes.has(url.protocol.slice(0, -1)) ? `${url.protocol}//${url.host}` : url.origin
}
