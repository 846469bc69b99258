import type { Input, Output } from '#shared/contract/contract.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { siteIdIn, siteIdProblem } from './site-id.ts'

/** What is typed into the form: never stored, and dropped as soon as it was sent. */
export interface AccessDraft {
  readonly site: string
  readonly key: string
}

export type AccessProblems = Readonly<Partial<Record<keyof AccessDraft, string>>>

export type TestResult = Output<'shop.test'>

/** What is wrong with the form itself. */
export function problemsOf({ site, key }: AccessDraft): AccessProblems {
  return {
    ...(siteIdIn(site) === null ? { site: siteIdProblem(site) } : {}),
    ...(key.trim() === '' ? { key: 'Paste the key. Wix shows it once, when it is made.' } : {})
  }
}

/** Only of a draft without problems. */
export function accessOf({ site, key }: AccessDraft): Input<'shop.connect'> {
  return { siteId: siteIdIn(site) ?? '', apiKey: key.trim() }
}

/** The field that a test blames, with the engine's own sentence; empty where neither is to blame. */
export function blamedBy(result: TestResult): AccessProblems {
  if (result.missing.length > 0) return { key: 'This key lacks permissions.' }
  switch (result.problem) {
    case 'auth':
    case 'forbidden':
      return { key: result.message }
    case 'site-gone':
    case 'not-installed':
      return { site: result.message }
    case 'plan':
    case 'clock':
    case 'proxy':
    case 'version-changed':
    case 'provisioning':
    case 'rate-limited':
    case 'offline':
    case 'unclear':
    case 'rejected':
    case 'aborted':
    case null:
      return {}
  }
}

/** The same for a refusal, which names the input that is wrong. */
export function blamedByRefusal(error: ErrorBody): AccessProblems {
  if (error.details?.field === 'apiKey') return { key: error.message }
  if (error.details?.field === 'siteId') return { site: error.message }
  return {}
}
