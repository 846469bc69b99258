import { expect, test } from 'vitest'
import { errorBody } from '#shared/contract/errors.ts'
import { blamedBy, linkInput, problemsOf } from './link-draft.ts'

test('a code is taken with or without its hyphen and in small letters, and nothing else is a code', () => {
  const draft = { url: ' https://shelf.example ', code: ' k7qm2rxd ', deviceName: ' Studio ' }
  expect(problemsOf(draft)).toEqual({})
  expect(linkInput(draft)).toEqual({ url: 'https://shelf.example', code: 'K7QM2RXD', deviceName: 'Studio' })
  expect(problemsOf({ ...draft, code: 'k7qm 2rxd' })).toEqual({})
  expect(linkInput({ ...draft, code: ' k7qm – 2rxd' }).code).toBe('K7QM2RXD')
  expect(problemsOf({ ...draft, code: 'K7QM' })).toHaveProperty('code')
})

test('a refusal is blamed on the field that it names, a backend that is not there on its address, any other on none', () => {
  const refused = (field: string) => errorBody('CONFLICT', 'No.', { details: { field } })
  expect(blamedBy(refused('code'))).toEqual({ code: 'No.' })
  expect(blamedBy(refused('other'))).toEqual({})
  expect(blamedBy(errorBody('BACKEND_UNAVAILABLE', 'Nobody there.'))).toEqual({ url: 'Nobody there.' })
  expect(blamedBy(errorBody('CONFLICT', 'Jobs are under way.'))).toEqual({})
})
