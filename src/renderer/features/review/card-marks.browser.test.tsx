import { expect, test } from 'vitest'
import { fillMarks, type CardMark } from './card-marks.ts'

const said = (text: string): CardMark => ({ kind: 'said', text, tone: 'warning', title: `About ${text}` })
const deed: CardMark = { kind: 'deed', text: 'Reset', deed: 'reset' }
const link: CardMark = { kind: 'link', text: 'Show 2 others', href: '#/review' }

function drawnAnew(marks: readonly CardMark[]): HTMLElement {
  const host = document.createElement('div')
  fillMarks(host, marks)
  return host
}

test('marks read and do the same whatever another text had in their place', () => {
  const rows: readonly (readonly CardMark[])[] = [
    [said('long'), said('number lost')],
    [said('edited'), deed],
    [],
    [link],
    [deed, said('long'), link, said('draft')],
    [said('plain')]
  ]
  for (const before of rows)
    for (const after of rows) {
      const host = document.createElement('div')
      fillMarks(host, before)
      fillMarks(host, after)
      expect(host.isEqualNode(drawnAnew(after))).toBe(true)
    }
})

test('a text with nothing to say about it has no empty line below it', () => {
  const host = document.createElement('div')
  fillMarks(host, [said('long')])
  fillMarks(host, [])
  expect(host.hidden).toBe(true)
})
