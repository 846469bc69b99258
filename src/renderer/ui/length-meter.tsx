import { ATTRIBUTE_RULES, type Attribute } from '#shared/model/attribute.ts'
import { t } from '../lib/i18n.ts'
import { drawn } from './drawn.tsx'
import { fillAttribute, fillText } from './fill.ts'
import classes from './length-meter.module.css'

export interface LengthMeterProps {
  readonly attribute: Attribute
  /** UTF-16 code units, as Wix counts. */
  readonly length: number
}

/** Length against what is recommended or, where nothing is, what is allowed. Says so in words when it is too long. */
export function fillLengthMeter(element: HTMLElement, { attribute, length }: LengthMeterProps): void {
  const { maxLength, recommendedLength } = ATTRIBUTE_RULES[attribute]
  const limit = recommendedLength ?? maxLength
  const state = length > maxLength ? 'refused' : length > limit ? 'long' : 'fine'
  fillAttribute(element, 'class', classes['meter'])
  fillAttribute(element, 'data-state', state)
  fillText(element, t(`common:ui.length.${state}`, { length, limit }))
}

export const LengthMeter = drawn(fillLengthMeter)
