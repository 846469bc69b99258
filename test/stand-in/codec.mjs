// Messages between the processes: structured clone, as far as this app uses it, over the strings that the DevTools protocol carries.
// Runs on both sides: the page gets it as source text, so it must not refer to anything outside of itself.

export function makeCodec() {
  /** JSON has no place for these; each is wrapped so that no object of the app's can be taken for one. */
  const wrap = (kind, value) => ({ $kind: kind, value })

  function pack(value, above = []) {
    if (value === undefined) return wrap('undefined')
    if (typeof value === 'bigint') return wrap('bigint', String(value))
    if (typeof value === 'number' && !Number.isFinite(value)) return wrap('number', String(value))
    if (typeof value === 'function' || typeof value === 'symbol') throw new Error('An object could not be cloned.')
    if (value === null || typeof value !== 'object') return value
    if (above.includes(value)) throw new Error('An object could not be cloned.')
    const inside = [...above, value]
    if (Array.isArray(value)) return value.map((item) => pack(item, inside))
    if (value instanceof Date) return wrap('date', value.getTime())
    if (value instanceof Error) return wrap('error', value.message)
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof Map || value instanceof Set)
      throw new Error(`the stand-in cannot carry ${Object.prototype.toString.call(value)}`)
    return wrap(
      'object',
      Object.entries(value).map(([name, field]) => [name, pack(field, inside)])
    )
  }

  function unpack(value) {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unpack)
    switch (value.$kind) {
      case 'undefined':
        return undefined
      case 'bigint':
        return BigInt(value.value)
      case 'number':
        return Number(value.value)
      case 'date':
        return new Date(value.value)
      case 'error':
        return new Error(value.value)
      default:
        return Object.fromEntries(value.value.map(([name, field]) => [name, unpack(field)]))
    }
  }

  return {
    encode: (value) => JSON.stringify(pack(value)),
    decode: (text) => unpack(JSON.parse(text))
  }
}
