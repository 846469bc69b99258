import type { StoredSeo, StoredSeoSettings, StoredSeoTag } from './model.ts'
import { isObject, type JsonObject } from './json.ts'
import { applicationError, type FieldViolation, type WixAnswer } from './route.ts'

const KEYWORDS_MAX = 5

/**
 * The SEO data of a write, which takes the place of all that was there: what the caller doesn't send back is gone, the settings too.
 * @param violations receives what breaks a limit
 * @returns undefined where the write has none, or the 400 that Wix answers
 */
export function readSeo(
  value: unknown,
  where: string,
  violations: FieldViolation[]
): StoredSeo | undefined | WixAnswer {
  if (value === undefined || value === null) return undefined
  if (!isObject(value)) return unreadable()
  const { tags = [], settings } = value
  if (!Array.isArray(tags) || !tags.every(isObject)) return unreadable()
  const read: StoredSeoTag[] = []
  for (const tag of tags) {
    const { type, children, props, custom, disabled, meta } = tag
    if (typeof type !== 'string') return unreadable()
    if (custom === true && (type === 'title' || type === 'script'))
      return applicationError(400, 'TAG_TYPE_NOT_ALLOWED', `A custom tag of type ${type} is not allowed`)
    read.push({
      type,
      ...(typeof children === 'string' ? { children } : {}),
      ...(isObject(props) ? { props: textMembers(props) } : {}),
      custom: custom === true,
      disabled: disabled === true,
      ...(isObject(meta) ? { meta: numberMembers(meta) } : {})
    })
  }
  return { tags: read, settings: readSettings(settings, where, violations) }
}

function readSettings(value: unknown, where: string, violations: FieldViolation[]): StoredSeoSettings | null {
  if (!isObject(value)) return null
  const { preventAutoRedirect, keywords = [] } = value
  const terms = Array.isArray(keywords) ? keywords.filter(isObject) : []
  if (terms.length > KEYWORDS_MAX) {
    violations.push({
      field: `${where}.settings.keywords`,
      description: `has size ${terms.length}, expected ${KEYWORDS_MAX} or less`,
      violatedRule: 'MAX_SIZE',
      data: { threshold: KEYWORDS_MAX }
    })
  }
  return {
    preventAutoRedirect: preventAutoRedirect === true,
    keywords: terms.map(({ term, isMain, origin }) => ({
      term: typeof term === 'string' ? term : '',
      ...(typeof isMain === 'boolean' ? { isMain } : {}),
      ...(typeof origin === 'string' ? { origin } : {})
    }))
  }
}

function unreadable(): WixAnswer {
  return { status: 400, body: { message: 'Failed to parse JSON or deserialize protobuf message', details: {} } }
}

function textMembers(of: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, String(value)]))
}

function numberMembers(of: JsonObject): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, Number(value)]))
}
