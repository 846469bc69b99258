import { defineConfig } from 'vitest/config'
import { temporaryFolder } from '../temporary-folder.mjs'
import { groupsOf } from './groups.mjs'

export default defineConfig({
  test: {
    environment: 'node',
    include: groupsOf(process.env['MUTATION_GROUP']).flatMap(({ tests }) => tests),
    env: { TMPDIR: temporaryFolder() },
    testTimeout: 30_000,
    hookTimeout: 30_000
  }
})
