import { describe, expect, test } from 'vitest'
import { isLink, readLink } from './deep-link.ts'

describe('a link', () => {
  test.each([
    ['wordshelf://job/12', { screen: 'job', jobId: 12 }],
    ['wordshelf://job/12/', { screen: 'job', jobId: 12 }],
    ['wordshelf://job/12/review', { screen: 'review', jobId: 12 }],
    ['wordshelf://job/12/publish', { screen: 'publish', jobId: 12 }],
    ['wordshelf://job/12/export/', { screen: 'export', jobId: 12 }],
    ['wordshelf://publish/3', { screen: 'publish-run', publishId: 3 }]
  ])('%s leads to its screen', (link, place) => {
    expect(readLink(link)).toEqual(place)
  })

  test.each([
    'wordshelf://job/',
    'wordshelf://job/0',
    'wordshelf://job/-1',
    'wordshelf://job/012',
    'wordshelf://job/1e3',
    'wordshelf://job/1234567890123456',
    'wordshelf://job/12/delete',
    'wordshelf://job/12/review/../cancel',
    'wordshelf://job/12?autoStart=true',
    'wordshelf://job/12#/settings',
    'wordshelf://user@job/12',
    'wordshelf://settings',
    'wordshelf:job/12',
    'Wordshelf://job/12',
    ' wordshelf://job/12',
    'wordshelf://job/12\n--data-dir=/x',
    'https://job/12',
    ''
  ])('%j leads nowhere', (link) => {
    expect(readLink(link)).toBeNull()
  })

  test('is known by its scheme, whether or not it leads anywhere', () => {
    expect(['wordshelf://settings', 'WORDSHELF:x', '/tmp/wordshelf.csv'].map(isLink)).toEqual([true, true, false])
  })
})
