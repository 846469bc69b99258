import { assertNever } from '#shared/lib/assert-never.ts'
import { ERRORS, type ErrorBody, type ErrorCode } from '#shared/contract/errors.ts'
import { attributeLabel, inSentence } from './attribute-words.ts'
import { readEngineSentence, type EngineSentence, type Filling } from './engine-sentences.ts'
import { formatDateTime, formatList, formatPeriod } from './format.ts'
import { t, textOf, uiLanguage } from './i18n.ts'

/** What the engine said, in the window's language; null where that is another one and the sentence is not known. */
export function translated(message: string): string | null {
  if (uiLanguage() === 'en') return message
  const read = readEngineSentence(message)
  return read === null ? null : wordsOf(read)
}

/** The same for where only a text can stand: English, rather than nothing. */
export function engineText(message: string): string {
  return translated(message) ?? message
}

/** The headline of an error. One that the window made itself is in its language already. */
export function errorTitle({ error }: Pick<ErrorBody, 'error'>): string {
  const code = CODES.get(error)
  return code === undefined ? error : t(`errors:title.${code}`)
}

/** A whole error as one text. */
export function errorText(error: Pick<ErrorBody, 'error' | 'message'>): string {
  return translated(error.message) ?? `${errorTitle(error)}. ${error.message}`
}

const CODES: ReadonlyMap<string, ErrorCode> = new Map(
  (Object.keys(ERRORS) as ErrorCode[]).map((code) => [ERRORS[code].error, code])
)

function wordsOf({ key, fillings }: EngineSentence): string {
  const values = Object.fromEntries(Object.entries(fillings).map(([name, filling]) => [name, valueOf(filling)]))
  return textOf(`errors:${key}`, values)
}

function valueOf(filling: Filling): string | number {
  switch (filling.kind) {
    case 'text':
      return filling.text
    case 'number':
      return filling.value
    case 'attribute': {
      const label = attributeLabel(filling.attribute)
      return filling.leads ? label : inSentence(label)
    }
    case 'attributes':
      return formatList(filling.attributes.map((attribute) => inSentence(attributeLabel(attribute))))
    case 'month':
      return formatPeriod(filling.month)
    case 'when':
      return formatDateTime(filling.at)
    case 'parts':
      return filling.parts.map((part) => `; ${wordsOf(part)}`).join('')
    case 'names': {
      const others = filling.others === 0 ? [] : [t('common:count.device', { count: filling.others })]
      return new Intl.ListFormat(uiLanguage()).format([...filling.names, ...others])
    }
    case 'sentence':
      return wordsOf(filling.read)
    default:
      return assertNever(filling)
  }
}
