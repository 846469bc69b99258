import type { ErrorBody } from '#shared/contract/errors.ts'
import type { Input } from '#shared/contract/contract.ts'
import { JobSelection, MAX_JOB_ITEMS, MAX_PROMPT_LENGTH } from '#shared/contract/jobs.ts'
import { engineText } from '../../lib/error-words.ts'
import { t } from '../../lib/i18n.ts'
import type { ProductSelection } from '../../lib/selection.ts'
import type { Form } from './draft.ts'

export const FIELDS = ['products', 'attributes', 'language', 'prompt'] as const
export type Field = (typeof FIELDS)[number]
export type FieldErrors = Readonly<Partial<Record<Field, string>>>

/** Why a job was not created, with the values that it was about: an error goes away when its field changes. */
export interface Problem {
  readonly fields: FieldErrors
  /** What no field is to blame for. */
  readonly body: ErrorBody | null
  readonly form: Form
  readonly selection: ProductSelection
}

/** What can be seen without asking, by the contract's rules. */
export function fieldErrorsOf(input: Input<'jobs.create'>): FieldErrors {
  const parsed = JobSelection.safeParse(input)
  if (parsed.success) return {}
  const errors: Partial<Record<Field, string>> = {}
  for (const issue of parsed.error.issues) {
    const field = fieldOf(String(issue.path[0] ?? ''))
    if (field && errors[field] === undefined) errors[field] = wordsOf(field, issue.code, input)
  }
  return errors
}

/** Each field can be wrong in few ways: empty, too much of it, or, of a text, not one. */
function wordsOf(field: Field, issue: string, input: Input<'jobs.create'>): string {
  switch (field) {
    case 'products':
      if (issue === 'too_big') return t('optimizer:problem.tooMany', { count: MAX_JOB_ITEMS })
      return t(input.sourceScope === 'products' ? 'optimizer:problem.noProduct' : 'optimizer:problem.noCollection')
    case 'attributes':
      return t('optimizer:problem.noAttribute')
    case 'language':
      return t('optimizer:problem.language')
    case 'prompt':
      if (issue === 'too_big') return t('optimizer:problem.longPrompt', { count: MAX_PROMPT_LENGTH })
      return t(input.prompt.trim() === '' ? 'optimizer:problem.noPrompt' : 'optimizer:problem.unreadablePrompt')
  }
}

/** A refusal is shown at the field that `details.field` names (`productIds[3]`), else above the button. */
export function problemOf(body: ErrorBody, form: Form, selection: ProductSelection): Problem {
  const field = body.code === 'VALIDATION_ERROR' ? fieldOf(body.details?.field ?? '') : undefined
  return field
    ? { fields: { [field]: sentence(engineText(body.message)) }, body: null, form, selection }
    : { fields: {}, body, form, selection }
}

export function currentErrors(problem: Problem | null, form: Form, selection: ProductSelection): FieldErrors {
  if (!problem) return {}
  const { fields, form: then } = problem
  const sameProducts =
    problem.selection === selection && then.scope === form.scope && then.collectionIds === form.collectionIds
  return {
    ...(fields.products && sameProducts ? { products: fields.products } : {}),
    ...(fields.attributes && then.attributes === form.attributes ? { attributes: fields.attributes } : {}),
    ...(fields.language && then.language === form.language ? { language: fields.language } : {}),
    ...(fields.prompt && then.prompt === form.prompt ? { prompt: fields.prompt } : {})
  }
}

function fieldOf(path: string): Field | undefined {
  switch (/^[A-Za-z]*/.exec(path)?.[0]) {
    case 'sourceScope':
    case 'productIds':
    case 'collectionIds':
      return 'products'
    case 'attributes':
      return 'attributes'
    case 'language':
      return 'language'
    case 'prompt':
      return 'prompt'
    default:
      return undefined
  }
}

/** The contract speaks of fields (`prompt must …`); on the screen a sentence begins with a capital and ends with a stop. */
function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1)
  return /[.!?]$/.test(text) ? text : `${text}.`
}
