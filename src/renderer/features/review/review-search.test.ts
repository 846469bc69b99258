import { describe, expect, test } from 'vitest'
import { cleanSearch, isNarrowed, parseReviewSearch, searchOf, viewOf } from './review-search.ts'

describe('the address of a review', () => {
  test('is read as far as it means something', () => {
    expect(
      parseReviewSearch({
        tab: 'approved',
        attributes: ['title'],
        risk: ['low', 'none'],
        flags: 'unit-lost',
        minLength: 10,
        maxLength: -3,
        query: 350,
        sort: 'risk',
        descending: true,
        view: 'jobs'
      })
    ).toEqual({
      tab: 'approved',
      attributes: ['title'],
      minLength: 10,
      query: '350',
      sort: 'risk',
      descending: true
    })
  })

  test('that says nothing is what is to be reviewed, in the order of the jobs', () => {
    expect(parseReviewSearch({ tab: 'open', sort: 'job', descending: false, query: '', risk: [] })).toEqual({})
    expect(viewOf({}, undefined)).toEqual({ filter: { review: ['OPEN'] }, sort: { by: 'job', descending: false } })
  })

  test('of one job asks for no other job', () => {
    expect(viewOf({ jobIds: [1, 2], tab: 'two-texts' }, 3).filter).toEqual({ jobIds: [3], twoTexts: true })
  })

  test('keeps nothing of a filter that was taken away', () => {
    const search = cleanSearch({ risk: ['low'], attributes: [], maxChange: undefined })
    expect(search).toEqual({ risk: ['low'] })
    expect(isNarrowed(search)).toBe(true)
    expect(isNarrowed(cleanSearch({ ...search, risk: [] }))).toBe(false)
  })
})

describe('a saved view', () => {
  test('has the address that it was saved from', () => {
    const search = {
      tab: 'two-texts',
      risk: ['low', 'high'],
      duplicates: true,
      near: true,
      group: 12,
      publish: ['NONE', 'REVERTED'],
      query: 'mug',
      sort: 'change',
      descending: true
    } as const
    const cleaned = parseReviewSearch({ ...search })
    expect(searchOf(viewOf(cleaned, undefined))).toEqual(cleaned)
  })

  test('that asks for more than an address can say has none: it is not shown as something else', () => {
    const sort = { by: 'job', descending: false } as const
    expect(searchOf({ filter: { twoTexts: false }, sort })).toBeNull()
    expect(searchOf({ filter: { review: ['OPEN', 'REJECTED'] }, sort })).toBeNull()
    expect(searchOf({ filter: { edited: false }, sort })).toBeNull()
  })
})
