import { expect, test } from 'vitest'
import { mayCall } from './sender-check.ts'

const page = { known: true, mainFrame: true, origin: 'app://wordshelf' }

test('the page of one of our windows may call', () => {
  expect(mayCall(page, 'app://wordshelf')).toBe(true)
})

test('another window, a frame, another document and a frame that is gone may not', () => {
  for (const other of [
    { ...page, known: false },
    { ...page, mainFrame: false },
    { ...page, origin: 'null' },
    { ...page, origin: 'https://example.com' },
    { ...page, origin: 'app://wordshelf.example' },
    { ...page, origin: null }
  ]) {
    expect(mayCall(other, 'app://wordshelf')).toBe(false)
  }
})
