import { assertNever } from '#shared/lib/assert-never.ts'
import type { LlmStop, LlmTestResult } from '../../ports/llm.ts'
import type { CallFailure } from './failures.ts'

type TestFailure = Extract<LlmTestResult, { ok: false }>

export const NOT_COMPATIBLE: TestFailure = {
  ok: false,
  stop: 'server',
  message:
    'Something answers at this address, but it does not speak the OpenAI API. Check the address and the kind of API.'
}

/** A sentence for the merchant about why the test call failed. */
export function describeTestFailure(result: CallFailure, model: string): TestFailure {
  switch (result.kind) {
    case 'stopped':
      return fail(result.stop, stopMessage(result.stop, result.reason, model))
    case 'offline':
      return fail('offline', `${result.reason} Check the address and the network.`)
    case 'rate-limited':
      return fail('server', 'The key works, but the server asks for a pause. Try again in a moment.')
    case 'failed':
      return fail('server', `${result.reason} Try again in a moment.`)
    case 'rejected':
      return fail('request', result.reason)
    case 'unusable':
      return NOT_COMPATIBLE
    case 'aborted':
      return fail('server', 'The test was cancelled.')
    default:
      return assertNever(result, 'test result')
  }
}

function stopMessage(stop: LlmStop, reason: string, model: string): string {
  switch (stop) {
    case 'auth':
      return `${reason} Check that it was copied whole and has not been revoked.`
    case 'quota':
      return `${reason} Add credit or raise the limit in the account's billing settings.`
    case 'model':
      return `The key works, but it has no access to the model "${model}". Choose another model.`
    case 'region':
    case 'request':
      return reason
    default:
      return assertNever(stop, 'stop')
  }
}

function fail(stop: TestFailure['stop'], message: string): TestFailure {
  return { ok: false, stop, message }
}
