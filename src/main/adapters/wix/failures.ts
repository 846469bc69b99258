import { assertNever } from '#shared/lib/assert-never.ts'
import { SHOP_PERMISSION_NAMES, type ShopPermission } from '#shared/model/shop-permission.ts'
import type { ShopFailure } from '../../ports/shop.ts'
import { networkFailureKind } from '../common/network-failure.ts'
import { retryAfterMs } from '../common/retry-after.ts'
import { isFromWix, isHtml, type WixAnswer, type WixProblem } from './answer.ts'

/** What a call is for, which decides what its failure means. */
export interface Purpose {
  /** The permission that it needs, to be named where it is missing. */
  readonly needs: ShopPermission | 'version'
  /** A write: whatever leaves open whether it was done is `unclear`. */
  readonly writes: boolean
}

const PROVISIONING = /PROVISIONING/
/** One project spells it with `_SITE`, one saw it with status 400. */
const WRONG_VERSION = /CATALOG_V\d(?:_SITE)?_CALLING_CATALOG_V\d/
const NOT_INSTALLED = /(?:STORES|APP|APPLICATION)_NOT_INSTALLED|APP_NOT_FOUND/
const SITE_GONE = /(?:SITE|METASITE|META_SITE|TENANT)_(?:NOT_FOUND|DELETED|DOES_NOT_EXIST)/
const NO_PERMISSION = /NO_PERMISSION|PERMISSION_DENIED/
const PLAN = /PREMIUM|UPGRADE_|PLAN_REQUIRED|PAYMENT_REQUIRED/

/** Further off than this, a key or a certificate may be refused for the clock alone. Milliseconds. */
const CLOCK_TOLERANCE = 10 * 60_000

const MANAGER = 'the API Keys Manager of Wix (manage.wix.com/account/api-keys)'
const PROXY =
  'Something between this computer and Wix answered in its place, such as a proxy or a sign-in page: open wix.com in a browser, sign in to the network if it asks, and try again'

/** What an answer that is not a JSON 200 means. `now` in milliseconds since 1970. */
export function answerFailure(answer: WixAnswer, purpose: Purpose, now: number): ShopFailure {
  const { status, problem } = answer
  const code = problem.code ?? ''
  const say = (sentence: string): string => said(sentence, answer)
  if (status === 407 || status === 511) return { kind: 'proxy', message: say(PROXY) }
  if (status === 429) {
    return {
      kind: 'rate-limited',
      retryAfterMs: retryAfterMs(answer.headers, now),
      message: say('The store takes no more requests for the moment')
    }
  }
  // Wix says no to a page at times, but never yes.
  if (answer.json === undefined && status < 500 && isHtml(answer) && (status < 300 || !isFromWix(answer))) {
    const passedOn = purpose.writes && status < 300
    return { kind: passedOn ? 'unclear' : 'proxy', message: say(PROXY) }
  }
  if (status < 300) return { kind: 'unclear', message: say('The answer of Wix cannot be read') }
  if (PROVISIONING.test(code)) {
    return { kind: 'provisioning', message: say('Wix is still setting this store up: try again in a few minutes') }
  }
  if (WRONG_VERSION.test(code)) {
    return {
      kind: 'version-changed',
      message: say('The store has moved to the other version of the Wix catalogue: fetch it again')
    }
  }
  if (NOT_INSTALLED.test(code) || /\bnot installed\b/i.test(problem.message)) return notInstalled(say)
  if (namesSite(problem)) return siteGone(say)
  if (
    status === 402 ||
    PLAN.test(code) ||
    (status === 403 && /\b(?:premium|upgraded?|plan)\b/i.test(problem.message))
  ) {
    return {
      kind: 'plan',
      message: say('The plan of this site has no access to the Wix API: upgrade the site on Wix, then try again')
    }
  }
  if ((status === 401 || status === 403) && isClockOff(answer, now)) return { kind: 'clock', message: say(CLOCK) }
  if (status === 401) {
    return {
      kind: 'auth',
      message: say(`Wix does not accept the API key: make a new one in ${MANAGER} and enter it here`)
    }
  }
  if (status === 403 || NO_PERMISSION.test(code)) return { kind: 'forbidden', message: say(forbidden(purpose.needs)) }
  if (status === 404) return siteGone(say)
  if (status === 408 || status >= 500) {
    return { kind: 'unclear', message: say('Wix failed to answer; it usually does a little later') }
  }
  return { kind: 'rejected', code: code === '' ? `HTTP_${status}` : code, message: say('Wix refused the request') }
}

/** A 404 of one product can mean both; only this one means the site. */
export function namesSite({ code = '' }: WixProblem): boolean {
  return SITE_GONE.test(code)
}

export function notInstalled(say: (sentence: string) => string = (text) => `${text}.`): ShopFailure {
  return {
    kind: 'not-installed',
    message: say('This site has no Wix Stores: add the app Wix Stores to the site, or connect another site')
  }
}

function siteGone(say: (sentence: string) => string): ShopFailure {
  return {
    kind: 'site-gone',
    message: say(
      'Wix knows no site with this id: it was deleted, or the id is wrong. Copy the part after /dashboard/ from the address of the site’s dashboard'
    )
  }
}

function forbidden(needs: ShopPermission | 'version'): string {
  return needs === 'version'
    ? `The API key was not made for this site, or may do nothing in its store: make a key for the site with the permission “${SHOP_PERMISSION_NAMES['write-products']}” in ${MANAGER} and enter it here`
    : `The API key lacks the permission “${SHOP_PERMISSION_NAMES[needs]}”, or was not made for this site: make a key with it in ${MANAGER} and enter it here`
}

const CLOCK = 'The clock of this computer is wrong: set date and time to automatic in its settings, then try again'

/** The difference to the server's own time, as far as it tells it. */
function isClockOff({ headers }: WixAnswer, now: number): boolean {
  const date = Date.parse(headers.get('date') ?? '')
  return !Number.isNaN(date) && Math.abs(date - now) > CLOCK_TOLERANCE
}

/** What a request without an answer means. */
export function networkFailure(
  error: unknown,
  purpose: Purpose,
  ended: { readonly timedOut: boolean; readonly stopped: boolean }
): ShopFailure {
  if (ended.timedOut) return { kind: 'unclear', message: 'Wix gave no complete answer in time.' }
  if (ended.stopped) {
    return purpose.writes
      ? { kind: 'unclear', message: 'It was stopped while Wix was answering.' }
      : { kind: 'aborted', message: 'It was stopped.' }
  }
  const kind = networkFailureKind(error)
  switch (kind) {
    case 'unreachable':
      return { kind: 'offline', message: 'Wix cannot be reached: check the connection to the internet.' }
    case 'untrusted-date':
      return { kind: 'clock', message: `${CLOCK}.` }
    case 'untrusted':
      return {
        kind: 'proxy',
        message:
          'The connection to Wix is not safe: something on this network, such as a proxy or a virus scanner, answers with a certificate that this computer does not trust. Ask whoever runs the network.'
      }
    case 'proxy':
      return {
        kind: 'proxy',
        message:
          'The proxy of this network lets no request through to Wix: sign in to it, or ask whoever runs the network.'
      }
    case 'redirected':
      return { kind: purpose.writes ? 'unclear' : 'proxy', message: `${PROXY}.` }
    case 'too-large':
      return { kind: 'unclear', message: 'The answer of Wix is larger than any answer can be.' }
    case 'lost':
      return { kind: 'unclear', message: 'The connection to Wix broke before the answer was complete.' }
    default:
      return assertNever(kind)
  }
}

/** A sentence of ours with the figures that support needs, none of which can hold anybody's text. */
function said(sentence: string, { status, problem, headers }: WixAnswer): string {
  const requestId = headers.get('x-wix-request-id') ?? ''
  const details = [
    `HTTP ${status}`,
    ...(problem.code !== undefined && /^[A-Z][A-Z0-9_]{0,80}$/.test(problem.code) ? [problem.code] : []),
    ...(/^[\w.:-]{4,80}$/.test(requestId) ? [`request ${requestId}`] : [])
  ]
  return `${sentence} (${details.join(', ')}).`
}
