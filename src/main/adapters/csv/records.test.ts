import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecords } from './records.ts'
import type { RecordItem } from './records.ts'
import type { Dialect } from './sniff.ts'

const SEED = 20_261_123

function dialect(recordEnds: readonly string[]): Dialect {
  return { encoding: 'utf-8', preambleBytes: 0, firstLine: 1, delimiter: ',', recordEnds }
}

async function* inChunks(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer, void, undefined> {
  let at = 0
  for (let n = 0; at < bytes.length; n++) {
    const size = sizes[n % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

async function collect(text: string, sizes: readonly number[], recordEnds: readonly string[]): Promise<RecordItem[]> {
  const items: RecordItem[] = []
  for await (const item of readRecords(inChunks(Buffer.from(text), sizes), dialect(recordEnds))) items.push(item)
  return items
}

const hostile = fc.string({
  unit: fc.constantFrom('a', 'é', '😀', ' ', '"', '"', ',', '\n', '\r', '\r\n'),
  maxLength: 60
})
const ends = fc.constantFrom(['\r\n', '\n'], ['\r\n', '\r'])
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })

describe('readRecords', () => {
  test('loses no byte of any text, sound or not, however it is cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, ends, sizes, async (text, recordEnds, chunkSizes) => {
        const items = await collect(text, chunkSizes, recordEnds)
        expect(Buffer.concat(items.map(({ bytes }) => bytes)).toString()).toBe(text)
      }),
      { seed: SEED, numRuns: 1000 }
    )
  })

  test('finds the same records whatever the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, ends, sizes, async (text, recordEnds, chunkSizes) => {
        const inOne = (await collect(text, [1000], recordEnds)).filter(({ kind }) => kind === 'record')
        const inMany = (await collect(text, chunkSizes, recordEnds)).filter(({ kind }) => kind === 'record')
        expect(inMany).toEqual(inOne)
      }),
      { seed: SEED, numRuns: 500 }
    )
  })

  test('counts CRLF, LF and CR as one line each, in cells and between them', async () => {
    const items = await collect('a,b\r\n"1\r\n2\n3\r4",x\n\nlast,y', [3], ['\r\n', '\n'])
    expect(items.map((item) => (item.kind === 'record' ? [item.index, item.line, item.cells[0]] : item.kind))).toEqual([
      [0, 1, 'a'],
      [1, 2, '1\r\n2\n3\r4'],
      'blank',
      [2, 7, 'last']
    ])
  })

  test('keeps the records before a quote that never closes, also those of the same chunk', async () => {
    const items = await collect('a,b\n1,2\n3,"4\n5,6\n', [1000], ['\r\n', '\n'])
    expect(items.map(({ kind }) => kind)).toEqual(['record', 'record', 'rest'])
    expect(items[2]).toMatchObject({ line: 3, why: 'unclosed-quote' })
  })
})
