import { describe, expect, test } from 'vitest'
import { externalLink } from './external-link.ts'

describe('links out of the app', () => {
  test('known sites open, with their path', () => {
    expect(externalLink('https://manage.wix.com/dashboard?x=1')).toBe('https://manage.wix.com/dashboard?x=1')
    expect(externalLink('https://PLATFORM.openai.com/api-keys')).toBe('https://platform.openai.com/api-keys')
  })

  test.each([
    'http://wix.com/',
    'https://wix.com.example.com/',
    'https://notwix.com/',
    'https://evil.wix.com/',
    'https://wix.com:8443/',
    'https://wix.com@example.com/',
    'https://user:word@wix.com/',
    'https://wix.com%2eexample.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-settings:',
    'smb://wix.com/share',
    '//wix.com/',
    ''
  ])('%s does not', (address) => {
    expect(externalLink(address)).toBeNull()
  })
})
