import type { z } from 'zod'
import { errorBody, type ErrorBody } from './errors.ts'
import { err, ok, type Result } from '../lib/result.ts'

/** Marks a sentence that was made here and still lacks its subject, the field. */
const UNNAMED = '\u0000'
const ISSUES_SHOWN = 10

/**
 * Sentences that the seed document gives word for word, with three fields and no more. Every other validation error also carries
 * `details`.
 */
const SEED_SENTENCES: ReadonlySet<string> = new Set(['At least one attribute must be selected'])

/** Checks an input against its schema. The error names the field and says what it has to be. */
export function validate<S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>, ErrorBody> {
  const parsed = schema.safeParse(input, { error: (issue) => UNNAMED + describe(issue), reportInput: false })
  if (parsed.success) return ok(parsed.data)
  const issues = parsed.error.issues.slice(0, ISSUES_SHOWN).map((issue) => {
    const field = fieldOf(issue)
    return { field, message: sentence(field, issue.message) }
  })
  const first = issues[0] ?? { field: 'body', message: 'The input is not valid.' }
  if (SEED_SENTENCES.has(first.message)) return err(errorBody('VALIDATION_ERROR', first.message))
  return err(errorBody('VALIDATION_ERROR', first.message, { details: { field: first.field, issues } }))
}

function sentence(field: string, message: string): string {
  if (message.startsWith(UNNAMED)) return `${field} ${message.slice(UNNAMED.length)}`
  const named = field.split(/[.[]/, 1)[0] ?? field
  return message.includes(named) || SEED_SENTENCES.has(message) ? message : `${field}: ${message}`
}

function fieldOf(issue: z.core.$ZodIssue): string {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
  if (path.length === 0) return 'body'
  return path.reduce<string>(
    (field, part) =>
      typeof part === 'number' ? `${field}[${part}]` : field === '' ? String(part) : `${field}.${String(part)}`,
    ''
  )
}

function describe(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${article(issue.expected)}`
    case 'unrecognized_keys':
      return 'is not a known field'
    case 'invalid_value':
      return `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`
    case 'too_big':
      return bound(issue.origin, 'at most', 'less than', issue.maximum, issue.inclusive)
    case 'too_small':
      return bound(issue.origin, 'at least', 'more than', issue.minimum, issue.inclusive)
    case 'invalid_format':
      return 'does not have the right form'
    default:
      return 'is not valid'
  }
}

/** Numbers are compared, everything else is counted. */
function bound(
  origin: string,
  including: string,
  excluding: string,
  limit: number | bigint,
  inclusive: boolean | undefined
): string {
  if (origin !== 'string' && origin !== 'array')
    return `must be ${inclusive === false ? excluding : including} ${limit.toString()}`
  const one = Number(limit) === 1
  const unit = origin === 'string' ? (one ? 'character' : 'characters') : one ? 'entry' : 'entries'
  return `must have ${including} ${limit.toString()} ${unit}`
}

function article(expected: string): string {
  if (expected === 'int') return 'a whole number'
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`
}
