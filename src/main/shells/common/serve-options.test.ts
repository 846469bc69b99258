import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defaultDataDir } from './data-dir.ts'
import { HELP, parseServeOptions } from './serve-options.ts'

const SITE = '5eed0000-0000-4000-a000-000000000001'

describe('the command line', () => {
  test('may be empty', () => {
    expect(parseServeOptions([])).toEqual({
      ok: true,
      value: {
        kind: 'run',
        options: {
          dataDir: null,
          port: 0,
          token: null,
          sample: false,
          allowance: null,
          openai: { baseUrl: null, api: null, model: null },
          wix: { baseUrl: null, siteId: null },
          backendUrl: null
        }
      }
    })
  })

  test('says everything, with values apart or after an equals sign', () => {
    const args = ['--data-dir', '/d', '--port=4100', '--token', 't0', '--sample', '--allowance', '250']
    const model = ['--openai-base-url', 'http://127.0.0.1:9/v1', '--openai-api', 'chat', '--model', 'small']
    const wix = ['--wix-base-url', 'http://localhost:7', '--wix-site', SITE]
    const backend = ['--backend', 'https://b.example']
    expect(parseServeOptions([...args, ...model, ...wix, ...backend])).toEqual({
      ok: true,
      value: {
        kind: 'run',
        options: {
          dataDir: '/d',
          port: 4100,
          token: 't0',
          sample: true,
          allowance: 250,
          openai: { baseUrl: 'http://127.0.0.1:9/v1', api: 'chat', model: 'small' },
          wix: { baseUrl: 'http://localhost:7', siteId: SITE },
          backendUrl: 'https://b.example'
        }
      }
    })
  })

  test.each([['--help'], ['-h'], ['--sample', '--help', '--port', 'x']])(
    '%s asks for help, whatever else is said',
    (...args) => {
      expect(parseServeOptions(args)).toEqual({ ok: true, value: { kind: 'help' } })
    }
  )

  test.each([
    [['--nope'], 'unknown option --nope: --help lists them all'],
    [['--nope=1'], 'unknown option --nope: --help lists them all'],
    [['-x'], 'unknown option -x: --help lists them all'],
    [['extra'], 'unexpected argument extra: --help lists the options'],
    [['--port'], '--port needs a value'],
    [['--port', '--sample'], '--port needs a value'],
    [['--port', '-1'], '--port needs a value'],
    [['--sample=yes'], '--sample takes no value'],
    [['--port', '65536'], '--port takes a whole number from 0 to 65535'],
    [['--port', '80.5'], '--port takes a whole number from 0 to 65535'],
    [['--port', '0x50'], '--port takes a whole number from 0 to 65535'],
    [['--port', ''], '--port takes a whole number from 0 to 65535'],
    [['--data-dir', ' '], '--data-dir takes a folder'],
    [['--token', ''], '--token takes 1 to 256 letters, digits and signs without blanks'],
    [['--token', 'two words'], '--token takes 1 to 256 letters, digits and signs without blanks'],
    [['--allowance', '1e3'], '--allowance takes a whole number from 0 to 10000000'],
    [['--allowance', '10000001'], '--allowance takes a whole number from 0 to 10000000'],
    [
      ['--openai-base-url', 'ftp://x'],
      '--openai-base-url takes an http or https address without a name or password in it'
    ],
    [
      ['--openai-base-url', 'http://a:b@x'],
      '--openai-base-url takes an http or https address without a name or password in it'
    ],
    [
      ['--openai-base-url', 'localhost:1'],
      '--openai-base-url takes an http or https address without a name or password in it'
    ],
    [['--openai-api', 'both'], '--openai-api takes responses or chat'],
    [['--model', ''], '--model takes the name of a model'],
    [['--wix-base-url', 'http://wix.example'], '--wix-base-url takes an https address, or http on this computer'],
    [['--wix-site', 'my-site'], "--wix-site takes a site's id"],
    [['--backend', 'http://10.0.0.1'], '--backend takes an https address, or http on this computer']
  ])('%j is refused in one line', (args, message) => {
    expect(parseServeOptions(args)).toEqual({ ok: false, error: message })
  })

  test('the help names every option and fits a terminal', () => {
    for (const name of [
      'data-dir',
      'port',
      'token',
      'sample',
      'allowance',
      'openai-base-url',
      'openai-api',
      'model',
      'wix-base-url',
      'wix-site',
      'backend'
    ]) {
      expect(HELP).toContain(`--${name} `)
    }
    expect(HELP.split('\n').every((line) => line.length <= 100)).toBe(true)
  })
})

describe('the default data folder', () => {
  const home = '/home/m'

  test.each([
    ['linux', {}, join(home, '.local', 'share', 'Wordshelf')],
    ['linux', { XDG_DATA_HOME: '/data' }, join('/data', 'Wordshelf')],
    ['linux', { XDG_DATA_HOME: 'relative' }, join(home, '.local', 'share', 'Wordshelf')],
    ['darwin', {}, join(home, 'Library', 'Application Support', 'Wordshelf')],
    ['win32', { APPDATA: '/roaming' }, join('/roaming', 'Wordshelf')],
    ['win32', {}, join(home, 'AppData', 'Roaming', 'Wordshelf')]
  ] as const)('on %s with %j is %s', (platform, env, folder) => {
    expect(defaultDataDir({ platform, env, home })).toBe(folder)
  })
})
