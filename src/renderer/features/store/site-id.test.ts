import { expect, test } from 'vitest'
import { siteIdIn, siteIdProblem } from './site-id.ts'

const ID = '0b3f8a52-7c1d-4e6f-9a80-5d2c1b7e4f90'

test.each([
  ID,
  `  ${ID.toUpperCase()}\n`,
  `https://manage.wix.com/dashboard/${ID}`,
  `https://manage.wix.com/dashboard/${ID}/home?referralInfo=sidebar`,
  `manage.wix.com/dashboard/${ID}/store/products`
])('the site id is found in %j', (text) => {
  expect(siteIdIn(text)).toBe(ID)
})

test.each([
  '',
  'my shop',
  'https://manage.wix.com/account/sites',
  `https://editor.wix.com/html/editor/web/renderer/edit/${ID}?metaSiteId=${ID}`,
  `https://manage.wix.com/dashboard/${ID}0`,
  ID.slice(1)
])('no site id is made up from %j', (text) => {
  expect(siteIdIn(text)).toBeNull()
  expect(siteIdProblem(text)).not.toBe('')
})
