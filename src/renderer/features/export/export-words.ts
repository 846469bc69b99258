import type { EXPORT_FORMATS } from '#shared/contract/exports.ts'
import { isAttribute } from '#shared/model/attribute.ts'
import { attributeLabel } from '../../lib/attribute-words.ts'

export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** A report may be of a file with attributes that this version does not know. */
export function attributeName(name: string): string {
  return isAttribute(name) ? attributeLabel(name) : name
}
