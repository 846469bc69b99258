import { describe, expect, test } from 'vitest'
import { checkServerUrl, isLoopbackUrl } from './server-url.ts'

const EXAMPLE = 'https://api.openai.com/v1'

describe('the address of a server', () => {
  test.each([
    ['https://api.openai.com/v1', 'https://api.openai.com'],
    [' https://Example.COM:8443/openai/ ', 'https://example.com:8443'],
    ['http://localhost:11434/v1/', 'http://localhost:11434'],
    ['http://127.0.0.1:1234/v1', 'http://127.0.0.1:1234'],
    ['http://127.8.9.10/v1', 'http://127.8.9.10'],
    ['http://[::1]:8080/v1', 'http://[::1]:8080']
  ])('may be %s', (url, origin) => {
    expect(checkServerUrl(url, EXAMPLE)).toEqual({ ok: true, origin })
  })

  test.each([
    'http://api.openai.com/v1',
    'http://localhost.example.com/v1',
    'http://127.0.0.1.example.com/v1',
    'http://192.168.1.20:11434/v1',
    'http://0.0.0.0:11434/v1',
    'http://[::ffff:192.168.1.20]/v1',
    'http://1270.0.0.1/',
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:secret@api.openai.com/v1',
    'https://sk-key@api.openai.com/v1',
    'https://api.openai.com/v1?key=1',
    'https://api.openai.com/v1#x',
    'api.openai.com/v1',
    ''
  ])('may not be %s', (url) => {
    const checked = checkServerUrl(url, EXAMPLE)
    expect(checked.ok).toBe(false)
    expect(JSON.stringify(checked)).not.toMatch(/secret|sk-key/)
  })

  test('shows how a right one looks', () => {
    expect(checkServerUrl('nonsense', EXAMPLE)).toMatchObject({ message: expect.stringContaining(EXAMPLE) })
  })

  test('is on this machine however the number is written', () => {
    expect(isLoopbackUrl('http://0x7f.1/')).toBe(true)
    expect(isLoopbackUrl('http://2130706433/')).toBe(true)
    expect(isLoopbackUrl('https://api.openai.com/')).toBe(false)
    expect(isLoopbackUrl('nonsense')).toBe(false)
  })
})
