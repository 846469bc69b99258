/** Files that are imported, and their rows. */
export const fileSentences = {
  exportAgain:
    '{{why, sentence}} To get a fresh file, open Store Products in the Wix dashboard, choose More Actions > Export, and use the file as it was downloaded, without opening and saving it in a spreadsheet.',
  empty: 'This file is empty.',
  emptyUpload: 'The file is empty',
  cutLetter: 'This file is cut off in the middle of a letter.',
  zeroBytes: 'Parts of this file are empty: it was damaged on its disk or while it was copied.',
  encoding:
    'This file is not in UTF-8, so letters with accents would come out wrong. A spreadsheet most likely saved it again in another encoding such as Windows-1252: Excel does that for "CSV", and keeps the letters for "CSV UTF-8".',
  moved: 'This file is no longer where it was. Choose it again.',
  noAccess: 'This file may not be read: check its permissions, or copy it to another folder and choose the copy.',
  folder: 'This is a folder. Choose the CSV file in it.',
  disk: 'This file could not be read from its disk ({{code}}). Copy it to this computer and choose the copy.',
  doubleColumn: 'This file has the column "{{column}}" more than once, so it is unclear which one counts.',
  workbook: 'This is a spreadsheet workbook (.xlsx, .ods or .numbers) or a zip archive, not a CSV file.',
  oldWorkbook: 'This is an old Excel workbook (.xls), not a CSV file.',
  pdf: 'This is a PDF document, not a CSV file.',
  compressed: 'This is a compressed file, not a CSV file: unpack it first.',
  binary: 'This is not a text file, so it cannot be a CSV file.',
  webPage: 'This is a web page, not a CSV file: most likely a sign-in page that was saved in place of the download.',
  rtf: 'This is a rich text document, not a CSV file.',
  json: 'This is JSON, not a CSV file.',
  shopify: 'This looks like a Shopify product export, not like a product export from Wix.',
  feed: 'This looks like a product feed for Facebook or Google, not like a product export from Wix.',
  woo: 'This looks like a WooCommerce product export, not like a product export from Wix.',
  etsy: 'This looks like an Etsy listing export, not like a product export from Wix.',
  squarespace: 'This looks like a Squarespace product export, not like a product export from Wix.',
  orders: 'This looks like a list of orders, not like a product export from Wix.',
  contacts: 'This looks like a list of contacts, not like a product export from Wix.',
  noHeader: 'This file has no header row: its first row is already a product, so it is unclear which column is which.',
  lacksColumn: 'This looks like a product export from Wix, but its columns lack {{columns}}.',
  noColumns: 'This is not a product export from Wix: its first row is not a list of columns.',
  otherColumns: 'This is not a product export from Wix: its columns begin with {{columns}}.',
  misfit:
    'Its header has {{columns, number}} columns, but nearly all of its rows have {{cells}} cells, so it is unclear which cell belongs to which column. A tool that edits CSV files most likely damaged it.',
  cells_one:
    'This row has {{count, number}} cell instead of {{columns, number}}, so it is unclear which cell belongs to which column.',
  cells_other:
    'This row has {{count, number}} cells instead of {{columns, number}}, so it is unclear which cell belongs to which column.',
  unclosed: 'A quotation mark opens in this row and never closes.',
  afterQuote: 'Text follows the closing quotation mark of a cell: a quotation mark inside the text was not doubled.',
  beforeQuote: 'A blank stands before the opening quotation mark of a cell, so it is unclear where the cell ends.',
  cutShort: 'The file ends in the middle of this row: it was cut short.',
  neverCloses:
    'A quotation mark opens on line {{line}} and never closes: the file was cut short there, or a quotation mark is missing. Everything from that row on was left out.',
  rowLong:
    'The row that begins on line {{line}} is longer than {{size}} MB: a quotation mark opens in it and never closes. Everything from that row on was left out.',
  swallowed: 'A cell of this row holds whole other rows: a quotation mark is missing in it or near it.',
  formula: 'A spreadsheet took the text of this cell for a formula and left "{{cell}}" in its place.',
  handleUsed: 'The handle "{{handle}}" was already used by the product on line {{line}}.',
  noName: 'This product has no name.',
  visible: 'It is unclear whether "{{cell}}" means that the product is visible: Wix writes true or false.',
  productRefused: 'Its product on line {{line}} was refused.',
  noHandle: 'This row has no {{column}}, so it is unclear which product it belongs to.',
  noTypeV1: 'This row has no type: Wix writes Product or Variant.',
  noTypeV3: 'This row has no type: Wix writes PRODUCT, VARIANT or MEDIA.',
  badTypeV1: '"{{cell}}" is no type of row: Wix writes Product or Variant.',
  badTypeV3: '"{{cell}}" is no type of row: Wix writes PRODUCT, VARIANT or MEDIA.',
  orphan: 'No product with the handle "{{handle}}" stands above this row.',
  apart:
    'Its product stands on line {{line}}, apart from this row: the rows of a product must follow one another, in the order in which Wix wrote them.',
  typeCase_one:
    '{{count, number}} row spelled the fieldType in other letters than Wix does. It was read, but Wix skips such rows without a word: correct them before you import this file into Wix.',
  typeCase_other:
    '{{count, number}} rows spelled the fieldType in other letters than Wix does. They were read, but Wix skips such rows without a word: correct them before you import this file into Wix.',
  rounded_one:
    'A spreadsheet rounded long numbers to a form like 3.64E+14 in {{count, number}} row (handle, SKU or barcode); the digits are lost. Do not import this file back into Wix: it would overwrite the real numbers. Export it from Wix again instead.',
  rounded_other:
    'A spreadsheet rounded long numbers to a form like 3.64E+14 in {{count, number}} rows (handle, SKU or barcode); the digits are lost. Do not import this file back into Wix: it would overwrite the real numbers. Export it from Wix again instead.',
  booleans_one:
    'A spreadsheet wrote true and false in another language in {{count, number}} row. It was read, but Wix does not understand it: do not import this file back into Wix.',
  booleans_other:
    'A spreadsheet wrote true and false in another language in {{count, number}} rows. They were read, but Wix does not understand it: do not import this file back into Wix.',
  wrapped_one:
    'A spreadsheet wrapped {{count, number}} row in quotation marks as a whole. It was read, but Wix does not understand that: do not import this file back into Wix.',
  wrapped_other:
    'A spreadsheet wrapped {{count, number}} rows in quotation marks as a whole. They were read, but Wix does not understand that: do not import this file back into Wix.',
  garbled_one:
    '{{count, number}} row holds signs of a wrong encoding, such as "Ã©" in place of "é": another program damaged the text before. Check it, or export it from Wix again.',
  garbled_other:
    '{{count, number}} rows hold signs of a wrong encoding, such as "Ã©" in place of "é": another program damaged the text before. Check it, or export it from Wix again.',
  notToEnd: 'Wordshelf could not read this file to its end.',
  noProducts: 'The file has a header but no products. Export your products from Wix again and choose that file.',
  storeOnWix:
    '{{store}} is a store on Wix and its products come from there. Add a local store for this file, or change the products at Wix and fetch them.',
  noUpload: 'uploadId: no such upload. Send the file again.',
  interrupted: 'Wordshelf was stopped while it read this file. Nothing of it was taken over; import it again.',
  importReading: 'Not possible: this import is still being read.',
  importReady: 'Not possible: this import waits to be applied.',
  importApplied: 'Not possible: this import was applied already.',
  importCancelled: 'Not possible: this import was cancelled.',
  importFailed: 'Not possible: this import could not be read.',
  fromWix:
    'These products come from Wix and not from a CSV file, so there is none to write back. Publish them, or choose the table of values instead.',
  notFromCsv:
    "This job's products did not come from a CSV file, so there is none to write back. Choose the table of values instead.",
  importGone:
    'The imported file {{file}} is no longer in the data folder. Import it again, or choose the table of values instead.',
  exportFileGone: 'The export was made but its file is gone. Export again.',
  exportGone: 'There is no such export any more. Export the job again.',
  uploadLarge: 'The file has more than {{size}}. Export it from Wix in several parts.',
  noRoom: 'There is not enough space left on the disk for this file',
  uploadBroke: 'The upload was broken off before its end',
  uploadNotStored: 'The file could not be stored ({{code}})'
} as const
