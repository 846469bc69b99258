import { expect, test } from 'vitest'
import { withAltText } from './media-items.ts'

const image = (id: string, altText?: string) => ({
  id,
  mediaType: 'IMAGE',
  image: { id, url: `https://static.wixstatic.com/media/${id}`, width: 10, height: 10 },
  ...(altText === undefined ? {} : { altText })
})
const video = { id: 'film', mediaType: 'VIDEO', altText: 'A film', video: { id: 'film' } }

test('the list goes back whole and in order, with what may be written and another text at the first image', () => {
  expect(withAltText([video, image('a', 'old'), image('b', 'zip'), image('c')], 'new')).toEqual([
    { id: 'film', altText: 'A film' },
    { id: 'a', altText: 'new' },
    { id: 'b', altText: 'zip' },
    { id: 'c' }
  ])
})

test('an empty text is left out, since Wix refuses an empty one', () => {
  expect(withAltText([image('a', 'old')], '')).toEqual([{ id: 'a' }])
})

test('an item without an id keeps the address that it was made from', () => {
  const pending = { url: 'https://example.com/x.jpg', displayName: 'X', mediaType: 'IMAGE' }
  expect(withAltText([pending], 'new')).toEqual([
    { url: 'https://example.com/x.jpg', displayName: 'X', altText: 'new' }
  ])
})

test('without an image nothing is written', () => {
  expect(withAltText([video], 'new')).toBeUndefined()
  expect(withAltText([], 'new')).toBeUndefined()
})
