import { describe, expect, test } from 'vitest'
import type { ShopFailureKind } from '../../ports/shop.ts'
import { NetworkError, type NetworkFailure } from '../../ports/network.ts'
import { ACCESS, NOW, ScriptedWix, v1Product, readOne, type ScriptedAnswer } from './testing/scripted-wix.ts'

const HTML = '<!doctype html><html><body>Sign in to the network</body></html>'
/** What only a proxy's answer looks like: no id of Wix on it. */
const foreign = { 'x-wix-request-id': '' }
const signal = () => new AbortController().signal

function application(status: number, code: string, message = ''): ScriptedAnswer {
  return { status, body: { message, details: { applicationError: { code, description: message, data: {} } } } }
}

function networkError(failure: NetworkFailure): ScriptedAnswer {
  return { error: new NetworkError(failure) }
}

const coded = (code: string): ScriptedAnswer => ({
  error: new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) })
})

const cases: readonly (readonly [what: string, ShopFailureKind, RegExp, ScriptedAnswer])[] = [
  ['a wrong key', 'auth', /make a new one.*API Keys Manager/, { status: 401, body: '' }],
  [
    'a missing permission',
    'forbidden',
    /“Read Products”.*make a key with it/,
    { status: 403, body: { message: '', details: {} } }
  ],
  ['a blank 403', 'forbidden', /“Read Products”/, { status: 403, body: '' }],
  ['a 403 page of Wix itself', 'forbidden', /“Read Products”/, { status: 403, body: HTML }],
  [
    'hidden products that the key may not see',
    'forbidden',
    /“Read Products”/,
    application(400, 'NO_PERMISSION_TO_INCLUDE_NOT_VISIBLE_PRODUCTS')
  ],
  ['a site without Stores', 'not-installed', /add the app Wix Stores/, application(428, 'STORES_NOT_INSTALLED')],
  [
    'Stores not installed in words',
    'not-installed',
    /add the app Wix Stores/,
    { status: 401, body: { message: 'App is not installed on site' } }
  ],
  ['a deleted site', 'site-gone', /no site with this id/, application(404, 'SITE_NOT_FOUND')],
  [
    'a plan without API',
    'plan',
    /upgrade the site/,
    application(403, 'UPGRADE_TO_PREMIUM', 'The site must be upgraded')
  ],
  [
    'a plan in words',
    'plan',
    /upgrade the site/,
    { status: 403, body: { message: 'Your plan does not include this' } }
  ],
  ['402', 'plan', /upgrade the site/, { status: 402, body: {} }],
  [
    'a clock an hour off, where the key is refused',
    'clock',
    /date and time to automatic/,
    { status: 401, body: '', headers: { date: new Date(NOW - 3_600_000).toUTCString() } }
  ],
  ['a sign-in page', 'proxy', /proxy or a sign-in page/, { body: HTML, headers: foreign }],
  ['a sign-in page that passes headers on', 'proxy', /proxy or a sign-in page/, { body: HTML }],
  ['a block page', 'proxy', /proxy or a sign-in page/, { status: 403, body: HTML, headers: foreign }],
  ['a proxy that wants a password', 'proxy', /proxy or a sign-in page/, { status: 407, body: '' }],
  ['a captive portal', 'proxy', /proxy or a sign-in page/, { status: 511, body: HTML }],
  ['a move to V3', 'version-changed', /fetch it again/, application(428, 'CATALOG_V3_CALLING_CATALOG_V1_API')],
  [
    'the same with another spelling',
    'version-changed',
    /fetch it again/,
    application(400, 'CATALOG_V3_SITE_CALLING_CATALOG_V1_API')
  ],
  ['V3 called on V1', 'version-changed', /fetch it again/, application(428, 'CATALOG_V1_SITE_CALLING_CATALOG_V3_API')],
  ['a store that is set up', 'provisioning', /few minutes/, application(428, 'CATALOG_V3_SITE_PROVISIONING')],
  ['500', 'unclear', /a little later/, { status: 500, body: {} }],
  ['502 of an edge', 'unclear', /a little later/, { status: 502, body: HTML, headers: foreign }],
  ['503 without a word', 'unclear', /a little later/, { status: 503, body: '' }],
  [
    'JSON that breaks off',
    'unclear',
    /cannot be read/,
    { body: '{"products":[{"id"', headers: { 'content-type': 'application/json' } }
  ],
  ['an empty 200', 'unclear', /cannot be read/, { body: '', headers: { 'content-type': 'application/json' } }],
  ['another form than the API’s', 'unclear', /does not know \(count\)/, { body: { count: 'many' } }],
  [
    'a request that Wix does not take',
    'rejected',
    /refused the request.*INVALID/,
    application(400, 'INVALID_ARGUMENT')
  ],
  [
    'nobody there',
    'offline',
    /connection to the internet/,
    networkError({ kind: 'unreachable', sent: false, message: '' })
  ],
  [
    'a certificate of another time',
    'clock',
    /date and time/,
    networkError({ kind: 'untrusted-date', sent: false, message: '' })
  ],
  [
    'a certificate of a virus scanner',
    'proxy',
    /certificate/,
    networkError({ kind: 'untrusted', sent: false, message: '' })
  ],
  ['a proxy in the way', 'proxy', /sign in to it/, networkError({ kind: 'proxy', sent: false, message: '' })],
  ['a redirect', 'proxy', /sign-in page/, networkError({ kind: 'redirected', sent: true, message: '' })],
  ['too much', 'unclear', /larger/, networkError({ kind: 'too-large', sent: true, message: '' })],
  ['a connection that broke', 'unclear', /broke/, networkError({ kind: 'lost', sent: true, message: '' })],
  ['no name found by Node', 'offline', /connection to the internet/, coded('ENOTFOUND')],
  ['a date that Node refuses', 'clock', /date and time/, coded('CERT_NOT_YET_VALID')],
  ['an unknown issuer in Node', 'proxy', /certificate/, coded('SELF_SIGNED_CERT_IN_CHAIN')],
  ['a reset in Node', 'unclear', /broke/, coded('ECONNRESET')]
]

describe('what is wrong is told in its own sentence', () => {
  test.each(cases)('%s is %s', async (_what, kind, sentence, answer) => {
    const wix = new ScriptedWix().answer(answer)
    const counted = await wix.shop('V3').countProducts(signal())
    expect(counted).toMatchObject({ ok: false, failure: { kind, message: expect.stringMatching(sentence) } })
    expect(JSON.stringify(counted)).not.toContain(ACCESS.apiKey)
    expect(wix.sent).toHaveLength(1)
  })

  test('each with one full stop at its end', async () => {
    for (const [, , , answer] of cases) {
      const counted = await new ScriptedWix().answer(answer).shop('V3').countProducts(signal())
      expect(counted.ok ? '' : counted.failure.message).toMatch(/[^.]\.$/)
    }
  })
})

describe('the wait that Wix asks for', () => {
  test.each([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': new Date(NOW + 3_000).toUTCString() }, 3_000],
    [{}, undefined]
  ])('%o is %s ms', async (headers, retryAfterMs) => {
    const wix = new ScriptedWix().answer({ status: 429, body: '', headers })
    expect(await wix.shop('V3').countProducts(signal())).toMatchObject({
      failure: { kind: 'rate-limited', retryAfterMs }
    })
  })
})

describe('a key or an address that nothing may be sent with', () => {
  test.each([
    [{ apiKey: 'a b' }, 'auth'],
    [{ apiKey: 'ключ' }, 'auth'],
    [{ apiKey: 'a\nb' }, 'auth'],
    [{ siteId: 'x\r\ny' }, 'site-gone'],
    [{ baseUrl: 'http://www.wixapis.com' }, 'rejected'],
    [{ baseUrl: 'https://user:pw@www.wixapis.com' }, 'rejected']
  ])('%o is told before', async (wrong, kind) => {
    const wix = new ScriptedWix()
    const counted = await wix.factory.create({ ...ACCESS, ...wrong }, 'V3').countProducts(signal())
    expect(counted).toMatchObject({ ok: false, failure: { kind } })
    expect(wix.sent).toEqual([])
  })
})

describe('a call that was stopped or took too long', () => {
  test('before it began sends nothing', async () => {
    const wix = new ScriptedWix()
    expect(await wix.shop('V3').countProducts(AbortSignal.abort())).toMatchObject({ failure: { kind: 'aborted' } })
    expect(wix.sent).toEqual([])
  })

  test('while reading is stopped', async () => {
    const stop = new AbortController()
    const wix = new ScriptedWix()
    wix.onRequest = () => stop.abort()
    expect(await wix.shop('V3').countProducts(stop.signal)).toMatchObject({ failure: { kind: 'aborted' } })
  })

  test('while writing leaves open whether it was done', async () => {
    const stop = new AbortController()
    const wix = new ScriptedWix()
    const product = await readOne(wix, 'V1', v1Product(1))
    wix.onRequest = () => stop.abort()
    const written = await wix.shop('V1').write([{ product, values: { title: 'New' }, restore: null }], stop.signal)
    expect(written).toMatchObject({ ok: false, failure: { kind: 'unclear' } })
  })

  test('without an answer in time leaves it open', async () => {
    const wix = new ScriptedWix()
    wix.onRequest = () => wix.elapse()
    expect(await wix.shop('V3').countProducts(signal())).toMatchObject({
      failure: { kind: 'unclear', message: 'Wix gave no complete answer in time.' }
    })
  })
})
