import { expect, test } from 'vitest'
import { spoolFolders as engineFolders } from '../../adapters/files/data-files.ts'
import { spoolFolders } from './spool-folders.ts'

test('shell and engine look for uploads and exports in the same folders', () => {
  expect(spoolFolders('/data')).toEqual(engineFolders('/data'))
})
