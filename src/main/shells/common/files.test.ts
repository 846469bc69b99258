import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { errorBody } from '#shared/contract/errors.ts'
import { apiHarness } from './testing/api-harness.ts'
import { clearPartialUploads } from './uploads.ts'

const CSV = 'handleId,fieldType,name\r\np1,Product,Ålpha\r\n'

const csv = (body: NonNullable<RequestInit['body']> = CSV, headers: Record<string, string> = {}): RequestInit => ({
  body,
  headers: { 'Content-Type': 'text/csv', ...headers }
})

const made = {
  exportId: '01923f7e-0000-7000-8000-000000000001',
  fileName: 'Größe.csv',
  bytes: CSV.length,
  written: 3,
  skipped: 2,
  skippedItems: [],
  escaped: 1
}

describe('POST /api/uploads', () => {
  test('stores the bytes as they are, for this account only, and names the upload', async () => {
    const h = apiHarness()
    const response = await h.request('POST', '/api/uploads', csv(new Uint8Array([0, 255, 13, 10, 0xef, 0xbb])))
    expect(response.status).toBe(201)
    expect(await response.json()).toEqual({ uploadId: 'upload-00000001', bytes: 6 })
    const path = join(h.spool.uploads, 'upload-00000001.csv')
    expect([...readFileSync(path)]).toEqual([0, 255, 13, 10, 0xef, 0xbb])
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('takes the one file out of a form', async () => {
    const h = apiHarness()
    const form = new FormData()
    form.append('file', new File([CSV], 'shop.csv'))
    const response = await h.request('POST', '/api/uploads', { body: form })
    expect(response.status).toBe(201)
    expect(readFileSync(join(h.spool.uploads, 'upload-00000001.csv'), 'utf8')).toBe(CSV)
  })

  test.each([
    ['an empty file', csv(''), 422],
    ['no body', {}, 422],
    ['a compressed file', csv(CSV, { 'Content-Encoding': 'gzip' }), 400],
    ['a form without a boundary', csv(CSV, { 'Content-Type': 'multipart/form-data' }), 400],
    ['a broken form', csv(CSV, { 'Content-Type': 'multipart/form-data; boundary=x' }), 400],
    ['an announced size beyond the limit', csv('x'.repeat(2_000), { 'Content-Length': '2000' }), 413],
    ['a stream beyond the limit', { ...csv(new Blob(['x'.repeat(2_000)]).stream()), duplex: 'half' }, 413]
  ])('%s is refused and leaves no file', async (_what, init, status) => {
    const h = apiHarness({ maxUploadBytes: 1_000 })
    const response = await h.request('POST', '/api/uploads', init as RequestInit)
    expect(response.status).toBe(status)
    expect(h.uploaded()).toEqual([])
  })

  test('a stream that breaks half-way leaves no file', async () => {
    const h = apiHarness()
    let chunks = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        chunks += 1
        if (chunks < 5) controller.enqueue(new Uint8Array(1_000))
        else controller.error(new Error('the client went away'))
      }
    })
    const response = await h.request('POST', '/api/uploads', { ...csv(body), duplex: 'half' } as RequestInit)
    expect(response.status).toBe(400)
    expect(h.uploaded()).toEqual([])
  })

  test('what a crash left half-written is cleared at the next start, whole files are kept', async () => {
    const h = apiHarness()
    writeFileSync(join(h.spool.uploads, 'a.part'), 'x')
    writeFileSync(join(h.spool.uploads, 'b.csv'), 'x')
    await clearPartialUploads(h.spool.uploads)
    expect(h.uploaded()).toEqual(['b.csv'])
  })
})

describe('POST /api/imports', () => {
  test('stores the body and imports it in one request', async () => {
    const h = apiHarness()
    h.gateway.answer = () => ({ ok: true, value: { id: 4 } })
    const response = await h.request('POST', '/api/imports', csv())
    expect(response.status).toBe(201)
    expect(await response.json()).toEqual({ id: 4 })
    expect(h.gateway.calls).toEqual([{ procedure: 'imports.create', input: { uploadId: 'upload-00000001' }, meta: {} }])
    expect(h.uploaded()).toEqual(['upload-00000001.csv'])
  })

  test('passes on the name, the wish to look first, the store and the key', async () => {
    const h = apiHarness()
    const headers = { 'X-File-Name': 'Gr%C3%B6%C3%9Fe.csv', 'X-Wordshelf-Instance': 'shop', 'Idempotency-Key': 'k' }
    await h.request('POST', '/api/imports?apply=false', csv(CSV, headers))
    expect(h.gateway.calls[0]).toMatchObject({
      input: { fileName: 'Größe.csv', apply: false },
      meta: { instanceId: 'shop', idempotencyKey: 'k' }
    })
  })

  test('the name in the address wins, and only its last part counts', async () => {
    const h = apiHarness()
    await h.request('POST', '/api/imports?name=..%2F..%2Fspring.csv', csv(CSV, { 'X-File-Name': 'other.csv' }))
    expect(h.gateway.calls[0]?.input).toMatchObject({ fileName: 'spring.csv' })
  })

  test('a form brings its own name', async () => {
    const h = apiHarness()
    const form = new FormData()
    form.append('file', new File([CSV], 'shop.csv'))
    await h.request('POST', '/api/imports', { body: form })
    expect(h.gateway.calls[0]?.input).toMatchObject({ fileName: 'shop.csv' })
  })

  test('JSON that names an upload goes to the procedure as it is', async () => {
    const h = apiHarness()
    const body = { uploadId: 'upload-00000009', apply: false, fileName: 'x.csv' }
    const init = { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
    expect((await h.request('POST', '/api/imports', init)).status).toBe(201)
    expect(h.gateway.calls[0]?.input).toEqual(body)
    expect(h.uploaded()).toEqual([])
  })

  test('a file that the engine cannot read is 422 and leaves nothing behind', async () => {
    const h = apiHarness()
    h.gateway.answer = () => ({ ok: false, error: errorBody('UNREADABLE_FILE', 'This is a spreadsheet.') })
    const response = await h.request('POST', '/api/imports', csv())
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ code: 'UNREADABLE_FILE', message: 'This is a spreadsheet.' })
    expect(h.uploaded()).toEqual([])
  })

  test.each([
    ['apply is neither true nor false', '/api/imports?apply=maybe', csv()],
    ['the key is empty', '/api/imports', csv(CSV, { 'Idempotency-Key': '' })],
    [
      'the content type is a web form',
      '/api/imports',
      csv(CSV, { 'Content-Type': 'application/x-www-form-urlencoded' })
    ],
    ['the content type is an image', '/api/imports', csv(CSV, { 'Content-Type': 'image/png' })]
  ])('nothing is stored where %s', async (_what, path, init) => {
    const h = apiHarness()
    const response = await h.request('POST', path, init)
    expect(response.status).toBe(400)
    expect(h.uploaded()).toEqual([])
    expect(h.gateway.calls).toEqual([])
  })
})

describe('GET /api/jobs/:id/export', () => {
  test('makes the export, then streams it under its name with the counts in headers', async () => {
    const h = apiHarness()
    h.gateway.answer = () => ({ ok: true, value: made })
    writeFileSync(join(h.spool.exports, `${made.exportId}.csv`), CSV)
    const response = await h.request('GET', '/api/jobs/5/export?format=values')
    expect(response.status).toBe(200)
    expect(h.gateway.calls[0]).toMatchObject({ procedure: 'exports.create', input: { id: '5', format: 'values' } })
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-length': String(Buffer.byteLength(CSV)),
      'content-disposition': `attachment; filename="Gr__e.csv"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.csv`,
      'x-content-type-options': 'nosniff',
      'x-wordshelf-written': '3',
      'x-wordshelf-skipped': '2',
      'x-wordshelf-escaped': '1'
    })
    expect(await response.text()).toBe(CSV)
  })

  test('answers JSON where JSON is asked for; the file is then fetched on its own, under the same name', async () => {
    const h = apiHarness()
    h.gateway.answer = () => ({ ok: true, value: made })
    writeFileSync(join(h.spool.exports, `${made.exportId}.csv`), CSV)
    const asked = await h.request('GET', '/api/jobs/5/export', { headers: { Accept: 'application/json' } })
    expect(await asked.json()).toEqual(made)
    const file = await h.request('GET', `/api/exports/${made.exportId}`)
    expect(file.headers.get('Content-Disposition')).toContain('Gr%C3%B6%C3%9Fe.csv')
    expect(await file.text()).toBe(CSV)
  })

  test("another store's job stays 404", async () => {
    const h = apiHarness()
    h.gateway.answer = () => ({ ok: false, error: errorBody('NOT_FOUND', 'There is no such job.') })
    expect((await h.request('GET', '/api/jobs/5/export')).status).toBe(404)
  })

  test('HEAD makes no export', async () => {
    const h = apiHarness()
    expect((await h.request('HEAD', '/api/jobs/5/export')).status).toBe(200)
    expect(h.gateway.calls).toEqual([])
  })

  test.each([
    ['a path as the export id', { ...made, exportId: '../secret' }],
    ['a file that is gone', made]
  ])('%s is an error of ours, not a file', async (_what, value) => {
    const h = apiHarness()
    h.gateway.answer = () => ({ ok: true, value })
    writeFileSync(join(h.folder, 'secret.csv'), 'secret')
    const response = await h.request('GET', '/api/jobs/5/export')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
  })
})

describe('GET /api/exports/:exportId', () => {
  test.each([
    '/api/exports/nothing',
    '/api/exports/..%2Fsecret',
    '/api/exports/..%5Csecret',
    '/api/exports/%2e%2e%2fsecret',
    '/api/exports/%252e%252e%252fsecret',
    '/api/exports/..%00',
    '/api/exports/secret%00',
    '/api/exports/folder',
    '/api/exports/refused-7'
  ])('%s is 404', async (path) => {
    const h = apiHarness()
    writeFileSync(join(h.folder, 'secret.csv'), 'secret')
    writeFileSync(join(h.spool.exports, 'refused-7.csv'), 'secret')
    mkdirSync(join(h.spool.exports, 'folder.csv'))
    const response = await h.request('GET', path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('secret')
  })

  test('a name may be asked for, and HEAD brings the length without the bytes', async () => {
    const h = apiHarness()
    writeFileSync(join(h.spool.exports, 'e1.csv'), CSV)
    const response = await h.request('HEAD', '/api/exports/e1?name=%2Ftmp%2Fx.csv')
    expect(response.headers.get('Content-Length')).toBe(String(Buffer.byteLength(CSV)))
    expect(response.headers.get('Content-Disposition')).toBe(`attachment; filename="x.csv"; filename*=UTF-8''x.csv`)
    expect(await response.text()).toBe('')
  })
})

describe('GET /api/imports/:id/refused.csv', () => {
  test('is the report that the engine left, if the import is one of this store', async () => {
    const h = apiHarness()
    writeFileSync(join(h.spool.exports, 'refused-7.csv'), 'line,column,reason\r\n')
    const response = await h.request('GET', '/api/imports/7/refused.csv', { headers: { 'X-Wordshelf-Instance': 's' } })
    expect(h.gateway.calls[0]).toEqual({ procedure: 'imports.get', input: { id: '7' }, meta: { instanceId: 's' } })
    expect(await response.text()).toBe('line,column,reason\r\n')
    h.gateway.answer = () => ({ ok: false, error: errorBody('NOT_FOUND', 'There is no such import.') })
    expect((await h.request('GET', '/api/imports/7/refused.csv')).status).toBe(404)
  })

  test('is 404 with a sentence where no row was refused', async () => {
    const h = apiHarness()
    const response = await h.request('GET', '/api/imports/8/refused.csv')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ message: 'This import has no report of refused rows' })
  })
})
