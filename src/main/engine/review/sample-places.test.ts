import { expect, test } from 'vitest'
import { samplePlaces } from './sample-places.ts'

test('a sample has one place of each part of the list, and another seed gives others', () => {
  const places = samplePlaces(1_000, 10, 7)
  expect(places.map((place) => Math.floor(place / 100))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(samplePlaces(1_000, 10, 7)).toEqual(places)
  expect(samplePlaces(1_000, 10, 8)).not.toEqual(places)
})

test('a list that is shorter than the sample is all of it', () => {
  expect(samplePlaces(3, 10, 1)).toEqual([0, 1, 2])
  expect(samplePlaces(0, 10, 1)).toEqual([])
})
