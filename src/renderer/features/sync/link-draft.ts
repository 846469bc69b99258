import type { Input } from '#shared/contract/contract.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { PairRequest } from '#shared/sync/protocol.ts'
import { t } from '../../lib/i18n.ts'

/** What is typed into the link form. */
export interface LinkDraft {
  readonly url: string
  readonly code: string
  readonly deviceName: string
}

/** In the order of the form. */
export const LINK_FIELDS = ['url', 'code', 'deviceName'] as const satisfies readonly (keyof LinkDraft)[]

export type LinkProblems = Readonly<Partial<Record<keyof LinkDraft, string>>>

/** A code as people type it: in small letters, with a blank or a long dash in its middle. */
function codeOf(typed: string): string {
  return typed.replaceAll(/[\s\u2010-\u2015]/g, '').toUpperCase()
}

/** What is wrong with the form itself. */
export function problemsOf({ url, code, deviceName }: LinkDraft): LinkProblems {
  return {
    ...(url.trim() === '' ? { url: t('sync:link.url.problem') } : {}),
    ...(PairRequest.shape.code.safeParse(codeOf(code)).success ? {} : { code: t('sync:link.code.problem') }),
    ...(deviceName.trim() === '' ? { deviceName: t('sync:link.deviceName.problem') } : {})
  }
}

/** Only of a draft without problems. */
export function linkInput({ url, code, deviceName }: LinkDraft): Input<'sync.link'> {
  return { url: url.trim(), code: codeOf(code), deviceName: deviceName.trim() }
}

/** The field that a refusal blames, with the engine's own sentence; empty where none is to blame. */
export function blamedBy({ code, details, message }: ErrorBody): LinkProblems {
  const field = LINK_FIELDS.find((each) => each === details?.field)
  if (field !== undefined) return { [field]: message }
  return code === 'BACKEND_UNAVAILABLE' ? { url: message } : {}
}
