/** What spreadsheets make of TRUE and FALSE when they save a file in the language of the computer. */
const TRANSLATED_TRUE = [
  'VERDADERO',
  'VERDADER',
  'WAHR',
  'VRAI',
  'VERO',
  'VERDADEIRO',
  'WAAR',
  'PRAWDA',
  'SANT',
  'SAND',
  'SANN',
  'TOSI',
  'ИСТИНА',
  'ІСТИНА',
  'DOĞRU',
  'PRAVDA',
  'IGAZ',
  'ADEVĂRAT',
  'ΑΛΗΘΗΣ',
  'TÕENE',
  'YES',
  'JA',
  'OUI',
  'SÍ',
  '1'
]
const TRANSLATED_FALSE = [
  'FALSO',
  'FALS',
  'FALSCH',
  'FAUX',
  'ONWAAR',
  'FAŁSZ',
  'FALSKT',
  'FALSK',
  'USANN',
  'EPÄTOSI',
  'ЛОЖЬ',
  'ХИБНІСТЬ',
  'YANLIŞ',
  'NEPRAVDA',
  'HAMIS',
  'ΨΕΥΔΗΣ',
  'VÄÄR',
  'NO',
  'NEIN',
  'NON',
  '0'
]

const MEANINGS: ReadonlyMap<string, boolean> = new Map([
  ...TRANSLATED_TRUE.map((word): [string, boolean] => [word, true]),
  ...TRANSLATED_FALSE.map((word): [string, boolean] => [word, false])
])

export interface ReadBoolean {
  readonly value: boolean
  /** Another word than Wix's own: Wix would not take it back. */
  readonly translated: boolean
}

/** Undefined where the word means neither. A blank cell is Wix's default, true. */
export function readBoolean(cell: string): ReadBoolean | undefined {
  const word = cell.trim().normalize('NFC').toUpperCase()
  if (word === 'TRUE' || word === '') return { value: true, translated: false }
  if (word === 'FALSE') return { value: false, translated: false }
  const value = MEANINGS.get(word)
  return value === undefined ? undefined : { value, translated: true }
}
