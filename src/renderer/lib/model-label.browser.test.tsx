import { afterAll, expect, test } from 'vitest'
import { showUiLanguage } from './i18n.ts'
import { modelLabel } from './model-label.ts'

afterAll(() => showUiLanguage('en'))

test('the sample model is called in the language of the window, and any other by its own name', async () => {
  await showUiLanguage('de')
  expect(['Sample model', 'sample-model', 'gpt-5-mini'].map(modelLabel)).toEqual([
    'Beispielmodell',
    'Beispielmodell',
    'gpt-5-mini'
  ])
})
