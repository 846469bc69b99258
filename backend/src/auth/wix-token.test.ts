import { describe, expect, test } from 'vitest'
import { signWixInstance, wixInstanceOf } from './wix-token.ts'

const NOW = Date.UTC(2026, 10, 27, 12)
const HOUR = 3_600_000
const rules = { secrets: ['running', 'previous'], maxAgeMs: 12 * HOUR, now: NOW }
const payload = { instanceId: 'wix-1', signDate: new Date(NOW - HOUR).toISOString(), uid: 'u', permissions: 'OWNER' }

describe('what Wix signed', () => {
  test('speaks for its instance, under the running secret and the one before it', () => {
    expect(wixInstanceOf(signWixInstance(payload, 'running'), rules)).toBe('wix-1')
    expect(wixInstanceOf(signWixInstance(payload, 'previous'), rules)).toBe('wix-1')
  })

  test('is refused once it is older than it may be, or from a future that no clock explains', () => {
    const signedAt = (ms: number) => signWixInstance({ ...payload, signDate: new Date(ms).toISOString() }, 'running')
    expect(wixInstanceOf(signedAt(NOW - 12 * HOUR), rules)).toBe('wix-1')
    expect(wixInstanceOf(signedAt(NOW - 12 * HOUR - 1), rules)).toBeNull()
    expect(wixInstanceOf(signedAt(NOW + 4 * 60_000), rules)).toBe('wix-1')
    expect(wixInstanceOf(signedAt(NOW + 6 * 60_000), rules)).toBeNull()
  })

  test('is refused for a visitor of the site without an account', () => {
    expect(wixInstanceOf(signWixInstance({ ...payload, aid: 'anonymous' }, 'running'), rules)).toBeNull()
  })

  test('is refused where the instance or the date is missing', () => {
    for (const wrong of [{ ...payload, instanceId: '' }, { ...payload, signDate: 'yesterday' }, {}])
      expect(wixInstanceOf(signWixInstance(wrong, 'running'), rules)).toBeNull()
  })
})

describe('what Wix did not sign', () => {
  const good = signWixInstance(payload, 'running')
  const [signature = '', data = ''] = good.split('.')
  const forged = Buffer.from(JSON.stringify({ ...payload, instanceId: 'wix-2' })).toString('base64url')

  test.each([
    ['another secret', signWixInstance(payload, 'guessed')],
    ['another payload under a good signature', `${signature}.${forged}`],
    ['no signature', `.${data}`],
    ['half a signature', `${signature.slice(0, 20)}.${data}`],
    ['a signature with more behind it', `${signature}AAAA.${data}`],
    ['three parts', `${good}.${data}`],
    ['one part', data],
    ['nothing', ''],
    ['a signed text that is no JSON', signWixInstance(Object('x') as object, 'running')]
  ])('%s is refused', (_what, token) => {
    expect(wixInstanceOf(token, rules)).toBeNull()
  })

  test('nothing is good where there is no secret', () => {
    expect(wixInstanceOf(signWixInstance(payload, ''), { ...rules, secrets: [] })).toBeNull()
  })
})
