import { isObject } from '../json.ts'
import { fieldsOf, type TypeTable, type WixField, type WixType } from './type-table.ts'

/** `request` also minds what may not be written; `answer` doesn't, since that is where read-only fields come from. */
export type CheckMode = 'request' | 'answer'

/** Read-only by the types and yet asked for in every update. */
const ALWAYS_SENT = new Set(['id', 'revision'])

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/

/** @returns one line for each place where `value` isn't what the named type allows */
export function checkValue(table: TypeTable, typeName: string, value: unknown, mode: CheckMode): readonly string[] {
  const problems: string[] = []
  checkNamed(typeName, value, '')
  return problems

  function checkNamed(name: string, at: unknown, path: string): void {
    const words = table.words.get(name)
    if (words !== undefined) {
      if (typeof at !== 'string' || !words.has(at)) problems.push(`${path} is ${show(at)}, which ${name} does not know`)
      return
    }
    const fields = fieldsOf(table, name)
    if (fields === undefined) throw new Error(`The types of Wix's SDK hold no ${name}.`)
    if (!isObject(at)) {
      problems.push(`${path || 'the body'} is ${show(at)}, not ${name}`)
      return
    }
    for (const [key, member] of Object.entries(at)) {
      const field = fields.get(key)
      const where = path === '' ? key : `${path}.${key}`
      if (field === undefined) problems.push(`${where} is not a field of ${name}`)
      else checkField(field, member, where)
    }
    if (mode === 'answer') return
    for (const field of fields.values()) {
      if (!field.optional && !(field.name in at)) problems.push(`${name} needs ${join(path, field.name)}`)
    }
  }

  function checkField(field: WixField, at: unknown, path: string): void {
    if (at === undefined) return
    if (at === null) {
      // An answer's null is a field that is not there: what a caller reads is the same.
      if (!field.nullable && mode === 'request') problems.push(`${path} may not be null`)
      return
    }
    const { tags } = field
    if (mode === 'request' && (tags.has('readonly') || tags.has('immutable')) && !ALWAYS_SENT.has(field.name)) {
      problems.push(`${path} is read-only`)
      return
    }
    if (field.type.kind === 'list' && Array.isArray(at)) {
      limit(tags, 'maxSize', at.length, path, 'members')
      limit(tags, 'minSize', at.length, path, 'members')
    }
    checkType(field.type, at, path, tags)
  }

  function checkType(type: WixType, at: unknown, path: string, tags: ReadonlyMap<string, string>): void {
    switch (type.kind) {
      case 'any':
        return
      case 'string':
        if (typeof at !== 'string') problems.push(`${path} is ${show(at)}, not a string`)
        else checkText(tags, at, path)
        return
      case 'number':
        if (typeof at !== 'number') problems.push(`${path} is ${show(at)}, not a number`)
        else {
          limit(tags, 'max', at, path, '')
          limit(tags, 'min', at, path, '')
        }
        return
      case 'boolean':
        if (typeof at !== 'boolean') problems.push(`${path} is ${show(at)}, not true or false`)
        return
      case 'date':
        if (typeof at !== 'string' || !TIMESTAMP.test(at)) problems.push(`${path} is ${show(at)}, not a time in UTC`)
        return
      case 'list':
        if (!Array.isArray(at)) problems.push(`${path} is ${show(at)}, not a list`)
        else for (const [index, member] of at.entries()) checkType(type.of, member, `${path}[${index}]`, tags)
        return
      case 'record':
        if (!isObject(at)) problems.push(`${path} is ${show(at)}, not an object`)
        else for (const [key, member] of Object.entries(at)) checkType(type.of, member, join(path, key), tags)
        return
      case 'named':
        checkNamed(type.name, at, path)
    }
  }

  function checkText(tags: ReadonlyMap<string, string>, text: string, path: string): void {
    // Length in UTF-16 code units, as Wix counts.
    limit(tags, 'maxLength', text.length, path, 'characters')
    limit(tags, 'minLength', text.length, path, 'characters')
    const format = tags.get('format')
    if (format === 'GUID' && !GUID.test(text)) problems.push(`${path} is ${show(text)}, not a GUID`)
    if (format === 'WEB_URL' && !/^(https?|wix):\/\/\S+$/.test(text))
      problems.push(`${path} is ${show(text)}, not a URL`)
  }

  function limit(
    tags: ReadonlyMap<string, string>,
    tag: 'maxLength' | 'minLength' | 'maxSize' | 'minSize' | 'max' | 'min',
    size: number,
    path: string,
    unit: string
  ): void {
    const bound = tags.get(tag)
    if (bound === undefined) return
    const over = tag.startsWith('max') ? size > Number(bound) : size < Number(bound)
    const asked = `${tag.startsWith('max') ? 'at most' : 'at least'} ${bound}`
    if (over) problems.push(`${path} has ${size}${unit === '' ? '' : ` ${unit}`}, allowed are ${asked}`)
  }
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined'
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
