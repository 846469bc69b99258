import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

// AltGr is Ctrl and Alt to a program: such a chord would take @, € or { away from half of Europe.
test('no key of the page is written as a chord of Ctrl and Alt', () => {
  const root = path.resolve(import.meta.dirname, '..')
  const files = globSync('**/*.{ts,tsx}', { cwd: root }).filter((file) => !file.includes('.test.'))
  const chords = files.flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/'((?:mod|ctrl|meta|alt|shift)\+[^' ]+)'/gi)].map(
      ([, chord = '']) => ({ file, chord })
    )
  )
  expect(chords.length).toBeGreaterThan(10)
  expect(chords.filter(({ chord }) => /alt/i.test(chord) && /mod|ctrl|meta/i.test(chord))).toEqual([])
})
