import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import { errorBody } from '#shared/contract/errors.ts'
import { insufficientCredits } from '#shared/contract/job-errors.ts'
import { createFakeClient } from '../lib/testing/fake-client.ts'
import { errorText } from '../lib/error-words.ts'
import { showUiLanguage } from '../lib/i18n.ts'
import { ScreenFrame } from '../app/testing/render.tsx'
import { ErrorState } from './error-state.tsx'

afterEach(async () => {
  await showUiLanguage('en')
})

const short = insufficientCredits(1_200, { creditsTotal: 100, creditsUsed: 95 })
const unheardOf = errorBody('SHOP_UNAVAILABLE', 'The till is on fire.')

async function shown(error: Parameters<typeof ErrorState>[0]['error']) {
  await render(
    <ScreenFrame fake={createFakeClient()}>
      <ErrorState error={error} />
    </ScreenFrame>
  )
  return page.getByRole('alert')
}

test('an error of the engine is told in the window’s language, its numbers too', async () => {
  await showUiLanguage('de')
  const alert = await shown(short)
  await expect.element(alert.getByText('Zu wenig Credits')).toBeVisible()
  await expect.element(alert.getByText('Sie brauchen 1.200 Credits, haben aber nur noch 5.')).toBeVisible()
})

test('what no language has a text for stays English below its headline, and says so to whoever reads it aloud', async () => {
  await showUiLanguage('he')
  const alert = await shown(unheardOf)
  await expect.element(alert.getByText('החנות אינה זמינה')).toBeVisible()
  const message = alert.getByText('The till is on fire.').element()
  expect(['lang', 'dir'].map((name) => message.getAttribute(name))).toEqual(['en', 'ltr'])
  expect(errorText(unheardOf)).toBe('החנות אינה זמינה. The till is on fire.')
})

test('in English the engine’s sentence is shown to the letter', async () => {
  const alert = await shown(short)
  await expect.element(alert.getByText('You need 1200 credits but only have 5 remaining.')).toBeVisible()
  expect(errorText(unheardOf)).toBe('The till is on fire.')
})

test('a text in the middle of a sentence keeps what language writes large', async () => {
  const said = 'Wix finds the seo title too long. Shorten it in Review.'
  await showUiLanguage('de')
  const german = errorText({ error: 'Not possible now', message: said })
  await showUiLanguage('es')
  const spanish = errorText({ error: 'Not possible now', message: said })
  expect([german, spanish]).toEqual([
    'SEO-Titel: Der Text ist Wix zu lang. Kürzen Sie ihn in der Prüfung.',
    expect.stringMatching(/^Para Wix, el texto es demasiado largo \(.*SEO\)\. Acórtalo en la revisión\.$/)
  ])
})

test('the focus stays on the screen when Retry, pressed by keyboard, goes away with what it mended', async () => {
  function Screen() {
    const [isBroken, setBroken] = useState(true)
    return (
      <main tabIndex={-1}>
        {isBroken ? <ErrorState error={short} onRetry={() => setBroken(false)} /> : <p>Mended</p>}
      </main>
    )
  }
  await render(
    <ScreenFrame fake={createFakeClient()}>
      <Screen />
    </ScreenFrame>
  )
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByRole('button', { name: 'Retry' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Mended')).toBeVisible()
  expect(document.activeElement).toBe(page.getByRole('main').element())
})
