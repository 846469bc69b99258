import { expect, test } from 'vitest'
import { ownArguments } from './own-arguments.ts'

test('the app’s options are found among those of Chromium and Electron', () => {
  expect(
    ownArguments([
      '.',
      '--no-sandbox',
      '--inspect=0',
      '--data-dir',
      '/tmp/a b',
      '--remote-debugging-port=0',
      '--sample',
      '--allowance=5',
      'wordshelf://open'
    ])
  ).toEqual(['--data-dir', '/tmp/a b', '--sample', '--allowance=5'])
})

test('an option without its value is left for the parser to complain about', () => {
  expect(ownArguments(['--model'])).toEqual(['--model'])
})
