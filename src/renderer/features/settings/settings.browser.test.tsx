import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { showUiLanguage } from '../../lib/i18n.ts'
import { brokenRules } from '../../lib/testing/axe.ts'
import { createFakeClient, refusal, type FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeSettings, fakeStatus } from '../../lib/testing/fake-data.ts'
import { fakeLinked } from '../../lib/testing/fake-sync.ts'
import { SettingsScreen } from './settings-screen.tsx'

const KEY = 'sk-secret-1234'

async function open(fake: FakeClient) {
  return render(
    <ScreenFrame fake={fake}>
      <SettingsScreen />
    </ScreenFrame>
  )
}

describe('the API key', () => {
  test('is saved with its server and never shown again', async () => {
    const fake = createFakeClient()
    const screen = await open(fake)
    await screen.getByRole('radio', { name: 'OpenAI or a compatible server' }).click()
    await screen.getByLabelText('API key').fill(KEY)
    await screen.getByRole('button', { name: 'Save' }).first().click()
    await expect.element(screen.getByText('A key is stored for api.openai.com.')).toBeVisible()
    expect(fake.callsOf('settings.put')[0]?.input).toEqual({
      provider: 'openai',
      baseUrl: 'https://api.openai.com/v1',
      api: 'responses',
      model: 'gpt-6-luna',
      apiKey: KEY
    })
    expect(document.documentElement.outerHTML).not.toContain(KEY)
    expect([...document.querySelectorAll('input')].map((input) => input.value)).not.toContain(KEY)
  })

  test('that was stored stays when something else is saved', async () => {
    const fake = createFakeClient(
      {},
      { settings: fakeSettings({ provider: 'openai', hasKey: true, keyOrigin: 'https://api.openai.com' }) }
    )
    const screen = await open(fake)
    await screen.getByText('Chat Completions', { exact: true }).click()
    await screen.getByRole('button', { name: 'Save' }).first().click()
    await expect.poll(() => fake.callsOf('settings.put')).toHaveLength(1)
    expect(fake.callsOf('settings.put')[0]?.input).not.toHaveProperty('apiKey')
  })

  test('is forgotten on request', async () => {
    const fake = createFakeClient(
      {},
      { settings: fakeSettings({ provider: 'openai', hasKey: true, keyOrigin: 'https://api.openai.com' }) }
    )
    const screen = await open(fake)
    await screen.getByRole('button', { name: 'Forget' }).click()
    await expect.element(screen.getByLabelText('API key')).toBeVisible()
    expect(fake.callsOf('settings.put')[0]?.input).toEqual({ apiKey: null })
  })

  test('can be replaced and forgotten from the keyboard: focus stays where the key is, and a new one is said to be stored', async () => {
    const stored = { provider: 'openai', hasKey: true, keyOrigin: 'https://api.openai.com' } as const
    const fake = createFakeClient({}, { settings: fakeSettings(stored) })
    const screen = await open(fake)
    await expect.element(screen.getByRole('button', { name: 'Replace' })).toBeVisible()
    screen.getByRole('button', { name: 'Replace' }).element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByLabelText('API key')).toHaveFocus()
    await userEvent.keyboard(KEY)
    await screen.getByRole('button', { name: 'Save' }).first().click()
    await expect.element(screen.getByText('A key is stored for api.openai.com.')).toBeVisible()
    screen.getByRole('button', { name: 'Forget' }).element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByLabelText('API key')).toHaveFocus()
  })

  test('of one server is said not to go to another', async () => {
    const fake = createFakeClient(
      {},
      { settings: fakeSettings({ provider: 'openai', hasKey: true, keyOrigin: 'https://api.openai.com' }) }
    )
    const screen = await open(fake)
    await screen.getByRole('combobox', { name: 'Base URL' }).fill('http://localhost:11434/v1')
    await expect.element(screen.getByText(/belongs to api\.openai\.com and is not sent anywhere else/)).toBeVisible()
  })

  test('of one server is still named, and can be forgotten, where another without a key is saved', async () => {
    const fake = createFakeClient(
      {},
      { settings: fakeSettings({ provider: 'openai', hasKey: true, keyOrigin: 'https://api.openai.com' }) }
    )
    const screen = await open(fake)
    await screen.getByRole('combobox', { name: 'Base URL' }).fill('http://localhost:11434/v1')
    await screen.getByRole('button', { name: 'Save' }).first().click()
    await expect.poll(() => fake.callsOf('settings.put')).toHaveLength(1)
    await expect.element(screen.getByText(/belongs to api\.openai\.com and is not sent anywhere else/)).toBeVisible()
    await screen.getByRole('button', { name: 'Forget the key of api.openai.com' }).click()
    await expect.element(screen.getByText(/belongs to api\.openai\.com/)).not.toBeInTheDocument()
    expect(fake.callsOf('settings.put')[1]?.input).toEqual({ apiKey: null })
  })

  test('that this computer can only keep weakly is said aloud', async () => {
    const warning = 'This computer has no keychain.'
    const fake = createFakeClient(
      {},
      { settings: fakeSettings({ provider: 'openai', keyStorage: { kind: 'weak', warning } }) }
    )
    const screen = await open(fake)
    await expect.element(screen.getByText(warning)).toBeVisible()
  })

  test('that is kept in a file is said to be, in the window’s language', async () => {
    const warning =
      'Your API key is kept in a file in the data folder that only your account can read. The desktop app keeps it in the system keychain.'
    const fake = createFakeClient(
      {},
      { settings: fakeSettings({ provider: 'openai', keyStorage: { kind: 'file', warning } }) }
    )
    const screen = await open(fake)
    try {
      await showUiLanguage('de')
      await expect.element(screen.getByText(/^Ihr API-Schlüssel liegt in einer Datei/)).toBeVisible()
    } finally {
      await showUiLanguage('en')
    }
  })
})

test('a model that does not answer is not saved, and the form keeps what was typed', async () => {
  const fake = createFakeClient({
    'settings.put': () => refusal('MODEL_UNAVAILABLE', 'The server refused the key.')
  })
  const screen = await open(fake)
  await screen.getByRole('radio', { name: 'OpenAI or a compatible server' }).click()
  await screen.getByLabelText('API key').fill(KEY)
  await screen.getByRole('button', { name: 'Save' }).first().click()
  await expect.element(screen.getByText('The server refused the key. Nothing was saved.')).toBeVisible()
  await expect.element(screen.getByLabelText('API key')).toHaveValue(KEY)
})

test('a test tells what came of it and stores nothing', async () => {
  const fake = createFakeClient()
  fake.answer('settings.testModel', () => ({ ok: false, model: null, latencyMs: null, message: 'No such model.' }))
  const screen = await open(fake)
  await screen.getByRole('radio', { name: 'OpenAI or a compatible server' }).click()
  await screen.getByRole('button', { name: 'Test' }).click()
  await expect.element(screen.getByText('The test failed')).toBeVisible()
  await expect.element(screen.getByText('No such model.')).toBeVisible()
  expect(fake.callsOf('settings.put')).toHaveLength(0)
})

test('a server that never answers is given up by Cancel, and what was typed stays', async () => {
  const { promise, resolve } = Promise.withResolvers<ReturnType<typeof refusal>>()
  const fake = createFakeClient({
    'settings.put': () => promise,
    'app.giveUp': () => {
      resolve(refusal('CANCELLED', 'Nothing was changed.'))
      return {}
    }
  })
  const screen = await open(fake)
  await screen.getByRole('radio', { name: 'OpenAI or a compatible server' }).click()
  await screen.getByLabelText('API key').fill(KEY)
  const save = screen.getByRole('button', { name: 'Save' }).first()
  await save.click()
  await screen.getByRole('button', { name: 'Cancel' }).click()
  await expect.element(screen.getByText('Nothing was changed.')).toBeVisible()
  await expect.element(save).toHaveFocus()
  await expect.element(screen.getByLabelText('API key')).toHaveValue(KEY)
  expect(fake.callsOf('app.giveUp')[0]?.input).toEqual({
    key: fake.callsOf('settings.put')[0]?.meta.idempotencyKey
  })
})

test('a base URL that is no web address is caught before anything is sent', async () => {
  const fake = createFakeClient()
  const screen = await open(fake)
  await screen.getByRole('radio', { name: 'OpenAI or a compatible server' }).click()
  await screen.getByRole('combobox', { name: 'Base URL' }).fill('localhost:11434')
  await screen.getByRole('button', { name: 'Test' }).click()
  await expect.element(screen.getByText(/Give a web address/)).toBeVisible()
  expect(fake.callsOf('settings.testModel')).toHaveLength(0)
})

describe('the price of a model', () => {
  async function openWith(model: string, baseUrl = 'https://api.openai.com/v1') {
    return open(createFakeClient({}, { settings: fakeSettings({ provider: 'openai', baseUrl, model }) }))
  }

  test('is shown for a million tokens with the day on which it was looked up', async () => {
    const screen = await openWith('gpt-6-luna')
    await expect
      .element(
        screen.getByText('$0.25 per million tokens in ($0.025 from the cache), $2.00 out. Checked on 20 Nov 2026.')
      )
      .toBeVisible()
  })

  test('is shown for a snapshot, and said not to be the vendor’s own figure where it is not', async () => {
    const screen = await openWith('gpt-6-terra-2026-10-26')
    await expect.element(screen.getByText(/Checked on 20 Nov 2026; not the vendor’s own figure\.$/)).toBeVisible()
    await screen.getByRole('combobox', { name: 'Model' }).click()
    await expect
      .element(screen.getByRole('option', { name: /gpt-6-terra/ }))
      .toHaveTextContent('gpt-6-terra $1.25 in, $10.00 out, not the vendor’s own figure')
  })

  test('is not known for other models, nor on a server of one’s own', async () => {
    const screen = await openWith('gpt-6-luna', 'http://localhost:11434/v1')
    await expect.element(screen.getByText(/What it costs there is not known/)).toBeVisible()
    await screen.getByRole('combobox', { name: 'Base URL' }).fill('https://api.openai.com/v1')
    await expect.element(screen.getByText(/Checked on 20 Nov 2026\.$/)).toBeVisible()
    await screen.getByRole('combobox', { name: 'Model' }).fill('gpt-6-luna-pro')
    await expect.element(screen.getByText(/What it costs there is not known/)).toBeVisible()
  })
})

test('the allowance is changed as a whole number of credits', async () => {
  const fake = createFakeClient()
  const screen = await open(fake)
  await screen.getByRole('textbox', { name: 'Credits a month' }).fill('2000')
  await screen.getByRole('button', { name: 'Save' }).last().click()
  await expect.poll(() => fake.callsOf('credits.setAllowance')[0]?.input).toEqual({ creditsTotal: 2000 })
})

test('the allowance is written as numbers are in the window’s language', async () => {
  const fake = createFakeClient({}, { creditsTotal: 10_000 })
  const screen = await open(fake)
  await expect.element(screen.getByRole('textbox', { name: 'Credits a month' })).toHaveValue('10,000')
  try {
    await showUiLanguage('de')
    await expect.element(screen.getByRole('textbox', { name: 'Credits im Monat' })).toHaveValue('10.000')
    await screen.getByRole('textbox', { name: 'Credits im Monat' }).fill('2.500')
    await screen.getByRole('button', { name: 'Speichern' }).last().click()
    await expect.poll(() => fake.callsOf('credits.setAllowance')[0]?.input).toEqual({ creditsTotal: 2500 })
  } finally {
    await showUiLanguage('en')
  }
})

test('the number of requests is kept within its bounds and saved when the field is left', async () => {
  const fake = createFakeClient()
  const screen = await open(fake)
  const field = screen.getByRole('textbox', { name: 'Requests at the same time' })
  await field.fill('2')
  expect(fake.callsOf('settings.put')).toHaveLength(0)
  await screen.getByRole('textbox', { name: 'Credits a month' }).click()
  await expect.poll(() => fake.callsOf('settings.put')[0]?.input).toEqual({ concurrency: 2 })
})

test('the allowance of a linked store is told and cannot be set', async () => {
  const screen = await open(createFakeClient({}, { sync: fakeLinked() }))
  await expect.element(screen.getByText(/^2,000 credits a month, set by the store’s backend/)).toBeVisible()
  await expect.element(screen.getByRole('textbox', { name: 'Credits a month' })).not.toBeInTheDocument()
})

test('the allowance of a store that is linked and has not synced yet is neither made up nor offered to be set', async () => {
  const screen = await open(createFakeClient({}, { sync: fakeLinked({ store: null }) }))
  await expect.element(screen.getByText(/^The store’s backend sets it, .* known after the next sync\./)).toBeVisible()
  await expect.element(screen.getByText(/without a backend/)).not.toBeInTheDocument()
  await expect.element(screen.getByRole('textbox', { name: 'Credits a month' })).not.toBeInTheDocument()
})

describe('what only the desktop app has', () => {
  test('updates are offered only where the app can exchange itself, and off until they are wanted', async () => {
    const without = await open(createFakeClient({}, { status: fakeStatus({ shell: 'electron' }) }))
    await expect.element(without.getByRole('heading', { name: 'This computer' })).toBeVisible()
    await expect
      .element(without.getByRole('radiogroup', { name: 'Look for updates by itself' }))
      .not.toBeInTheDocument()
    await without.unmount()
    const fake = createFakeClient({}, { status: fakeStatus({ shell: 'electron', updates: true }) })
    const screen = await open(fake)
    await screen.getByText('Beta', { exact: true }).click()
    await expect.poll(() => fake.callsOf('settings.put')[0]?.input).toEqual({ desktop: { updates: 'beta' } })
  })

  test('is not offered in a browser', async () => {
    const screen = await open(createFakeClient())
    await expect.element(screen.getByRole('heading', { name: 'About' })).toBeVisible()
    await expect.element(screen.getByRole('heading', { name: 'This computer' })).not.toBeInTheDocument()
  })

  test('is saved as it is changed, one thing at a time; spelling says what it fetches before it is on', async () => {
    const fake = createFakeClient({}, { status: fakeStatus({ shell: 'electron' }) })
    const screen = await open(fake)
    await expect.element(screen.getByText(/fetches dictionaries from Google’s servers/)).toBeVisible()
    const isOn = (name: RegExp) => screen.getByRole('switch', { name }).element().matches(':checked')
    expect(isOn(/^Check my spelling/)).toBe(false)
    await screen.getByRole('switch', { name: /^Notify me/ }).click()
    await screen.getByRole('radio', { name: /^Pause and quit/ }).click()
    await expect
      .poll(() => fake.callsOf('settings.put').map(({ input }) => input))
      .toEqual([{ desktop: { notices: false } }, { desktop: { closing: 'quit' } }])
    await expect.poll(() => isOn(/^Notify me/)).toBe(false)
    expect(await brokenRules()).toEqual([])
  })
})

describe('banned words', () => {
  test('are saved one by one, and what could never be found is refused with the reason', async () => {
    const fake = createFakeClient({}, { bannedWords: ['cheap'] })
    const screen = await open(fake)
    const field = screen.getByRole('combobox', { name: 'Banned words' })
    await field.fill('best  seller')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => fake.callsOf('wording.put')[0]?.input).toEqual({ bannedWords: ['cheap', 'best seller'] })
    await expect.element(screen.getByText('Looking through the texts that are here…')).toBeVisible()
    await field.fill('!!')
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByText('“!!” has no letter and no digit.')).toBeVisible()
    expect(fake.callsOf('wording.put')).toHaveLength(1)
    expect(await brokenRules()).toEqual([])
  })
})
