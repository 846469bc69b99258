import type { Migration } from 'kysely/migration'
import { first } from './0001-first.ts'
import { jobEngine } from './0002-job-engine.ts'
import { shop } from './0003-shop.ts'
import { sync } from './0004-sync.ts'
import { reviewLists } from './0005-review-lists.ts'
import { productLabels } from './0006-product-labels.ts'
import { bannedWords } from './0007-banned-words.ts'
import { regenerate } from './0008-regenerate.ts'
import { nearTexts } from './0009-near-texts.ts'
import { storedLengths } from './0010-stored-lengths.ts'
import { publishAuthorship } from './0011-publish-authorship.ts'

/** A static list: an asar archive has no directory to read. Names sort in the order of the steps and never change. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-job-engine': jobEngine,
  '0003-shop': shop,
  '0004-sync': sync,
  '0005-review-lists': reviewLists,
  '0006-product-labels': productLabels,
  '0007-banned-words': bannedWords,
  '0008-regenerate': regenerate,
  '0009-near-texts': nearTexts,
  '0010-stored-lengths': storedLengths,
  '0011-publish-authorship': publishAuthorship
}
