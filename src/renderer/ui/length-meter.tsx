import { ATTRIBUTE_RULES, type Attribute } from '#shared/model/attribute.ts'
import { t } from '../lib/i18n.ts'
import classes from './length-meter.module.css'

export interface LengthMeterProps {
  readonly attribute: Attribute
  /** UTF-16 code units, as Wix counts. */
  readonly length: number
}

/** Length against what is recommended or, where nothing is, what is allowed. Says so in words when it is too long. */
export function LengthMeter({ attribute, length }: LengthMeterProps) {
  const { maxLength, recommendedLength } = ATTRIBUTE_RULES[attribute]
  const limit = recommendedLength ?? maxLength
  const state = length > maxLength ? 'refused' : length > limit ? 'long' : 'fine'
  return (
    <span className={classes['meter']} data-state={state}>
      {t(`common:ui.length.${state}`, { length, limit })}
    </span>
  )
}
