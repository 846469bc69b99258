import { z } from 'zod'
import type { Input, Output } from '#shared/contract/contract.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { SHOP_PROBLEMS } from '#shared/contract/shop.ts'
import { engineText } from '../../lib/error-words.ts'
import { t } from '../../lib/i18n.ts'
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
    ...(key.trim() === '' ? { key: t('store:access.keyMissing') } : {})
  }
}

/** Only of a draft without problems. */
export function accessOf({ site, key }: AccessDraft): Input<'shop.connect'> {
  return { siteId: siteIdIn(site) ?? '', apiKey: key.trim() }
}

/** The field that a test blames, with the engine's own sentence; empty where neither is to blame. */
export function blamedBy(result: TestResult): AccessProblems {
  if (result.missing.length > 0) return { key: t('store:access.keyLacks') }
  return result.problem === null ? {} : blamedFor(result.problem, result.message)
}

/** The same for a refusal, which says what kept Wix from answering, or which input is wrong. */
export function blamedByRefusal({ details, message }: ErrorBody): AccessProblems {
  const problem = Problem.safeParse(details?.['problem'])
  if (problem.success) return blamedFor(problem.data, message)
  if (details?.field === 'apiKey') return { key: engineText(message) }
  if (details?.field === 'siteId') return { site: engineText(message) }
  return {}
}

const Problem = z.enum(SHOP_PROBLEMS)

function blamedFor(problem: (typeof SHOP_PROBLEMS)[number], message: string): AccessProblems {
  switch (problem) {
    case 'auth':
    case 'forbidden':
      return { key: engineText(message) }
    case 'site-gone':
    case 'not-installed':
      return { site: engineText(message) }
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
      return {}
  }
}
