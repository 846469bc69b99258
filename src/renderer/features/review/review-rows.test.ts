import { describe, expect, test } from 'vitest'
import { readableText } from '../../lib/readable-text.ts'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { beginsProduct, finalText, nextUndecided } from './review-rows.ts'

function item(id: number, productId: string, review: ReviewItem['review'] = 'OPEN'): ReviewItem {
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
    updatedAt: '2026-11-23T10:00:00.000Z',
    language: 'en',
    shownFlags: [],
    shownLength: 3,
    changeShare: 0,
    risk: 0
  }
}

const NONE: ReadonlySet<number> = new Set()

describe('a row', () => {
  test('is given the name of its product where it begins one, or another job’s text of it', () => {
    expect(beginsProduct(item(1, 'a'), null)).toBe(true)
    expect(beginsProduct(item(2, 'a'), item(1, 'a'))).toBe(false)
    expect(beginsProduct(item(2, 'b'), item(1, 'a'))).toBe(true)
    expect(beginsProduct({ ...item(2, 'a'), jobId: 2 }, item(1, 'a'))).toBe(true)
  })
})

describe('the next undecided item', () => {
  const items = [item(1, 'a'), item(2, 'a', 'APPROVED'), null, item(3, 'b'), item(4, 'b')]
  const rowAt = (place: number) => items[place]
  const next = (from: number, decided: ReadonlySet<number>) => nextUndecided(rowAt, items.length, from, decided)

  test('is the next open one below, past what is decided or gone', () => {
    expect(next(0, NONE)).toEqual({ place: 3 })
    expect(next(0, new Set([3]))).toEqual({ place: 4 })
  })

  test('starts again from the top at the end of the list, and is nothing when nothing is left', () => {
    expect(next(4, NONE)).toEqual({ place: 0 })
    expect(next(4, new Set([1, 3]))).toBeUndefined()
  })

  test('is not known where the rows have not been read', () => {
    expect(nextUndecided(rowAt, 6, 3, new Set([4]))).toEqual({ unread: 5 })
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
