import { MultiSelect, Textarea, TextInput } from '@mantine/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { ScreenFrame } from '../app/testing/render.tsx'

beforeEach(() => {
  document.documentElement.dataset['contrast'] = 'more'
})

afterEach(() => {
  delete document.documentElement.dataset['contrast']
})

/** As WCAG reckons it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function ratio(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** The least contrast of a field's edge with what is inside of it and around it. */
function edgeContrast(field: Element): number {
  const { borderTopColor, backgroundColor } = getComputedStyle(field)
  const around = getComputedStyle(document.body).backgroundColor
  return Math.min(ratio(borderTopColor, backgroundColor), ratio(borderTopColor, around))
}

test.each(['light', 'dark'] as const)(
  'where more contrast is asked for the edges of fields have 3:1, and one with the focus has a line of its own, in %s',
  async (colorScheme) => {
    await render(
      <ScreenFrame colorScheme={colorScheme}>
        <TextInput label="Search" />
        <Textarea label="Title" />
        <TextInput label="Wrong" error="Too long" />
        <MultiSelect label="Attributes" data={['title']} />
      </ScreenFrame>
    )
    await expect.element(page.getByLabelText('Search')).toBeVisible()
    const fields = [...document.querySelectorAll('.mantine-Input-input')]
    expect(fields).toHaveLength(4)
    for (const field of fields) {
      await expect.poll(() => edgeContrast(field)).toBeGreaterThanOrEqual(3)
      await userEvent.click(field)
      await expect.poll(() => getComputedStyle(field).outlineStyle).toBe('solid')
      // The edge takes its new colour little by little.
      await Promise.all(field.getAnimations().map(({ finished }) => finished))
      expect(edgeContrast(field)).toBeGreaterThanOrEqual(3)
      expect(getComputedStyle(field).outlineColor).toBe(getComputedStyle(field).borderTopColor)
    }
  }
)
