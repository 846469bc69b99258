import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadPageFiles } from '../common/page-files.ts'
import { appAnswer } from './app-answer.ts'

const folder = mkdtempSync(join(tmpdir(), 'wordshelf-app-answer-'))
let answer: (request: Request) => Promise<Response>

beforeAll(async () => {
  const pageDir = join(folder, 'page')
  mkdirSync(join(pageDir, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(pageDir, 'index.html'), '<meta content="__CSP_NONCE__">')
  writeFileSync(join(pageDir, 'assets', 'a.js'), 'export {}')
  let nonces = 0
  const ignore = (): void => {}
  answer = appAnswer(
    {
      gateway: {
        call: () => Promise.resolve({ ok: true, value: {} }),
        on: () => ignore,
        stop: () => Promise.resolve(),
        whenGone: Promise.resolve()
      },
      spool: { uploads: join(folder, 'uploads'), exports: join(folder, 'exports') },
      newId: () => 'upload-1',
      page: await loadPageFiles(pageDir),
      newNonce: () => `nonce-${(nonces += 1)}`,
      log: { info: ignore, warn: ignore, error: ignore }
    },
    'app://wordshelf'
  )
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const get = (address: string, init?: RequestInit): Promise<Response> => answer(new Request(address, init))

describe('the app’s own address', () => {
  test('answers the page with a policy whose nonce is fresh and the page’s own', async () => {
    for (const nonce of ['nonce-1', 'nonce-2']) {
      const page = await get('app://wordshelf/')
      expect(page.headers.get('Content-Security-Policy')).toContain(`'nonce-${nonce}'`)
      expect(await page.text()).toBe(`<meta content="${nonce}">`)
    }
  })

  test('serves the built files, under a policy that lets them do nothing on their own', async () => {
    const script = await get('app://wordshelf/assets/a.js')
    expect(script.headers.get('Content-Type')).toMatch(/javascript/)
    expect(script.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  })

  test.each([
    'app://wordshelf/../secret.txt',
    'app://wordshelf/%2e%2e/secret.txt',
    'app://wordshelf/..%2fsecret.txt',
    'app://wordshelf/assets/..%5c..%5csecret.txt',
    'app://wordshelf//etc/passwd',
    'app://other/',
    'app://wordshelf/api/status',
    'app://wordshelf/api/jobs'
  ])('%s is not there', async (address) => {
    const nothing = await get(address)
    expect(nothing.status).toBe(404)
    expect(nothing.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  })

  test('takes a file in from the page and from no other origin', async () => {
    const body = 'handleId,name\n'
    const url = 'app://wordshelf/api/uploads'
    const ours = await get(url, { method: 'POST', body, headers: { Origin: 'app://wordshelf' } })
    expect([ours.status, await ours.json()]).toEqual([201, { uploadId: 'upload-1', bytes: 14 }])
    const theirs = await get(url, { method: 'POST', body, headers: { Origin: 'https://example.com' } })
    expect(theirs.status).toBe(403)
  })

  test('is only read, apart from that', async () => {
    expect((await get('app://wordshelf/', { method: 'POST', body: 'x' })).status).toBe(404)
  })
})
