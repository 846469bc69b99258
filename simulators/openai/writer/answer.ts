import { ATTRIBUTE_RULES, isAttribute, type Attribute } from '#shared/model/attribute.ts'
import type { FaultKind } from '../faults.ts'
import { isObject, type JsonSchema } from '../schema-check.ts'
import type { ReadRequest, WriterRework } from '../request-reader.ts'
import { beginWriting, type Desk } from './desk.ts'
import { writeAnew } from './anew.ts'
import { writeAttribute } from './write.ts'
import { phrasesFor } from './phrases.ts'

type Asked = Pick<ReadRequest, 'product' | 'language' | 'rework'>

/**
 * An answer that fits `schema`: properties that are named like an attribute get its text, anything else the simplest value of its
 * type. The same request always gets the same answer. `fault` spoils the text in the way that its name says.
 */
export function writeAnswer(
  schema: unknown,
  { product, language, rework }: Asked,
  fault: FaultKind | undefined
): Readonly<Record<string, unknown>> {
  const properties = isObject(schema) && isObject(schema['properties']) ? schema['properties'] : {}
  const desk = beginWriting(product, fault === 'wrong-language' ? otherLanguage(language) : language)
  const names = Object.keys(properties)
  const answered = fault === 'partial' ? names.slice(0, -1) : names
  return Object.fromEntries(
    answered.map((name) => [name, isAttribute(name) ? spoil(fault, name, desk, rework) : plainValue(properties[name])])
  )
}

function spoil(
  fault: FaultKind | undefined,
  attribute: Attribute,
  desk: Desk,
  rework: WriterRework | undefined
): string {
  const text = rework ? writeAnew(attribute, desk, rework) : writeAttribute(attribute, desk)
  const { html, maxLength } = ATTRIBUTE_RULES[attribute]
  switch (fault) {
    case 'over-long':
      return `${text} ${'and so on '.repeat(Math.ceil(maxLength / 10))}`.slice(0, maxLength + 12)
    case 'empty':
      return ''
    case 'broken-html':
      return html ? `${text}<p><strong>Order today` : `${text} <b>`
    case 'lost-numbers':
      return text.replaceAll(/(?<!&#?\w{0,8})\d+/g, 'some')
    case 'wrong-language':
      return html ? `<p>${foreignText(desk)}</p>` : text
    case 'injected-link':
      return html ? `${text}<p><a href="https://evil.example/offer">More</a></p>` : text
    default:
      return text
  }
}

function otherLanguage(language: string): string {
  return language.toLowerCase().startsWith('de') ? 'fr' : 'de'
}

function foreignText(desk: Desk): string {
  const phrases = phrasesFor(desk.language)
  return [...(phrases?.about ?? []), ...(phrases?.close ?? [])].join(' ')
}

function plainValue(schema: unknown): unknown {
  if (!isObject(schema)) return null
  const { type } = schema
  if (Array.isArray(schema['enum'])) return schema['enum'][0]
  if (Array.isArray(type)) return type.includes('null') ? null : plainValue({ ...schema, type: type[0] as unknown })
  switch (type) {
    case 'string':
      return ''
    case 'number':
    case 'integer':
      return 0
    case 'boolean':
      return false
    case 'array':
      return []
    case 'object':
      return nested(schema)
    default:
      return null
  }
}

function nested(schema: JsonSchema): Readonly<Record<string, unknown>> {
  const properties = isObject(schema['properties']) ? schema['properties'] : {}
  return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, plainValue(inner)]))
}
