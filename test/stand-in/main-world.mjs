// The page's half of contextBridge. Runs in the page's own world before any script of the page; given as source text, so it must
// not refer to anything outside of itself. `secret` keeps the page from speaking in the preload's name.

/** @param {string} secret */
export function mainWorld(secret) {
  if (window !== window.top) return
  const settling = new Map()
  const callbacks = new Map()
  let next = 0

  const say = (type, detail) => window.dispatchEvent(new CustomEvent(`${secret}:${type}`, { detail }))
  const hear = (type, listen) => window.addEventListener(`${secret}:${type}`, ({ detail }) => listen(detail))
  const isPlain = (value) =>
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  const mapFields = (value, map) => Object.fromEntries(Object.entries(value).map(([name, field]) => [name, map(field)]))

  function toPreload(value) {
    if (typeof value === 'function') {
      next += 1
      callbacks.set(next, value)
      return { [secret]: 'callback', id: next }
    }
    if (Array.isArray(value)) return value.map(toPreload)
    return isPlain(value) ? mapFields(value, toPreload) : value
  }

  function fromPreload(value) {
    if (Array.isArray(value)) return Object.freeze(value.map(fromPreload))
    if (!isPlain(value)) return value
    if (value[secret] === 'function') return (...args) => callPreload(value.id, args)
    if (value[secret] === 'promise')
      return new Promise((resolve, reject) => settling.set(value.id, { resolve, reject }))
    return Object.freeze(mapFields(value, fromPreload))
  }

  function callPreload(id, args) {
    let outcome
    const listen = ({ detail }) => {
      outcome = detail
    }
    window.addEventListener(`${secret}:return`, listen, { once: true })
    // Dispatch is synchronous: the other world has answered when it returns.
    say('call', { id, args: args.map(toPreload) })
    window.removeEventListener(`${secret}:return`, listen)
    if (!outcome) throw new Error('An object could not be cloned.')
    if (outcome.error !== undefined) throw new Error(outcome.error)
    return fromPreload(outcome.value)
  }

  // Chromium would make the window and only then tell; Electron asks the app first, and a refused one is null.
  window.open = (address = 'about:blank') => {
    say('open', { address: new URL(address, document.baseURI).href })
    return null
  }

  hear('expose', ({ key, value }) => {
    Object.defineProperty(window, key, {
      value: fromPreload(value),
      enumerable: true,
      configurable: false,
      writable: false
    })
  })
  hear('settle', ({ id, value, error }) => {
    const { resolve, reject } = settling.get(id)
    settling.delete(id)
    if (error === undefined) resolve(fromPreload(value))
    else reject(new Error(error))
  })
  hear('callback', ({ id, args }) => callbacks.get(id)(...args.map(fromPreload)))
}
