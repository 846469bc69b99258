import { z } from 'zod'

/** An HTTP answer, whoever gave it. */
export interface WixAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Undefined where the body is no JSON. */
  readonly json: unknown
  readonly problem: WixProblem
}

/** What Wix says is wrong (dev.wix.com, "About errors"); everything is empty in an answer that says nothing. */
export interface WixProblem {
  readonly code: string | undefined
  /** Wix's own words: read for what they are about. */
  readonly message: string
  readonly violations: readonly FieldViolation[]
}

export interface FieldViolation {
  /** Path of the field in the request, such as `products[3].product.name`. */
  readonly field: string
  readonly description: string
  readonly rule: string
}

const text = z.string().catch('')

const ErrorBody = z
  .object({
    message: text,
    details: z
      .object({
        applicationError: z
          .object({ code: z.union([z.string(), z.number()]).nullish().catch(undefined), description: text })
          .nullish()
          .catch(undefined),
        validationError: z
          .object({
            fieldViolations: z
              .array(z.object({ field: text, description: text, violatedRule: text, ruleName: text }))
              .catch([])
          })
          .nullish()
          .catch(undefined)
      })
      .nullish()
      .catch(undefined)
  })
  .catch({ message: '', details: undefined })

export function readAnswer(status: number, headers: Headers, body: string): WixAnswer {
  const json = parseJson(body)
  return { status, headers, text: body, json, problem: readProblem(json) }
}

export function readProblem(json: unknown): WixProblem {
  const { message, details } = ErrorBody.parse(json)
  const application = details?.applicationError
  return {
    code: application?.code === null || application?.code === undefined ? undefined : String(application.code),
    message: [message, application?.description ?? ''].filter((part) => part !== '').join(': '),
    violations: (details?.validationError?.fieldViolations ?? []).map((violation) => ({
      field: violation.field,
      description: violation.description,
      rule: violation.ruleName === '' ? violation.violatedRule : violation.ruleName
    }))
  }
}

/** The error of one entry of a bulk answer: `{code, description}` with, at times, violations in its data. */
export function readEntryProblem(error: unknown): WixProblem {
  const described = z.object({ code: z.unknown().optional(), description: text, data: z.unknown().optional() }).catch({
    code: undefined,
    description: '',
    data: undefined
  })
  const { code, description, data } = described.parse(error)
  return readProblem({
    message: description,
    details: { applicationError: { code, description: '' }, validationError: data }
  })
}

export function isHtml({ text: body, headers }: WixAnswer): boolean {
  return /^\s*<(?:!doctype|html|head|body|\?xml|!--)/i.test(body) || /\bhtml\b/i.test(headers.get('content-type') ?? '')
}

/** Wix puts the id of the request on every answer of its own, even on blank ones. */
export function isFromWix({ headers }: WixAnswer): boolean {
  return (headers.get('x-wix-request-id') ?? '') !== ''
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
