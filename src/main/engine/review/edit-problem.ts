import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { ATTRIBUTE_RULES, type Attribute } from '#shared/model/attribute.ts'

/** A text that Wix would refuse is refused here, while the person who wrote it is still there to mend it. */
export function textProblem(attribute: Attribute, text: string, field: string): ErrorBody | null {
  const { label, maxLength, html } = ATTRIBUTE_RULES[attribute]
  if (text.length > maxLength)
    return errorBody(
      'VALIDATION_ERROR',
      `${field} has ${text.length} characters; Wix takes at most ${maxLength} in ${label.toLowerCase()}.`,
      { details: { field, length: text.length, maxLength } }
    )
  if (!html && /[\r\n]/.test(text))
    return errorBody('VALIDATION_ERROR', `${field} must be one line: ${label.toLowerCase()} has no line breaks.`, {
      details: { field }
    })
  if (text.trim() === '' && attribute === 'title')
    return errorBody('VALIDATION_ERROR', `${field} must not be empty: a product needs a title.`, { details: { field } })
  return null
}

/** What can't be done to an item that holds two people's texts. */
export function twoTexts(what: string): ErrorBody {
  return errorBody('CONFLICT', `Two people wrote a text for this item. Choose one of them first; then ${what}.`, {
    details: { field: 'ids' }
  })
}
