/** A JSON schema as far as the simulator reads one. */
export type JsonSchema = Readonly<Record<string, unknown>>

const UNSUPPORTED = [
  'allOf',
  'not',
  'if',
  'then',
  'else',
  'oneOf',
  'dependentRequired',
  'dependentSchemas',
  'patternProperties',
  'uniqueItems',
  'default'
]
const MAX_DEPTH = 10
const MAX_PROPERTIES = 5_000

/** What is wrong with a schema by the rules of strict structured output, in OpenAI's manner; undefined where nothing is. */
export function strictSchemaProblem(schema: unknown, name: string): string | undefined {
  const prefix = `Invalid schema for response_format '${name}'`
  if (!isObject(schema)) return `${prefix}: schema must be a JSON Schema of 'type: "object"', got 'type: "None"'.`
  if (schema['type'] !== 'object') {
    return `${prefix}: schema must be a JSON Schema of 'type: "object"', got 'type: "${String(schema['type'])}"'.`
  }
  const seen = { properties: 0 }
  const problem = objectProblem(schema, [], 1, seen)
  return problem === undefined ? undefined : `${prefix}: ${problem}`
}

function objectProblem(
  schema: JsonSchema,
  path: readonly string[],
  depth: number,
  seen: { properties: number }
): string | undefined {
  const context = `In context=(${path.map((part) => `'${part}'`).join(', ')})`
  if (depth > MAX_DEPTH) return `${context}, the schema is nested more than ${MAX_DEPTH} levels deep.`
  const unsupported = UNSUPPORTED.find((keyword) => keyword in schema)
  if (unsupported !== undefined) return `${context}, '${unsupported}' is not permitted.`
  if (schema['additionalProperties'] !== false) {
    return `${context}, 'additionalProperties' is required to be supplied and to be false.`
  }
  const properties = isObject(schema['properties']) ? schema['properties'] : {}
  const names = Object.keys(properties)
  seen.properties += names.length
  if (seen.properties > MAX_PROPERTIES) return `${context}, the schema has more than ${MAX_PROPERTIES} properties.`
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : []
  const missing = names.find((name) => !required.includes(name))
  if (missing !== undefined) {
    return `${context}, 'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`
  }
  for (const name of names) {
    const problem = valueProblem(properties[name], [...path, 'properties', name], depth, seen)
    if (problem !== undefined) return problem
  }
  return undefined
}

function valueProblem(
  schema: unknown,
  path: readonly string[],
  depth: number,
  seen: { properties: number }
): string | undefined {
  if (!isObject(schema)) return `In context=(${path.map((part) => `'${part}'`).join(', ')}), schema must be an object.`
  const unsupported = UNSUPPORTED.find((keyword) => keyword in schema)
  if (unsupported !== undefined)
    return `In context=(${path.map((part) => `'${part}'`).join(', ')}), '${unsupported}' is not permitted.`
  if (schema['type'] === 'object' || 'properties' in schema) return objectProblem(schema, path, depth + 1, seen)
  if (schema['type'] === 'array') return valueProblem(schema['items'], [...path, 'items'], depth + 1, seen)
  const choices: readonly unknown[] = Array.isArray(schema['anyOf']) ? schema['anyOf'] : []
  for (const [index, choice] of choices.entries()) {
    const problem = valueProblem(choice, [...path, 'anyOf', String(index)], depth, seen)
    if (problem !== undefined) return problem
  }
  if (
    choices.length === 0 &&
    !('type' in schema) &&
    !('$ref' in schema) &&
    !('enum' in schema) &&
    !('const' in schema)
  ) {
    return `In context=(${path.map((part) => `'${part}'`).join(', ')}), schema must have a 'type' key.`
  }
  return undefined
}

export function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
