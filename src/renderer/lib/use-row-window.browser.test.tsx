import { useState } from 'react'
import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { userEvent } from 'vitest/browser'
import { useRowWindow } from './use-row-window.ts'

const HEIGHT = 300
const RECKONED = 40
const KEPT = 4
const BELOW = 70

/** Rows of many heights, none of them what was reckoned. */
const heightOf = (place: number): number => 30 + ((place * 37) % 90)

function List({ listId = 'a', count = 5_000 }: { readonly listId?: string; readonly count?: number }) {
  const { scroller, space, shown, reveal } = useRowWindow({
    listId,
    count,
    reckoned: RECKONED,
    kept: KEPT,
    below: BELOW
  })
  const [higher, setHigher] = useState<number>()
  return (
    <>
      <button type="button" onClick={() => reveal(4_321)}>
        Go far
      </button>
      <button type="button" onClick={() => reveal(count - 1)}>
        Go to the end
      </button>
      <div
        ref={scroller}
        id="scroller"
        tabIndex={-1}
        style={{ height: HEIGHT, overflow: 'auto', overflowAnchor: 'none' }}
      >
        <div ref={space} id="space" style={{ position: 'relative' }}>
          {shown.map(({ place, slot }) => (
            <div
              key={slot}
              data-place={place}
              style={{
                position: 'absolute',
                insetInline: 0,
                height: heightOf(place) + (higher === place ? 500 : 0),
                boxSizing: 'border-box'
              }}
            >
              <button type="button" onClick={() => setHigher(place)}>
                {`Row ${place} of ${listId}`}
              </button>
            </div>
          ))}
        </div>
      </div>
    </>
  )
}

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector)
  if (found === null) throw new Error(`There is no ${selector}`)
  return found
}

/** The rows that can be seen, from the top: place, and where it begins and ends in the list's window. */
function inSight(): readonly { readonly place: number; readonly top: number; readonly bottom: number }[] {
  const window = element('#scroller').getBoundingClientRect()
  return [...document.querySelectorAll<HTMLElement>('[data-place]')]
    .map((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return { place: Number(row.dataset['place']), top: top - window.top, bottom: bottom - window.top }
    })
    .filter(({ top, bottom }) => bottom > 0 && top < HEIGHT)
    .toSorted((a, b) => a.top - b.top)
}

/** When the page has been painted twice: what was measured meanwhile has been taken in. */
const painted = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

function expectNoGap(): void {
  const rows = inSight()
  for (const [at, row] of rows.entries()) {
    expect(row.bottom - row.top).toBeCloseTo(heightOf(row.place))
    const next = rows[at + 1]
    if (next === undefined) continue
    expect(next.place).toBe(row.place + 1)
    expect(next.top).toBeCloseTo(row.bottom)
  }
}

async function scrollBy(pixels: number): Promise<void> {
  element('#scroller').scrollTop += pixels
  await painted()
}

test('rows fill the window without a gap, one below the other, wherever the list is scrolled to', async () => {
  await render(<List />)
  for (const step of [0, 90, 250, 2_000, 50_000, -300, -1_700, 99_000, 400_000, -150]) {
    await scrollBy(step)
    const rows = inSight()
    expect(rows[0]?.top).toBeLessThanOrEqual(0.5)
    expect(rows.at(-1)?.bottom).toBeGreaterThanOrEqual(HEIGHT - 0.5)
    expectNoGap()
  }
})

test('a list that scrolls makes no elements: those of rows out of sight become other rows', async () => {
  await render(<List />)
  await scrollBy(1_000)
  await scrollBy(1_000)
  const before = new Set(element('#space').children)
  for (let step = 0; step < 10; step += 1) await scrollBy(180)
  const fresh = [...element('#space').children].filter((row) => !before.has(row))
  expect(before.size).toBeLessThan(40)
  expect(fresh.length).toBeLessThan(6)
})

test('what is looked at stays where it is while rows above it turn out higher or lower than was reckoned', async () => {
  await render(<List />)
  await userEvent.click(element('button'))
  await expect.poll(() => inSight().some(({ place }) => place === 4_321)).toBe(true)
  for (let step = 0; step < 20; step += 1) {
    const [, second] = inSight()
    await scrollBy(-60)
    const same = inSight().find(({ place }) => place === second?.place)
    expect(same?.top).toBeCloseTo((second?.top ?? 0) + 60, 0)
  }
})

test('a row far away is brought into sight whole, though nothing on the way has been measured', async () => {
  await render(<List />)
  await userEvent.click(element('button'))
  await expect
    .poll(() => inSight().find(({ place, top, bottom }) => place === 4_321 && top >= -0.5 && bottom <= HEIGHT + 0.5))
    .toBeDefined()
})

test('below a row that is brought into sight there is room, below the last one too', async () => {
  const screen = await render(<List />)
  for (const [name, last] of [
    ['Go far', 4_321],
    ['Go to the end', 4_999]
  ] as const) {
    await screen.getByRole('button', { name }).click()
    await expect
      .poll(() => inSight().find(({ place, bottom }) => place === last && bottom <= HEIGHT - BELOW + 0.5))
      .toBeDefined()
    expectNoGap()
  }
})

test('a row that grows pushes down those below it', async () => {
  await render(<List />)
  await userEvent.click(element('[data-place="1"] button'))
  await expect
    .poll(() => Math.round(inSight().find(({ place }) => place === 1)?.bottom ?? 0))
    .toBe(heightOf(0) + heightOf(1) + 500)
})

test('the focus does not go along when an element becomes another row', async () => {
  await render(<List />)
  const button = element('[data-place="2"] button')
  button.focus()
  await scrollBy(5_000)
  expect(button.isConnected).toBe(true)
  expect(document.activeElement).toBe(element('#scroller'))
})

test('the row that is kept stays there wherever the list is scrolled to, in its place, and with it the focus', async () => {
  await render(<List />)
  const button = element(`[data-place="${KEPT}"] button`)
  button.focus()
  await scrollBy(50_000)
  expect(document.activeElement).toBe(button)
  expect(button.textContent).toBe(`Row ${KEPT} of a`)
  await scrollBy(-50_000)
  expectNoGap()
  expect(inSight().some(({ place }) => place === KEPT)).toBe(true)
})

test('another list shows its own rows, as many as it has', async () => {
  const screen = await render(<List />)
  await scrollBy(3_000)
  await screen.rerender(<List listId="b" count={3} />)
  await expect.poll(() => inSight().map(({ place }) => place)).toEqual([0, 1, 2])
  expect(element('[data-place="2"]').textContent).toBe('Row 2 of b')
  expectNoGap()
  await screen.rerender(<List listId="b, anew" count={3} />)
  await painted()
  expectNoGap()
  await screen.rerender(<List listId="c" count={0} />)
  await expect.poll(() => inSight()).toEqual([])
})
