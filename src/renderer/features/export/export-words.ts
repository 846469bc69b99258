import type { EXPORT_FORMATS, Export } from '#shared/contract/exports.ts'
import { ATTRIBUTE_RULES, isAttribute } from '#shared/model/attribute.ts'

export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const FORMAT_WORDS: Readonly<Record<ExportFormat, { readonly name: string; readonly text: string }>> = {
  wix: {
    name: 'Wix CSV',
    text: 'The file you imported, with only the approved cells changed. A text that the file has no column for is left out and named.'
  },
  values: {
    name: 'Values table',
    text: 'Every approved text with its product, attribute and original, also where Wix’s file has no column for it, as is often so for SEO texts.'
  }
}

export type SkipReason = Export['skippedItems'][number]['reason']

/** Why an approved text is not in the file, and where it can be found instead. */
export const SKIP_WORDS: Readonly<Record<SkipReason, string>> = {
  changed: 'In the imported file this text is no longer the one that the job started from.',
  'no-column': 'The imported file has no column for this attribute. The values table has it.',
  'no-record': 'The imported file has no row for this product.',
  'other-file': 'The product came from another imported file.'
}

export function attributeLabel(name: string): string {
  return isAttribute(name) ? ATTRIBUTE_RULES[name].label : name
}
