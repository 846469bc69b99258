/**
 * Emits an event that a listener may cancel, with the fields that Electron puts on it.
 * @param {import('node:events').EventEmitter} emitter @param {string} name @param {object} [fields] @param {...unknown} rest
 * @returns {boolean} whether one did
 */
export function cancellable(emitter, name, fields = {}, ...rest) {
  let cancelled = false
  const event = {
    ...fields,
    preventDefault: () => {
      cancelled = true
    },
    get defaultPrevented() {
      return cancelled
    }
  }
  emitter.emit(name, event, ...rest)
  return cancelled
}
