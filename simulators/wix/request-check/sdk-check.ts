import type { RequestCheck } from '../route.ts'
import { cursorOf, fieldsText, judge } from './judge.ts'

/**
 * A check for the simulator itself: what the request types of Wix's SDK and the documented rules don't allow becomes a violation. It
 * sees no headers and no answers; `RequestWatch` does. One check serves one simulator, since it remembers pages.
 */
export function sdkCheck(): RequestCheck {
  const fieldsByPath = new Map<string, Set<string>>()
  return ({ method: verb, path, body, query }) => {
    const { problems, asked } = judge({ verb, path, query, body })
    if (asked === undefined) return problems
    const seen = fieldsByPath.get(path) ?? new Set<string>()
    fieldsByPath.set(path, seen)
    const fields = fieldsText(asked)
    if (cursorOf(asked) === undefined) {
      seen.add(fields)
      return problems
    }
    return seen.has(fields) ? problems : [...problems, 'the fields of the first page are not sent again with this one']
  }
}
