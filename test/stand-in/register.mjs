// Makes `electron` mean the stand-in, for import and for require, in this process and nowhere else.
import { registerHooks } from 'node:module'

const url = new URL('./electron.mjs', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    if (/^electron(\/main)?$/.test(specifier)) return { url, format: 'module', shortCircuit: true }
    return next(specifier, context)
  }
})
Object.defineProperty(process.versions, 'electron', { value: '45.4.1', enumerable: true })
Object.defineProperty(process, 'type', { value: 'browser', enumerable: true })
