import { describe, expect, test } from 'vitest'
import type { JobItem } from '#shared/contract/jobs.ts'
import { readableText } from '../../lib/readable-text.ts'
import { finalText, nextUndecided, rowsOf } from './review-rows.ts'

function item(id: number, productId: string, review: JobItem['review'] = 'OPEN'): JobItem {
  return {
    id,
    jobId: 1,
    productId,
    productName: productId.toUpperCase(),
    attribute: 'title',
    status: 'DONE',
    credit: 'CAPTURED',
    review,
    publish: 'NONE',
    original: '',
    proposal: 'New',
    edit: null,
    published: null,
    otherEdit: null,
    flags: [],
    attempts: 1,
    error: null,
    history: [],
    model: null,
    reusedFrom: null,
    nextAttemptAt: null,
    updatedAt: '2026-11-23T10:00:00.000Z'
  }
}

const NONE: ReadonlySet<number> = new Set()

describe('the rows of a review', () => {
  test('put a product above its items and number the items through', () => {
    const rows = rowsOf([item(1, 'a'), item(2, 'a'), item(3, 'b')])
    expect(rows.map((row) => (row.kind === 'product' ? row.itemIds : row.index))).toEqual([[1, 2], 0, 1, [3], 2])
  })

  test('have keys that no two rows share, even where a product comes back later in the list', () => {
    const keys = rowsOf([item(1, 'a'), item(2, 'b'), item(3, 'a')]).map((row) => row.key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('the next undecided item', () => {
  const items = [item(1, 'a'), item(2, 'a', 'APPROVED'), item(3, 'b'), item(4, 'b')]

  test('is the next open one below, past what is decided', () => {
    expect(nextUndecided(items, 1, NONE)?.id).toBe(3)
    expect(nextUndecided(items, 1, new Set([3]))?.id).toBe(4)
  })

  test('starts again from the top at the end of the list, and is nothing when nothing is left', () => {
    expect(nextUndecided(items, 4, NONE)?.id).toBe(1)
    expect(nextUndecided(items, 4, new Set([1, 3]))).toBeUndefined()
  })

  test('is the first open one where nothing is chosen yet', () => {
    expect(nextUndecided(items, null, NONE)?.id).toBe(1)
  })
})

test('the text that is approved is the edit where there is one', () => {
  expect(finalText({ ...item(1, 'a'), edit: 'Mine' })).toBe('Mine')
  expect(finalText({ ...item(1, 'a'), edit: '' })).toBe('')
  expect(finalText(item(1, 'a'))).toBe('New')
})

describe('HTML as a reader sees it', () => {
  test('keeps paragraphs and list entries apart and drops the markup', () => {
    expect(readableText('<p>A <b>blue</b>\n mug.</p><ul><li>350 ml</li><li><p>Safe &amp; sound</p></li></ul>')).toBe(
      'A blue mug.\n\n• 350 ml\n• Safe & sound'
    )
  })

  test('has no bullet for an empty list entry', () => {
    expect(readableText('<ul><li></li><li>One</li></ul>')).toBe('• One')
  })

  test('never shows what a script or style holds, and never takes text for markup', () => {
    expect(readableText('<script>alert(1)</script><p>1 &lt; 2 <3</p><style>p{}</style>')).toBe('1 < 2 <3')
  })
})
