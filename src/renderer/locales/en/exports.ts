export const exports = {
  title: 'Export',
  approved_one: '{{count, number}} approved text',
  approved_other: '{{count, number}} approved texts',
  nothing: {
    title: 'Nothing is approved yet',
    text: 'Only what you approve goes into the file.',
    waiting_one: '{{count, number}} text waits for review. Only what you approve goes into the file.',
    waiting_other: '{{count, number}} texts wait for review. Only what you approve goes into the file.',
    review: 'Review',
    job: 'Go to the job'
  },
  form: {
    format: 'Format',
    create: 'Create the file',
    contents: 'Approved texts',
    total: 'Total',
    leftOut_one: '{{count, number}} text still to review is left out.',
    leftOut_other: '{{count, number}} texts still to review are left out.'
  },
  format: {
    wix: {
      name: 'Wix CSV',
      text: 'The file you imported, with only the approved cells changed. A text that the file has no column for is left out and named.'
    },
    values: {
      name: 'Values table',
      text: 'Every approved text with its product, attribute and original, also where Wix’s file has no column for it, as is often so for SEO texts.'
    }
  },
  report: {
    label: 'The file',
    written_one: '{{size}}, {{count, number}} text written',
    written_other: '{{size}}, {{count, number}} texts written',
    again: 'Create again',
    download: 'Download',
    escaped_one:
      '{{count, number}} cell that a spreadsheet would run as a formula is written with a leading apostrophe.',
    escaped_other:
      '{{count, number}} cells that a spreadsheet would run as a formula are written with a leading apostrophe.',
    skipped_one: '{{count, number}} text left out',
    skipped_other: '{{count, number}} texts left out',
    product: 'Product',
    attribute: 'Attribute',
    why: 'Why',
    more_one: 'And {{count, number}} more.',
    more_other: 'And {{count, number}} more.'
  },
  /** Why an approved text is not in the file, and where it can be found instead. */
  skip: {
    changed: 'In the imported file this text is no longer the one that the job started from.',
    'no-column': 'The imported file has no column for this attribute. The values table has it.',
    'no-record': 'The imported file has no row for this product.',
    'other-file': 'The product came from another imported file.'
  }
} as const
