import { spotlight } from '@mantine/spotlight'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import { testApp } from '../../app/testing/render-app.tsx'
import type { FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeItem } from '../../lib/testing/fake-data.ts'
import { reviewClient, reviewsOf } from './testing/review-frame.tsx'

beforeEach(() => localStorage.clear())
afterEach(() => spotlight.close())

const palette = page.getByRole('dialog', { name: 'Commands' })
const grid = page.getByRole('grid')

async function open(path = '/jobs/1/review'): Promise<FakeClient> {
  const fake = reviewClient([
    fakeItem(1, { attribute: 'title', original: 'Blue mug', proposal: 'A blue mug' }),
    fakeItem(2, { attribute: 'description', original: '<p>Mug</p>', proposal: '<p><b>Mug</b></p>' }),
    fakeItem(3, { attribute: 'title', original: 'Red mug', proposal: 'A red mug' })
  ])
  await render(testApp(path, fake).element)
  await expect.element(grid).toBeVisible()
  return fake
}

/** Types a part of a command's name into the palette and runs what it finds. `keys` stand beside it. */
async function run(typed: string, name: string, keys = ''): Promise<void> {
  spotlight.open()
  await expect.element(palette.getByRole('textbox', { name: 'Command' })).toHaveFocus()
  await userEvent.keyboard(typed)
  const action = palette.getByText(name, { exact: true })
  await expect.element(action).toBeVisible()
  expect(action.element().closest('[data-action]')?.textContent.replace(/\s/g, '')).toBe(
    `${name}${keys}`.replace(/\s/g, '')
  )
  await userEvent.click(action)
  await expect.element(palette).not.toBeInTheDocument()
}

const at = (id: number) => expect.element(grid).toHaveAttribute('aria-activedescendant', `review-item-${id}`)

test('the palette approves, rejects, reopens and does again, about the text under the cursor', async () => {
  const fake = await open()
  await at(1)
  await run('appr', 'Approve', 'A')
  await at(2)
  await run('reject', 'Reject', 'R')
  await at(3)
  await run('undo', 'Undo the last decision', 'U')
  await at(2)
  await run('redo', 'Do again what was undone', 'Ctrl Shift Z')
  await expect.poll(() => fake.callsOf('items.redo')).toHaveLength(1)
  await userEvent.keyboard('k')
  await run('reopen', 'Put back to review')
  await expect
    .poll(() => reviewsOf(fake))
    .toEqual([
      { ids: [1], decision: 'APPROVED' },
      { ids: [2], decision: 'REJECTED' },
      { ids: [1], decision: 'OPEN' }
    ])
})

test('the palette names how many are selected, and selects everything that matches', async () => {
  const fake = await open()
  await run('select every', 'Select everything that matches', 'Ctrl A')
  await expect.element(page.getByRole('toolbar', { name: 'Selection' })).toBeVisible()
  await run('rej', 'Reject 3', 'R')
  await expect.poll(() => reviewsOf(fake)).toMatchObject([{ except: [], decision: 'REJECTED' }])
})

test('the palette goes to the next undecided text', async () => {
  await open()
  await userEvent.keyboard('j')
  await at(2)
  await run('undecided', 'Next undecided item', 'N')
  await at(3)
})

test('the palette opens the editor, the search and the filter, and each has the focus', async () => {
  await open()
  await run('edit', 'Edit the text', 'E')
  await expect.element(page.getByRole('textbox', { name: 'Your text for title' })).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await run('search', 'Search products and texts', '/')
  await expect.element(page.getByRole('textbox', { name: 'Search products and texts' })).toHaveFocus()
  await run('filter', 'Filter')
  await expect.element(page.getByLabelText('Attribute').first()).toHaveFocus()
})

test('the palette has the ways of showing the texts that are not the present ones', async () => {
  await open()
  await run('side', 'Side by side', 'V')
  await expect.element(page.getByRole('region', { name: 'After' }).first()).toBeVisible()
  await run('inline', 'Inline', 'V')
  await expect.element(page.getByRole('region', { name: 'After' })).not.toBeInTheDocument()
  await run('source', 'HTML source')
  await expect.element(page.getByText('<b>', { exact: true })).toBeVisible()
  await run('break', 'Break long lines', 'W')
  expect(localStorage.getItem('wordshelf.review.wrap')).toBe('false')
  await run('as read', 'Text as read', 'S')
  await expect.element(page.getByText('<b>', { exact: true })).not.toBeInTheDocument()
})

test('the palette asks about all of low risk', async () => {
  await open()
  await run('low', 'Approve all low-risk (3)…')
  await expect.element(page.getByRole('dialog', { name: 'Approve 3 texts of low risk' })).toBeVisible()
})

test('the palette saves the view, where all jobs are reviewed', async () => {
  await open('/review')
  await run('view', 'Save this view…')
  await expect.element(page.getByRole('dialog').getByRole('textbox')).toHaveFocus()
})

test('what is of the review is not offered on another screen', async () => {
  await open()
  await userEvent.click(page.getByRole('link', { name: 'Settings' }))
  await expect.element(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  spotlight.open()
  await expect.element(palette.getByRole('textbox', { name: 'Command' })).toHaveFocus()
  await userEvent.keyboard('appr')
  await expect.element(palette.getByText('Approve', { exact: true })).not.toBeInTheDocument()
})
