import { afterEach, expect, test } from 'vitest'
import { fetchMissingSheets } from './missing-sheets.ts'

const SHEET = 'data:text/css,body{--sheet:there}'
/** Of another sheet, so that the browser does not take this one while the link asks for it. */
const OTHER = `sha256-${btoa('another sheet, of 32 characters.')}`

const links = () => [...document.querySelectorAll<HTMLLinkElement>('link[data-test]')]
const sheet = () => getComputedStyle(document.body).getPropertyValue('--sheet')

afterEach(() => {
  for (const link of links()) link.remove()
})

async function addLink(integrity = ''): Promise<HTMLLinkElement> {
  const link = document.createElement('link')
  const settled = Promise.withResolvers<undefined>()
  for (const kind of ['load', 'error']) link.addEventListener(kind, () => settled.resolve(undefined))
  Object.assign(link, { rel: 'stylesheet', crossOrigin: '', integrity, href: SHEET })
  link.dataset['test'] = ''
  document.head.append(link)
  await settled.promise
  return link
}

test('a style sheet that did not come is asked for again, as often as it takes', async () => {
  const link = await addLink(OTHER)
  expect(sheet()).toBe('')
  await expect(fetchMissingSheets()).rejects.toThrow('no style sheet')
  expect(links()).toHaveLength(1)
  for (const each of links()) each.removeAttribute('integrity')
  await Promise.all([fetchMissingSheets(), fetchMissingSheets()])
  expect(sheet()).toBe('there')
  expect(links()).toHaveLength(1)
  expect(link.isConnected).toBe(false)
})

test('a style sheet that is there stays as it is', async () => {
  const link = await addLink()
  await fetchMissingSheets()
  expect(links()).toEqual([link])
})
