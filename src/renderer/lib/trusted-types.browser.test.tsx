import { expect, test } from 'vitest'
import { policyRules } from './trusted-types.ts'

test('style text passes as it is', () => {
  expect(policyRules.createHTML(':root{--a:1px} a > b {color:red}')).toBe(':root{--a:1px} a > b {color:red}')
})

test('markup is sanitised, whoever writes it', () => {
  expect(policyRules.createHTML('<b>x</b><img src=x onerror=alert(1)>')).toBe('<b>x</b><img src="x">')
})

test('a script from elsewhere is refused', () => {
  expect(() => policyRules.createScriptURL('https://elsewhere.example/assets/a.js')).toThrow(TypeError)
  expect(() => policyRules.createScriptURL('data:text/javascript,alert(1)')).toThrow(TypeError)
  expect(() => policyRules.createScriptURL('blob:https://x/1')).toThrow(TypeError)
})

test('a script of the app itself may be loaded', () => {
  expect(policyRules.createScriptURL('/assets/diff-worker.js')).toBe('/assets/diff-worker.js')
})
