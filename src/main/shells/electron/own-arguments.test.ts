import { expect, test } from 'vitest'
import { sortArguments } from './own-arguments.ts'

test('the app’s options are found among those of Chromium and Electron, and beside them what stands by itself', () => {
  expect(
    sortArguments([
      '.',
      '--no-sandbox',
      '--inspect=0',
      '--data-dir',
      '/tmp/a b',
      '--remote-debugging-port=0',
      '--sample',
      '--allowance=5',
      'wordshelf://job/12'
    ])
  ).toEqual({
    options: ['--data-dir', '/tmp/a b', '--sample', '--allowance=5'],
    others: ['.', 'wordshelf://job/12']
  })
})

test('an option without its value is left for the parser to complain about', () => {
  expect(sortArguments(['--model']).options).toEqual(['--model'])
})

test('nothing behind two hyphens is an option, whatever it looks like', () => {
  expect(sortArguments(['--sample', '--', 'wordshelf://x', '--data-dir=/elsewhere'])).toEqual({
    options: ['--sample'],
    others: ['wordshelf://x', '--data-dir=/elsewhere']
  })
})
