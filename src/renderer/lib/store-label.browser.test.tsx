import { afterAll, expect, test } from 'vitest'
import { showUiLanguage } from './i18n.ts'
import { storeLabel, storeNameOf } from './store-label.ts'

afterAll(() => showUiLanguage('en'))

const local = (name: string): string => storeLabel({ name, source: 'local' })

test('a store that nobody has named is called in the language of the window, and one with a name by it', async () => {
  await showUiLanguage('en')
  expect([local('My store'), local('Sample store')]).toEqual(['My store', 'Sample store'])
  await showUiLanguage('es')
  expect([local('My store'), local('Sample store')]).toEqual(['Mi tienda', 'Tienda de ejemplo'])
  expect(local('My store 2')).toBe('My store 2')
  expect(storeLabel({ name: 'My store', source: 'wix' })).toBe('My store')
  // Kept under the name that every language knows.
  expect(storeNameOf('Mi tienda')).toBe('My store')
  expect(storeNameOf('Taza y plato')).toBe('Taza y plato')
})
