import { useLocalStorage } from '@mantine/hooks'
import { useCallback, useMemo, useState } from 'react'
import type { HtmlForm } from '../../ui/html-form.ts'
import type { DiffLayout } from '../../ui/value-diff.tsx'
import type { ItemView } from './item-view.ts'

/** How the texts are shown; how they are laid out is remembered on this computer. */
export function useItemView(): readonly [ItemView, (change: Partial<ItemView>) => void] {
  const [layout, setLayout] = useLocalStorage<DiffLayout>({
    key: 'wordshelf.review.layout',
    defaultValue: 'inline',
    getInitialValueInEffect: false
  })
  const [form, setForm] = useState<HtmlForm>('text')
  const [wrap, setWrap] = useLocalStorage({
    key: 'wordshelf.review.wrap',
    defaultValue: true,
    getInitialValueInEffect: false
  })
  const change = useCallback(
    (to: Partial<ItemView>): void => {
      if (to.layout !== undefined) setLayout(to.layout)
      if (to.form !== undefined) setForm(to.form)
      if (to.wrap !== undefined) setWrap(to.wrap)
    },
    [setLayout, setWrap]
  )
  return [useMemo(() => ({ layout, form, wrap }), [layout, form, wrap]), change]
}
