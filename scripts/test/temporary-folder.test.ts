import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../temporary-folder.mjs'

const GIBIBYTE = 1024 ** 3

function machine(freeBytes: number, platform = 'linux') {
  return { platform, usual: '/var/tmp', freeBytes: () => freeBytes }
}

describe('the folder of tests', () => {
  test('is in memory where there is room', () => {
    expect(temporaryFolder(machine(GIBIBYTE))).toBe('/dev/shm')
  })

  test.each([
    ['memory has too little room, as in many containers', machine(64 * 1024 ** 2)],
    ['there is no such folder', machine(-1)],
    ['the system keeps none in memory', machine(GIBIBYTE, 'darwin')]
  ])('is the usual one where %s', (_why, on) => {
    expect(temporaryFolder(on)).toBe('/var/tmp')
  })
})
