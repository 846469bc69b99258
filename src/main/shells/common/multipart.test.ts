import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { multipartBoundary, readMultipartFile, type MultipartEvent } from './multipart.ts'

const SEED = 20_261_123

async function* inChunks(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (let n = 0; at < bytes.length; n += 1) {
    const size = sizes[n % Math.max(1, sizes.length)] ?? bytes.length
    yield await Promise.resolve(bytes.subarray(at, at + size))
    at += size
  }
}

async function read(body: Uint8Array | string, boundary: string, sizes: readonly number[] = [65_536]) {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const events: MultipartEvent[] = []
  for await (const event of readMultipartFile(inChunks(bytes, sizes), boundary)) events.push(event)
  const content = Buffer.concat(events.flatMap((event) => (event.kind === 'data' ? [event.bytes] : [])))
  const file = events.find((event) => event.kind === 'file')
  const refused = events.find((event) => event.kind === 'refused')
  return { content, fileName: file?.fileName, refused: refused?.message }
}

const part = (headers: string, body: string): string => `--B\r\n${headers}\r\n\r\n${body}\r\n`
const file = (body: string, name = 'a.csv'): string =>
  part(`Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv`, body)

describe('the file in a multipart body', () => {
  test('comes out byte for byte, however the network cuts it', async () => {
    const soup = fc.array(fc.constantFrom('\r', '\n', '-', '--', 'B', '--B', '\r\n--', '\r\n--A', 'x', '\0'), {
      maxLength: 40
    })
    await fc.assert(
      fc.asyncProperty(
        soup.map((pieces) => pieces.join('')).filter((text) => !text.includes('\r\n--B') && !text.startsWith('--B')),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        async (text, sizes) => {
          const got = await read(`${file(text)}--B--\r\n`, 'B', sizes)
          expect(got).toEqual({ content: Buffer.from(text), fileName: 'a.csv', refused: undefined })
        }
      ),
      { seed: SEED, numRuns: 500 }
    )
  })

  test('is what browsers and Node send', async () => {
    const form = new FormData()
    form.append('note', 'passed over')
    form.append('file', new File(['handleId,name\r\n1,Ål"s\r\n'], 'Ünïcode "x".csv', { type: 'text/csv' }))
    const request = new Request('http://127.0.0.1/', { method: 'POST', body: form })
    const boundary = multipartBoundary(request.headers.get('Content-Type') ?? '')
    const got = await read(new Uint8Array(await request.arrayBuffer()), boundary ?? '', [7])
    expect(got).toEqual({
      content: Buffer.from('handleId,name\r\n1,Ål"s\r\n'),
      fileName: 'Ünïcode "x".csv',
      refused: undefined
    })
  })

  test('may be preceded by a preamble and followed by anything', async () => {
    expect(await read(`hello\r\n${file('x')}--B--\r\n--B\r\nmore`, 'B')).toMatchObject({ content: Buffer.from('x') })
  })

  test('keeps its extended name', async () => {
    const body = `${part(`Content-Disposition: form-data; name="f"; filename="x"; filename*=UTF-8''%E2%82%AC.csv`, 'x')}--B--`
    expect((await read(body, 'B')).fileName).toBe('€.csv')
  })

  test.each([
    ['no file', `${part('Content-Disposition: form-data; name="a"', '1')}--B--`, 'The multipart body holds no file'],
    ['two files', `${file('1')}${file('2')}--B--`, 'Send one file at a time'],
    ['no end', file('1'), 'The multipart body ends too early'],
    ['nothing', '', 'The multipart body ends too early'],
    ['another boundary', `${file('1').replaceAll('--B', '--C')}--C--`, 'The multipart body ends too early'],
    ['a boundary that goes on', `--Bxx\r\n\r\n\r\n--B--`, 'The multipart body has a malformed boundary'],
    ['endless headers', `--B\r\n${'a: b\r\n'.repeat(9_000)}`, 'The multipart body has a part with too long headers']
  ])('%s is refused with a reason', async (_what, body, message) => {
    expect((await read(body, 'B', [1_000])).refused).toBe(message)
  })
})

describe('the boundary', () => {
  test.each([
    ['multipart/form-data; boundary=abc', 'abc'],
    ['multipart/form-data; charset=utf-8; boundary="a b:c"', 'a b:c'],
    ['multipart/form-data', null],
    ['multipart/mixed; boundary=abc', null],
    ['text/csv; boundary=abc', null]
  ])('of %s is %s', (contentType, boundary) => {
    expect(multipartBoundary(contentType)).toBe(boundary)
  })
})
