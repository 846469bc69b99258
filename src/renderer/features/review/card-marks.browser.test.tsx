import { expect, test } from 'vitest'
import { cardDeedOf } from './card-deeds.ts'
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

test('a press asks for what its mark says now, and nothing where a text that is shown only says so', () => {
  const host = document.createElement('div')
  fillMarks(host, [deed])
  const [button] = host.children
  expect(button && cardDeedOf(button)).toBe('reset')
  fillMarks(host, [{ kind: 'deed', text: 'Show yours', deed: 'switch-text' }])
  expect(button && cardDeedOf(button)).toBe('switch-text')
  const forged = document.createElement('b')
  forged.dataset['deed'] = 'approve'
  expect(cardDeedOf(forged)).toBeUndefined()
})

test('a text with nothing to say about it has no empty line below it', () => {
  const host = document.createElement('div')
  fillMarks(host, [said('long')])
  fillMarks(host, [])
  expect(host.hidden).toBe(true)
})
