import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { writeWixCsv } from '../../bench/support/csv-files.ts'
import { expect, test } from './fixtures.ts'

test('a file with bad rows shows them before it is taken over, and imports the good ones', async ({ app }) => {
  const dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-e2e-'))
  const file = path.join(dir, 'my shop.csv')
  await writeWixCsv({ shape: 'v1', products: 60, variantsPerProduct: 2, seed: 7, badRows: 3 }, file)
  await app.getByRole('link', { name: 'Import', exact: true }).click()
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: /Choose a .*file/ }).click()
  await (await chooser).setFiles(file)
  const preview = app.getByRole('region', { name: 'my shop.csv' })
  await expect(preview).toContainText('New products60')
  await expect(preview).toContainText('Variants120')
  await expect(app.getByRole('main')).toContainText('3 rows refused')
  await expect(app.getByRole('main')).toContainText('"Bundle" is no type of row: Wix writes Product or Variant.')
  await preview.getByRole('button', { name: 'Apply to My store' }).click()
  await expect(app.getByRole('region', { name: 'Import finished' })).toContainText('60 new')
  await app.getByRole('link', { name: 'Choose products' }).click()
  await expect(app.getByText('60 products')).toBeVisible()
  rmSync(dir, { recursive: true })
})

test('a file that is not Wix’s is refused in a sentence that says what to do', async ({ app }) => {
  await app.getByRole('link', { name: 'Import', exact: true }).click()
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: /Choose a .*file/ }).click()
  await (
    await chooser
  ).setFiles({
    name: 'catalog_products.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'id,title,description,availability,condition,price,link,image_link,brand\n1,A,B,in stock,new,1,x,y,z\n'
    )
  })
  await expect(app.getByRole('main')).toContainText(/export/i)
  await expect(app.getByRole('main').getByRole('alert').first()).toContainText(/Wix/)
})
