import { ATTRIBUTE_RULES, type Attribute } from '#shared/model/attribute.ts'
import type { WriterRework } from '../request-reader.ts'
import { pick, type Desk } from './desk.ts'
import { cutAtWord, oneLine, slugOf } from './tidy.ts'
import { writeAttribute } from './write.ts'

/** Where the shop says nothing and the text would be the same again, it ends in another of these. */
const ENDINGS = ['once more', 'a second look', 'anew', 'the other way']

/**
 * Another text than the earlier one, which says the note itself: the writer understands no notes, but whoever looks can see that it was
 * told of it.
 */
export function writeAnew(attribute: Attribute, desk: Desk, { earlier, note }: WriterRework): string {
  const text = writeAttribute(attribute, desk)
  const said = oneLine(note)
  if (said === '' && text !== earlier) return text
  const end = said === '' ? (ENDINGS.find((one) => !earlier.includes(one)) ?? pick(ENDINGS, desk, 7)) : said
  if (attribute === 'description') return `${text}<p>${escaped(cutAtWord(end, 120))}</p>`
  if (attribute === 'slug') return slugOf(`${text} ${end}`).slice(0, 60).replace(/-$/, '')
  const room = ATTRIBUTE_RULES[attribute].recommendedLength ?? ATTRIBUTE_RULES[attribute].maxLength
  const tail = cutAtWord(end, Math.floor(room / 2))
  return `${cutAtWord(text, room - tail.length - 3)} – ${tail}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
