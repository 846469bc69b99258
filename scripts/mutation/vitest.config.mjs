import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { defineConfig } from 'vitest/config'
import { groupsOf } from './groups.mjs'

export default defineConfig({
  test: {
    environment: 'node',
    include: groupsOf(process.env['MUTATION_GROUP']).flatMap(({ tests }) => tests),
    // Thousands of small databases: in memory where there is a place for that.
    env: { TMPDIR: existsSync('/dev/shm') ? '/dev/shm' : tmpdir() },
    testTimeout: 30_000,
    hookTimeout: 30_000
  }
})
