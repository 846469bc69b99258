import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  logAlsoMovedNotice,
  logMovedNotice,
  recoveryNotice,
  type RecoveryTale
} from '../../src/main/adapters/db/recover-words.ts'
import { readEngineSentence } from '../../src/renderer/lib/engine-sentences.ts'
import { errors } from '../../src/renderer/locales/en/errors.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Put together from choices there (`credit is`, `credits are`): of these, two words in a row are looked for. */
const PUT_TOGETHER = [
  /^credits\.heldByDevice/,
  /^jobs\.(?:given|someFailed|noCollection|noSuch|\w+Twice|not(?:NotStarted|Running|Paused|Completed|Cancelled|Failed))/,
  /^text\.(?:lostMore|banned)/,
  /^publish\.not(?:Scheduled|Missed|Running|Paused|Done|Cancelled)/,
  /^wix\.(?:badKey|productRefused|partRefusedPlainly)/,
  /^recovery\.(?:\w+Undated|salvaged|stopped|counted)/,
  /^store\.pull/,
  /^sync\.(?:unsent|receivedHere|gaveBack|granted|jobs?Open|pairingCodeStop)/,
  /^file\.(?:import|shopify|feed|woo|etsy|squarespace|orders|contacts|noType|badType|typeCase|garbled)/
]

/** What a page says itself of its way to the engine; the window reads it as if the engine had said it. */
const OF_THE_PAGE = [
  'src/renderer/lib/deadlines.ts',
  'src/renderer/lib/http-transport.ts',
  'src/renderer/lib/upload.ts'
] as const

async function sources(): Promise<string> {
  const files = OF_THE_PAGE.map((path) => readFileSync(`${root}${path}`, 'utf8'))
  for await (const path of glob('{src/main,src/shared}/**/*.ts', { cwd: root }))
    if (!/\.test\.ts$|\/testing\/|-support\.ts$/.test(path)) files.push(readFileSync(`${root}${path}`, 'utf8'))
  return files.join('\n').replaceAll(String.raw`\'`, "'")
}

/** What stands fast in a sentence, between what is put in; pieces that could stand anywhere only where there is nothing else. */
function fastParts(text: string): readonly string[] {
  const parts = text.split(/ ?\(?\{\{[^}]+\}\}/).map((part) => part.trim())
  const telling = parts.filter((part) => part.split(' ').length > 2)
  return telling.length > 0 ? telling : parts.filter((part) => /\w/.test(part))
}

function pairs(text: string): readonly string[] {
  const words = text.split(' ')
  return words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`)
}

const TALE: RecoveryTale = { restored: null, dataFrom: null, folder: null, stopped: 0, counted: 0, salvaged: 0 }
const HAPPENED: readonly Partial<RecoveryTale>[] = [{}, { restored: 'backup' }, { restored: 'nothing' }]
const PARTS: readonly Partial<RecoveryTale>[] = [
  {},
  { dataFrom: Date.UTC(2026, 10, 3, 7, 5) },
  { stopped: 1, counted: 1, salvaged: 1 },
  { dataFrom: 0, stopped: 12, counted: 1_200, salvaged: 3, folder: 'C:\\Users\\Anna\\damaged' }
]

describe('a sentence that is put together', () => {
  it('is known in every shape: of a recovery, and of a log that was put aside', () => {
    const told = HAPPENED.flatMap((happened) =>
      PARTS.map((parts) => recoveryNotice({ ...TALE, ...happened, ...parts }))
    )
    const all = [...told, logMovedNotice('/data'), ...told.map((first) => `${first} ${logAlsoMovedNotice('/data')}`)]
    expect(all.filter((text) => readEngineSentence(text) === null)).toEqual([])
  })

  it('is known with several attributes in it', () => {
    expect(readEngineSentence('Wix refused the SEO title, SEO description of this product (INVALID_PATCH).')).toEqual({
      key: 'wix.partRefused',
      fillings: {
        attribute: { kind: 'attributes', attributes: ['seoTitle', 'seoDescription'] },
        code: { kind: 'text', text: 'INVALID_PATCH' }
      }
    })
  })
})

describe('what the window knows of the engine’s sentences', () => {
  it('has everything that is said about where a key is kept', async () => {
    const warnings = [...(await sources()).matchAll(/const \w+_WARNING =\s+'([^'\n]+)'/g)].map(([, text = '']) => text)
    expect(warnings.length).toBeGreaterThanOrEqual(4)
    expect(warnings.filter((text) => readEngineSentence(text) === null)).toEqual([])
  })

  it('is still what the engine says', async () => {
    const said = await sources()
    const texts = Object.entries(errors).flatMap(([area, group]) =>
      Object.entries(group).map(([key, text]: [string, string]) => ({ key: `${area}.${key}`, text }))
    )
    const gone = texts.filter(({ key, text }) => {
      const parts = fastParts(text)
      const looked = PUT_TOGETHER.some((known) => known.test(key)) ? parts.flatMap(pairs) : parts
      return parts.length > 0 && !looked.some((part) => said.includes(part))
    })
    expect(texts.length).toBeGreaterThan(300)
    expect(gone).toEqual([])
  })
})
