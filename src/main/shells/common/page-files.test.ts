import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from './csp.ts'
import { loadPageFiles } from './page-files.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function builtPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wordshelf-page-'))
  folders.push(folder)
  const page = join(folder, 'renderer')
  mkdirSync(join(page, 'assets'), { recursive: true })
  writeFileSync(
    join(page, 'index.html'),
    '<meta name="nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>'
  )
  writeFileSync(join(page, 'assets', 'app-abc123.js'), 'run()')
  writeFileSync(join(page, 'icon.svg'), '<svg/>')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  return page
}

describe('the page', () => {
  test('carries the nonce of its policy in its HTML, and is never stored', async () => {
    const page = await loadPageFiles(builtPage())
    const response = await page.answer('/', 'NONCE1')
    expect(await response?.text()).toBe('<meta name="nonce" content="NONCE1"><style nonce="NONCE1"></style>')
    expect(Object.fromEntries(response?.headers ?? [])).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy('NONCE1'),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin'
    })
  })

  test('hashed files may be kept for ever, others are asked for again', async () => {
    const page = await loadPageFiles(builtPage())
    const script = await page.answer('/assets/app-abc123.js', '')
    expect(script?.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
    expect(script?.headers.get('Cache-Control')).toContain('immutable')
    const icon = await page.answer('/icon.svg', '')
    expect(icon?.headers.get('Content-Type')).toBe('image/svg+xml')
    expect(icon?.headers.get('Cache-Control')).toBe('no-cache')
  })

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..\\secret.txt',
    '//etc/passwd',
    '/assets',
    '/assets/',
    ''
  ])('%j leads nowhere', async (path) => {
    const page = await loadPageFiles(builtPage())
    expect(await page.answer(path, '')).toBeNull()
  })

  test('may be missing', async () => {
    const page = await loadPageFiles(join(tmpdir(), 'wordshelf-no-such-folder'))
    expect(await page.answer('/', '')).toBeNull()
  })
})

describe('the policy', () => {
  test('lets nothing in but our own files, and no HTML sink past the sanitiser', () => {
    expect(contentSecurityPolicy('N').split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-N'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types default dompurify'
    ])
  })
})
