import { changedShare } from '#shared/lib/changed-share.ts'
import { textHash } from '#shared/lib/text-hash.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { riskOf } from '#shared/model/risk.ts'
import type { TextFlag } from '#shared/model/text-flags.ts'
import { readTextForm, type TextForm, type TextFormInput } from '#shared/model/text-form.ts'
import { lostNumbers } from '#shared/model/written-numbers.ts'
import { lostSigns } from '#shared/model/written-signs.ts'
import { losesUnit } from '#shared/model/written-units.ts'

/**
 * What lists and filters know of the text that an item shows: its edit, or else the model's proposal. Stored beside the texts, and
 * always what `textFacts` makes of them.
 */
export interface TextFacts {
  /** UTF-16 units of the text as it is stored, HTML and all: what Wix's limits are about and every counter shows. */
  readonly shownLength: number
  /** Thousandths of the original that are another text now; see `changedShare`. */
  readonly changeShare: number
  readonly flags: readonly TextFlag[]
  /** 0 to 100; see `riskOf`. */
  readonly risk: number
  /** Of the text to the letter: whether it is still the one that was seen. */
  readonly hash: number
}

/**
 * The number of the rules that facts are made by. Raised with every change that makes other facts of the same texts: the engine then makes
 * those that are stored anew.
 */
export const TEXT_RULES = 2

/** Pure, never throws, linear in the length of both texts. */
export function textFacts(input: TextFormInput): TextFacts {
  return factsOfForm(readTextForm(input), input.text)
}

/** For a text that was read already. @param text as it is stored */
export function factsOfForm(form: TextForm, text: string): TextFacts {
  const flags = flagsOf(form, text.length)
  const visible = changedShare(form.before, form.after)
  // What a reader does not see has changed all the same: a tag, a link.
  const changeShare = visible === 0 && form.value !== form.original ? 1 : visible
  return {
    shownLength: text.length,
    changeShare,
    flags,
    risk: riskOf(flags, changeShare),
    hash: textHash(text)
  }
}

function flagsOf(form: TextForm, length: number): readonly TextFlag[] {
  const { attribute, value, original, before, after } = form
  const { recommendedLength } = ATTRIBUTE_RULES[attribute]
  const flags: TextFlag[] = []
  if (recommendedLength !== undefined && length > recommendedLength) flags.push('over-recommended')
  if (form.lostNumbers.length > 0) flags.push('number-lost')
  if (attribute === 'description' && before !== '' && addsNumber(form)) flags.push('number-added')
  if (form.structureLost) flags.push('structure-lost')
  if (isBigChange(before, after)) flags.push('big-change')
  if (value === original) flags.push('unchanged')
  if (losesUnit(form)) flags.push('unit-lost')
  if (after === '') flags.push('empty')
  if (form.foreign) flags.push('language')
  if (form.problem !== undefined) flags.push('markup')
  if (form.bannedWords.length > 0) flags.push('banned-word')
  return flags
}

/** A number that the original has not, or has without a minus sign. */
function addsNumber({ before, after, numbersBefore, numbersAfter }: TextForm): boolean {
  return (
    lostNumbers(numbersAfter, numbersBefore).length > 0 ||
    lostSigns(after, numbersAfter, before, numbersBefore).length > 0
  )
}

/** Below this many characters of original a doubling is the normal case, not news. */
const LONG_ORIGINAL = 200

function isBigChange(before: string, after: string): boolean {
  return before.length >= LONG_ORIGINAL && (after.length > 2 * before.length || after.length < before.length / 2)
}
